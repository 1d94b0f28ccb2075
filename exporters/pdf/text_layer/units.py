"""Pango's memory, read for many glyphs at once."""

from __future__ import annotations

from typing import Any, Final

from exporters.values import NamedTuple

# The fields of a PangoGlyphInfo, integers all: a glyph's number, its advance, how far it is moved
# to the right and down, flags of which some bits are never set.
NUMBER, ADVANCE, RIGHT, DOWN, FLAGS, FIELDS = 0, 1, 2, 3, 4, 5
# Pango's units per pixel; the engine takes them for thousandths where it moves a glyph aside.
PER_PIXEL: Final = 1024
# PANGO_GLYPH_EMPTY, the glyph of a character that paints nothing, and PANGO_GLYPH_UNKNOWN_FLAG.
NOTHING: Final = 0x0FFFFFFF
MISSING: Final = 0x10000000
# No smaller text is painted, in pixels.
LEAST_SIZE: Final = 1e-6


class Units(NamedTuple):
    """Pango as the engine has it: its functions, its memory, the pixels of its unit."""

    pango: Any
    memory: Any
    pixels: float

    def fields_of(self, glyphs: Any) -> list[int]:
        """The fields of all glyphs of a string, one glyph after another."""
        start = self.memory.cast("int *", glyphs.glyphs)
        fields: list[int] = self.memory.unpack(start, glyphs.num_glyphs * FIELDS)
        return fields

    def clusters_of(self, glyphs: Any) -> list[int]:
        """Where each glyph's cluster begins, in bytes of the run's text."""
        clusters: list[int] = self.memory.unpack(glyphs.log_clusters, glyphs.num_glyphs)
        return clusters

    def measure(self, glyph: int, pango_font: Any, size: float, stream: Any) -> int:
        """The width of a glyph in thousandths of an em; `stream` lends its rectangles."""
        self.pango.pango_font_get_glyph_extents(
            pango_font, glyph, stream.ink_rect, stream.logical_rect
        )
        width: int = round(stream.logical_rect.width * 1000 * self.pixels / size)
        return width
