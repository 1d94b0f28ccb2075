"""Small fonts made for a test, and how a text looks when it is set in a font."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

import uharfbuzz
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen


def make_font(family: str = "Tiny", copyright_notice: str = "", *, outlines: str = "glyf") -> bytes:
    """A font of one letter, `a`, with TrueType (`glyf`) or PostScript (`CFF`) outlines."""
    is_truetype = outlines == "glyf"
    builder = FontBuilder(unitsPerEm=1000, isTTF=is_truetype)
    builder.setupGlyphOrder([".notdef", "a"])
    builder.setupCharacterMap({ord("a"): "a"})
    if is_truetype:
        pen = TTGlyphPen(None)
        pen.moveTo((0, 0))
        pen.lineTo((0, 500))
        pen.lineTo((500, 0))
        pen.closePath()
        builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "a": pen.glyph()})
    else:
        strings = {name: T2CharStringPen(500, None).getCharString() for name in (".notdef", "a")}
        builder.setupCFF(family, {}, strings, {})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "a": (500, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2(usWeightClass=400)
    builder.setupPost()
    builder.setupNameTable(
        {"copyright": copyright_notice, "familyName": family, "styleName": "Regular"}
    )
    data = BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(data)
    return data.getvalue()


class Glyph(NamedTuple):
    """A glyph where it is drawn: its number, the character it begins at, its place on the line."""

    number: int
    cluster: int
    x: int
    y: int


def set_text(font: bytes, text: str, lang: str) -> tuple[tuple[Glyph, ...], int]:
    """The glyphs of a line as HarfBuzz sets it, from left to right, and the line's width."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = lang
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(font)), buffer)
    glyphs, pen = [], 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        x, y = pen + position.x_offset, position.y_offset
        glyphs.append(Glyph(info.codepoint, info.cluster, x, y))
        pen += position.x_advance
    return tuple(glyphs), pen


def subset_font(font: bytes, text: str, *, all_features: bool) -> bytes:
    """The font with the glyphs that a text needs, and all layout features or the usual ones."""
    inputs = uharfbuzz.SubsetInput()
    inputs.unicode_set.update(map(ord, text))
    inputs.unicode_set.update([0x20, 0x200D])
    if all_features:
        inputs.layout_feature_tag_set.clear()
        inputs.layout_feature_tag_set.invert()
    return bytes(uharfbuzz.subset(uharfbuzz.Face(font), inputs).blob.data)
