"""Words as outlines, in the faces of a document: shaped by HarfBuzz, joined, in visual order."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import uharfbuzz
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen

from exporters.bidi import embedding_levels, visual_order
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from exporters.assets import Fonts

_EM = 1000
_REGULAR = 400


class Outline(NamedTuple):
    """An SVG path, y upwards; its advance, lowest and highest point; in thousandths of an em."""

    d: str
    advance: float
    low: float
    high: float


class Scribe:
    """Sets words in the upright, regular faces of `fonts`."""

    def __init__(self, fonts: Fonts) -> None:
        upright = (face for face in fonts.faces if not (face.italic or face.weight > _REGULAR))
        self._faces = [_open(face.path) for face in upright]

    def outline(self, text: str) -> Outline | None:
        """The words as one outline; None where no face has all of them."""
        face = next((face for face in self._faces if _has_all(face, text)), None)
        if face is None:
            return None
        pen = SVGPathPen(None, ntos="{:.1f}".format)
        position, low, high = 0.0, 0.0, 0.0
        scale = _EM / face.face.upem
        for run, direction in _visual_runs(text):
            buffer = uharfbuzz.Buffer()
            buffer.add_str(run)
            buffer.guess_segment_properties()
            buffer.direction = direction
            uharfbuzz.shape(face, buffer)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
                x, y = position + place.x_offset * scale, place.y_offset * scale
                face.draw_glyph_with_pen(
                    info.codepoint, TransformPen(pen, (scale, 0, 0, scale, x, y))
                )
                if extents := face.get_glyph_extents(info.codepoint):
                    top = y + extents.y_bearing * scale
                    low, high = min(low, top + extents.height * scale), max(high, top)
                position += place.x_advance * scale
        return Outline(pen.getCommands(), position, low, high)


def _open(path: Path) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))


def _has_all(face: uharfbuzz.Font, text: str) -> bool:
    return all(face.get_nominal_glyph(ord(sign)) for sign in text if sign.isprintable())


def _visual_runs(text: str) -> Iterator[tuple[str, str]]:
    """The parts of one line from left to right, each with its direction and in logical order."""
    levels = embedding_levels(text)
    for level, places in groupby(visual_order(levels), key=levels.__getitem__):
        yield "".join(text[place] for place in sorted(places)), "rtl" if level % 2 else "ltr"
