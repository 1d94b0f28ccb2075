"""Embedded fonts: the faces that are needed, small, and shaping as the whole faces do."""

from __future__ import annotations

import io
import re
import struct
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import calcChecksum
from lxml import etree

from exporters.assets.coverage import ALPHABETS
from exporters.epub.fonts import (
    close_under_normalization,
    compress,
    embed_fonts,
    families_of,
    subset,
)
from exporters.epub.usage import Setting
from tests.epub.conftest import BOOKS

if TYPE_CHECKING:
    from exporters.assets import Face, Fonts
    from exporters.assets.families import Role
    from tests.epub.conftest import Publication

# One text for each language and what is hard in it: joining, ZWNJ, marks, ligatures, digits.
TEXTS = {
    "fa-AF": "می‌خواهم «کتابخانه‌های» ۱۴۰۳ را؛ الله، لا، دربارهٔ بی‌کم‌وکاست؟",
    "ps": "ښوونځی، ډېر، ګل، څښتن، ړنګ، ږغ، ئې",
    "ur": "یہ ٹھیک ہے، ڈاک، ڑ، ۓ، ں ھ",
    "ar": "بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ لإلى",
    "en": "The office first affirmed “fjord”, Qu, Th, fly; 1⁄2 of 2024 — AVATAR",
    "de": "Straße, Äpfel, schön, „so“",
    "vi": "tiếng Việt ở đây",
}
URDU = (
    "شہر کے پرانے کتاب خانے میں شام کے وقت بہت کم لوگ آتے تھے۔",
    "کھڑکیوں کے باہر بارش ہوتی اور اندر صرف ورق الٹنے کی آواز سنائی دیتی تھی، تقریباً ۲٬۵۰۰ بار؛",
    "نقطۂ نظر، مسئلہ، گئے، جرأت، مؤقف، ڈاکٹر، ٹھہر گیا ہو؟ پہلی منزل، تیسری منزل۔",
)
SCRIPTS = {"fa-AF": "naskh", "ps": "naskh", "ur": "naskh", "ar": "naskh"}


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("lang", TEXTS)
def test_a_subset_shapes_as_the_whole_face(lang: str, weight: int, fonts: Fonts) -> None:
    """Same clusters, advances, offsets and outlines, glyph by glyph."""
    face = _face(fonts, SCRIPTS.get(lang, "serif"), weight)
    text = TEXTS[lang]
    part = uharfbuzz.Blob(subset(face, text))
    assert _shape(part, text, lang) == _shape(_whole(face), text, lang)


# No face of the Arabic script may be larger, and no article with all that it carries.
LARGEST_FACE, LARGEST_ARTICLE = 150_000, 300_000


@pytest.mark.parametrize("book", BOOKS)
def test_every_text_is_shaped_as_by_the_whole_faces(
    publications: dict[str, Publication], fonts: Fonts, book: str
) -> None:
    """Whatever of a text a face of the publication can write, in whichever face it is set."""
    publication = publications[book]
    texts = texts_of(publication)
    compared = 0
    for face in fonts.faces:
        style = "-italic" if face.italic else ""
        name = f"EPUB/fonts/{face.family.replace(' ', '-')}-{face.weight}{style}.ttf"
        if name not in publication.names:
            continue
        data = publication.archive.read(name)
        covered = "".join(map(re.escape, map(chr, sorted(_coverage(data)))))
        runs = {run for text in texts for run in re.findall(f"[{covered}]+", text)}
        part, whole = _font(uharfbuzz.Blob(data)), _font(_whole(face))
        for run in sorted(runs):
            assert _glyphs(part, run, "fa") == _glyphs(whole, run, "fa"), (name, run)
        compared += len(runs)
    assert compared > 100


