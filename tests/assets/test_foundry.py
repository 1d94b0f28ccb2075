"""A cast face is static and sets every text as its source does, but keeps each ZWNJ."""

from __future__ import annotations

import io
import subprocess
from functools import lru_cache
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from exporters.assets import Face, Fonts, foundry
from exporters.assets.families import PINNED, find_sources
from tests.assets.typefounding import make_font, set_text, subset_font

PHRASES = [
    tuple(part.strip() for part in line.split(" . ", 1))
    for line in Path(__file__).with_name("phrases.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
ALL = "".join(phrase for _, phrase in PHRASES)
ZWNJ = "\u200c"
NASKH_WEIGHTS = (400, 700)


@lru_cache(maxsize=8)
def _source(weight: int) -> bytes:
    design = next(family for family in PINNED if family.role == "naskh")
    return next(s.path.read_bytes() for s in find_sources(design) if s.cut.weight == weight)


def _face(fonts: Fonts, role: str, weight: int = 400, *, italic: bool = False) -> Face:
    wanted = (role, weight, italic)
    return next(face for face in fonts.faces if (face.role, face.weight, face.italic) == wanted)


@pytest.mark.parametrize("weight", NASKH_WEIGHTS)
@pytest.mark.parametrize(("lang", "phrase"), PHRASES)
def test_nothing_but_the_zwnj_changes(fonts: Fonts, weight: int, lang: str, phrase: str) -> None:
    cast = _face(fonts, "naskh", weight).path.read_bytes()
    zwnjs = {index for index, character in enumerate(phrase) if character == ZWNJ}
    before, width_before = set_text(_source(weight), phrase, lang)
    after, width_after = set_text(cast, phrase, lang)
    assert width_after == width_before
    assert [g for g in after if g.cluster not in zwnjs] == [
        g for g in before if g.cluster not in zwnjs
    ]


@pytest.mark.parametrize("weight", NASKH_WEIGHTS)
@pytest.mark.parametrize("subset", ["whole", "usual features", "all features"])
def test_every_zwnj_is_kept_at_the_origin_of_its_letter(
    fonts: Fonts, weight: int, subset: str
) -> None:
    cast = _face(fonts, "naskh", weight).path.read_bytes()
    if subset != "whole":
        cast = subset_font(cast, ALL, all_features=subset == "all features")
    invisible = set_text(cast, "\u200d", "fa")[0][0].number
    for lang, phrase in PHRASES:
        glyphs, _ = set_text(cast, phrase, lang)
        for index, character in enumerate(phrase):
            if character != ZWNJ:
                continue
            kept = next(glyph for glyph in glyphs if glyph.cluster == index)
            letter = next(glyph for glyph in glyphs if glyph.cluster < index)
            assert kept.number != invisible
            assert (kept.x, kept.y) == (letter.x, letter.y), phrase


@pytest.mark.parametrize("all_features", [True, False], ids=["all features", "usual features"])
def test_a_subset_sets_every_phrase_as_the_whole_face_does(
    fonts: Fonts,
    all_features: bool,  # noqa: FBT001
) -> None:
    cast = _face(fonts, "naskh").path.read_bytes()
    subset = subset_font(cast, ALL, all_features=all_features)
    assert len(subset) < len(cast) / 2
    for lang, phrase in PHRASES:
        whole, part = set_text(cast, phrase, lang), set_text(subset, phrase, lang)
        assert part[1] == whole[1]
        assert [glyph[1:] for glyph in part[0]] == [glyph[1:] for glyph in whole[0]], phrase


def test_features_are_listed_by_tag_and_each_once(fonts: Fonts) -> None:
    font = TTFont(_face(fonts, "naskh").path)
    for table in (font["GSUB"].table, font["GPOS"].table):
        records = table.FeatureList.FeatureRecord
        tags = [record.FeatureTag for record in records]
        assert tags == sorted(tags)
        for script in table.ScriptList.ScriptRecord:
            systems = [script.Script.DefaultLangSys]
            systems += [record.LangSys for record in script.Script.LangSysRecord]
            for system in systems:
                used = [tags[index] for index in system.FeatureIndex]
                assert len(used) == len(set(used)), script.ScriptTag


@pytest.mark.parametrize(
    ("weight", "italic"), [(400, False), (400, True), (700, False), (700, True)]
)
def test_a_variable_font_is_fixed_at_its_weight(fonts: Fonts, weight: int, italic: bool) -> None:  # noqa: FBT001
    font = TTFont(_face(fonts, "serif", weight, italic=italic).path)
    assert not {"fvar", "gvar", "HVAR", "avar", "DSIG"} & set(font.keys())
    assert font["OS/2"].usWeightClass == weight
    assert bool(font["head"].macStyle & 1) == (weight == 700)
    style = ("Bold " if weight == 700 else "") + ("Italic" if italic else "")
    assert font["name"].getDebugName(2) == (style.strip() or "Regular")


def test_a_bold_face_is_blacker(fonts: Fonts) -> None:
    widths = {
        weight: set_text(_face(fonts, "serif", weight).path.read_bytes(), "minimum", "en")[1]
        for weight in (400, 700)
    }
    assert widths[700] > widths[400]


@pytest.mark.parametrize("code", ["->", "=>", "!=", ">=", "www", "::", "/*", "fi", "|>"])
def test_code_is_set_character_by_character(fonts: Fonts, code: str) -> None:
    mono = _face(fonts, "mono").path.read_bytes()
    glyphs, width = set_text(mono, code, "en")
    alone = [set_text(mono, character, "en") for character in code]
    assert [glyph.number for glyph in glyphs] == [one[0][0].number for one in alone]
    assert width == sum(one[1] for one in alone)


def test_the_same_source_gives_the_same_bytes(fonts: Fonts) -> None:
    assert foundry.cast(_source(400), "naskh", 400) == _face(fonts, "naskh").path.read_bytes()


def test_a_reserved_name_is_given_up() -> None:
    reserved = make_font("Tiny", "Copyright 2026, with Reserved Font Name “Tiny”.")
    names = TTFont(io.BytesIO(foundry.cast(reserved, "serif", 400)))["name"]
    assert names.getDebugName(1) == "Diglot Serif"
    assert names.getDebugName(6) == "DiglotSerif-Regular"
    assert "Tiny" in names.getDebugName(0)


def test_a_name_that_is_free_stays() -> None:
    free = make_font("Tiny", "Copyright 2026")
    assert TTFont(io.BytesIO(foundry.cast(free, "serif", 400)))["name"].getDebugName(1) == "Tiny"


def test_a_font_without_zwnj_is_left_alone() -> None:
    font = TTFont(io.BytesIO(foundry.cast(make_font(), "naskh", 400)))
    assert font.getGlyphOrder() == [".notdef", "a"]


def test_postscript_outlines_are_refused() -> None:
    with pytest.raises(ValueError, match="no TrueType outlines"):
        foundry.cast(make_font(outlines="CFF"), "serif", 400)


def test_a_font_tells_its_own_licence(tmp_path: Path) -> None:
    path = tmp_path / "tiny.ttf"
    path.write_bytes(make_font("Tiny", "Copyright 2026 The Tiny Project"))
    assert foundry.read_license(path) == "Copyright 2026 The Tiny Project\n"


# --- the text of a PDF -----------------------------------------------------------------------

# Words whose ZWNJ stands at a kern, or that only a ZWNJ tells apart.
WORDS = ("رو‌به‌رو", "دو‌باره", "پر‌بار", "سر‌به‌سر", "می‌شوند", "زنده‌گی", "کتاب‌خانه‌ها", "به‌ویژه")


def _pdf(fonts: Fonts) -> bytes:
    import weasyprint  # noqa: PLC0415 - half a second, for this test alone

    face = _face(fonts, "naskh")
    style = (
        f"@font-face {{ font-family: Naskh; src: url('{face.path.as_uri()}') }}"
        "p { font-family: Naskh }"
    )
    body = "".join(f'<p lang="fa-AF" dir="rtl">{word}</p>' for word in WORDS)
    pdf: bytes = weasyprint.HTML(string=f"<style>{style}</style>{body}").write_pdf()
    return pdf


def _words(text: str) -> list[str]:
    controls = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u200e\u200f"))
    lines = text.translate(controls).splitlines()
    return [line.strip() for line in lines if line.strip()]


def test_pdfium_and_pypdf_extract_every_zwnj(fonts: Fonts) -> None:
    pdf = _pdf(fonts)
    assert _words(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()) == list(WORDS)
    assert _words(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()) == list(WORDS)


@pytest.mark.outside
def test_poppler_extracts_every_zwnj(fonts: Fonts) -> None:
    text = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"],
        input=_pdf(fonts), capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    assert _words(text) == list(WORDS)
