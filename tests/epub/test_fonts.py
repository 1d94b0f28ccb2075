"""Embedded fonts: the faces that are needed, small, and shaping as the whole faces do."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from exporters.assets.coverage import ALPHABETS
from exporters.epub.fonts import (
    close_under_normalization,
    embed_fonts,
    families_of,
    subset,
)
from exporters.epub.usage import Setting

if TYPE_CHECKING:
    from exporters.assets import Face, Fonts
    from exporters.assets.families import Role

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
SCRIPTS = {"fa-AF": "naskh", "ps": "naskh", "ur": "naskh", "ar": "naskh"}


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("lang", TEXTS)
def test_a_subset_shapes_as_the_whole_face(lang: str, weight: int, fonts: Fonts) -> None:
    """Same clusters, advances, offsets and outlines, glyph by glyph."""
    face = _face(fonts, SCRIPTS.get(lang, "serif"), weight)
    text = TEXTS[lang]
    whole = uharfbuzz.Blob.from_file_path(str(face.path))
    assert _shape(uharfbuzz.Blob(subset(face, text)), text, lang) == _shape(whole, text, lang)


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


def _shape(blob: uharfbuzz.Blob, text: str, lang: str) -> list[tuple[object, ...]]:
    font = uharfbuzz.Font(uharfbuzz.Face(blob))
    # In units of the design, whatever the units per em say of its size.
    font.scale = (font.face.upem, font.face.upem)
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


def _outline(font: uharfbuzz.Font, glyph: int) -> str:
    from fontTools.pens.recordingPen import RecordingPen  # noqa: PLC0415

    pen = RecordingPen()
    font.draw_glyph_with_pen(glyph, pen)
    return str(pen.value)