@pytest.mark.parametrize("book", BOOKS)
def test_no_face_and_no_article_is_large(publications: dict[str, Publication], book: str) -> None:
    publication = publications[book]
    sizes = {entry.filename: entry.file_size for entry in publication.archive.infolist()}
    assert max(size for name, size in sizes.items() if name.endswith(".ttf")) < LARGEST_FACE
    assert len(publication.data) < LARGEST_ARTICLE


@pytest.mark.outside
@pytest.mark.parametrize("weight", [400, 700])
def test_nastaliq_is_shaped_whole_in_a_small_file(fonts_with_nastaliq: Fonts, weight: int) -> None:
    face = _face(fonts_with_nastaliq, "nastaliq", weight)
    data = subset(face, ALPHABETS["ur"])
    for text in URDU:
        assert _shape(uharfbuzz.Blob(data), text, "ur") == _shape(_whole(face), text, "ur")
    compressed = compress(data)
    assert len(compressed) < LARGEST_FACE
    assert compressed == compress(data)
    assert _coverage(compressed) == _coverage(data)


@pytest.mark.outside
def test_nastaliq_is_embedded_compressed(fonts_with_nastaliq: Fonts) -> None:
    usage = {Setting("nastaliq"): frozenset("ہے «b»"), Setting("naskh"): frozenset("ب")}
    fonts = embed_fonts(fonts_with_nastaliq, usage).fonts
    assert [(font.name, font.media_type) for font in fonts if font.family != "Diglot Serif"] == [
        ("Amiri-400.ttf", "font/ttf"), ("Noto-Nastaliq-Urdu-400.woff2", "font/woff2"),
    ]  # fmt: skip


def texts_of(publication: Publication) -> set[str]:
    """The texts of all content documents, each node once."""
    return {
        text
        for name in publication.names
        if name.endswith(".xhtml")
        for text in etree.fromstring(publication.archive.read(name)).itertext()
    }


def test_a_subset_holds_both_normal_forms(fonts: Fonts) -> None:
    font = TTFont(io.BytesIO(subset(_face(fonts, "naskh", 400), "آ")))
    assert {0x0622, 0x0627, 0x0653} <= set(font.getBestCmap())


def test_a_subset_holds_what_shaping_asks_for(fonts: Fonts) -> None:
    font = TTFont(io.BytesIO(subset(_face(fonts, "naskh", 400), "ب")))
    assert {0x20, 0xA0, 0x200C, 0x200D, 0x25CC} <= set(font.getBestCmap())


def test_naskh_is_drawn_as_large_as_the_roman_beside_it(fonts: Fonts) -> None:
    face = _face(fonts, "naskh", 400)
    whole = TTFont(face.path)["head"].unitsPerEm
    assert TTFont(io.BytesIO(subset(face, "ب")))["head"].unitsPerEm == round(whole / 1.13)


def test_an_enlarged_face_has_the_checksums_of_what_it_holds(fonts: Fonts) -> None:
    data = subset(_face(fonts, "naskh", 400), "ب")
    font = TTFont(io.BytesIO(data), checkChecksums=2)
    assert all(font.reader[tag] for tag in font.reader.keys())  # noqa: SIM118 - no dictionary
    adjustment = font["head"].checkSumAdjustment
    without = data.replace(struct.pack(">L", adjustment), bytes(4), 1)
    assert (calcChecksum(without) + adjustment) & 0xFFFFFFFF == 0xB1B0AFBA


@pytest.mark.parametrize(
    ("characters", "closed"),
    [
        ("é", "ée\u0301"),
        ("e\u0301", "ée\u0301"),
        ("\u0622", "\u0622\u0627\u0653"),
        ("a", "a"),
        ("ệ", "ệẹe\u0302\u0323ê"),
    ],
)
def test_closing_under_normalization(characters: str, closed: str) -> None:
    assert close_under_normalization(characters) >= set(closed)


def test_only_the_faces_that_are_used(fonts: Fonts) -> None:
    usage = {
        Setting("serif"): frozenset("plain"),
        Setting("serif", bold=True): frozenset("\n  "),
        Setting("naskh", bold=True): frozenset("سر"),
    }
    embedding = embed_fonts(fonts, usage)
    assert [font.name for font in embedding.fonts] == ["EB-Garamond-400.ttf", "Amiri-700.ttf"]
    assert [name for name, _ in embedding.licenses] == [
        "Amiri.license.txt",
        "EB-Garamond.license.txt",
    ]
    assert families_of(fonts, usage) == ("EB Garamond", "Amiri")


def test_a_character_is_taken_from_the_next_face_of_the_chain(fonts: Fonts) -> None:
    """Persian digits in a roman text come from the naskh face, as CSS falls back to it."""
    embedding = embed_fonts(fonts, {Setting("serif"): frozenset("a۳")})
    coverage = {font.name: _coverage(font.data) for font in embedding.fonts}
    assert ord("۳") in coverage["Amiri-400.ttf"]
    assert ord("a") in coverage["EB-Garamond-400.ttf"]
    assert ord("a") not in coverage["Amiri-400.ttf"]


def test_what_no_face_has_is_told(fonts: Fonts) -> None:
    usage = {
        Setting("serif"): frozenset("漢a字 \u200b\ufe0f"),
        Setting("naskh", bold=True): frozenset("字ب"),
    }
    embedding = embed_fonts(fonts, usage)
    assert embedding.missing == ("字", "漢")
    assert [font.name for font in embedding.fonts] == ["EB-Garamond-400.ttf", "Amiri-700.ttf"]


@pytest.mark.parametrize("role", ["serif", "naskh", "mono"])
@pytest.mark.parametrize("lang", ALPHABETS)
def test_no_letter_of_a_language_is_missing_in_any_setting(
    fonts: Fonts, role: Role, lang: str
) -> None:
    assert embed_fonts(fonts, {Setting(role): frozenset(ALPHABETS[lang])}).missing == ()


def test_the_rules_name_the_families_by_their_part(fonts: Fonts) -> None:
    embedding = embed_fonts(fonts, {Setting("serif", italic=True): frozenset("a")})
    assert embedding.style_sheet == (
        "@font-face {\n"
        '  font-family: "Diglot Serif";\n'
        "  font-style: italic;\n"
        "  font-weight: 400;\n"
        '  src: url("../fonts/EB-Garamond-400-italic.ttf");\n'
        "}\n"
    )


def _face(fonts: Fonts, role: str, weight: int) -> Face:
    return next(
        face
        for face in fonts.faces
        if (face.role, face.weight, face.italic) == (role, weight, False)
    )


def _coverage(data: bytes) -> set[int]:
    return set(TTFont(io.BytesIO(data)).getBestCmap())


def _whole(face: Face) -> uharfbuzz.Blob:
    return uharfbuzz.Blob.from_file_path(str(face.path))


def _shape(blob: uharfbuzz.Blob, text: str, lang: str) -> list[tuple[object, ...]]:
    return _glyphs(_font(blob), text, lang)


def _font(blob: uharfbuzz.Blob) -> uharfbuzz.Font:
    font = uharfbuzz.Font(uharfbuzz.Face(blob))
    # In units of the design, whatever the units per em say of its size.
    font.scale = (font.face.upem, font.face.upem)
    return font


def _glyphs(font: uharfbuzz.Font, text: str, lang: str) -> list[tuple[object, ...]]:
    """The glyphs of a text: the place of each in the text and on the line, and its outline."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = lang
    uharfbuzz.shape(font, buffer)
    return [
        (info.cluster, position.x_advance, position.x_offset, position.y_offset,
         _outline(font, info.codepoint))
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]  # fmt: skip


@lru_cache(maxsize=10_000)
def _outline(font: uharfbuzz.Font, glyph: int) -> str:
    from fontTools.pens.recordingPen import RecordingPen  # noqa: PLC0415

    pen = RecordingPen()
    font.draw_glyph_with_pen(glyph, pen)
    return str(pen.value)
