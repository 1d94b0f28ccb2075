"""Codes of an embedded font beyond its own glyphs: the same outlines, placed or read otherwise.

With Identity-H and an identity CIDToGIDMap a code is a glyph's number (ISO 32000-1, 9.7.4.2). A
code that needs another text, another place or nothing to paint gets a glyph behind the font's
last one; `composites` puts it into the font's file.
"""

from __future__ import annotations

from typing import Final

from exporters.pdf.text_layer import blanks
from exporters.values import NamedTuple


class Part(NamedTuple):
    """A glyph of the font, moved to the right and upwards by thousandths of the font's size."""

    glyph: int
    x: int = 0
    y: int = 0


STRUT: Final = 30  # ems
STRUT_PART: Final = Part(-1)
_BLOCK: Final = 256


class Codes:
    """The codes of one font. `texts` and `widths` are the font's own tables, code by code.

    From `first` on the font has no glyph, `units` makes an em. The first code of those made here,
    a multiple of 256, is that of the blank.
    """

    def __init__(
        self, first: int, units: int, texts: dict[int, str], widths: dict[int, int]
    ) -> None:
        self.made: list[tuple[Part, ...]] = [()]
        self.first = -(-first // _BLOCK) * _BLOCK
        self.units = units
        self._texts = texts
        self._widths = widths
        self._codes: dict[tuple[str, tuple[Part, ...], int, bool], int] = {}

    def code_for(
        self, text: str, parts: tuple[Part, ...], width: int, *, is_twin: bool = False
    ) -> int:
        """The code that paints these parts, reads as `text` and advances by `width`/1000 em.

        A twin is another code for the same.
        """
        if not is_twin and len(parts) == 1 and parts[0] == Part(parts[0].glyph):
            own = self.own_code(text, parts[0].glyph, width)
            if own is not None:
                return own
        key = (text, parts, width, is_twin)
        code = self._codes.get(key)
        if code is None:
            code = self._codes[key] = self.first + len(self.made)
            self.made.append(parts)
            self._texts[code] = text
            self._widths[code] = width
        return code

    def own_code(self, text: str, glyph: int, width: int) -> int | None:
        """The glyph's own number, if that is free for this text."""
        is_free = self._widths.get(glyph) == width and self._texts.setdefault(glyph, text) == text
        return glyph if is_free else None

    def twin_of(self, code: int) -> int:
        """Another code for the same glyph: some extractors drop one that is shown twice nearby."""
        return self.code_for(
            self._texts[code], self._parts_of(code), self._widths[code], is_twin=True
        )

    def widened(self, code: int, width: int) -> int:
        """The code of the same glyph and text that advances by `width`/1000 em."""
        return self.code_for(self._texts[code], self._parts_of(code), width)

    def _parts_of(self, code: int) -> tuple[Part, ...]:
        return self.made[code - self.first] if self.made_here(code) else (Part(code),)

    def made_here(self, code: int) -> bool:
        """Whether a code is one that was made here."""
        return self.first <= code < self.first + len(self.made)

    def blank(self) -> int:
        """The code of a blank, an em wide."""
        self._texts[self.first] = blanks.TEXT
        self._widths[self.first] = 1000
        return self.first

    def edge(self) -> int:
        """The code of an edge: no width, no ink, and no text to a program that knows of blanks."""
        return self.code_for(blanks.TEXT, (), 0)

    def strut(self) -> int:
        """The code of a space, `STRUT` ems wide and a fifth of an em high, that paints nothing.

        Other spaces have no extent: a program that measures what is painted does not see them.
        """
        return self.code_for(" ", (STRUT_PART,), 0)

    @property
    def are_used(self) -> bool:
        """Whether any code was made."""
        return len(self.made) > 1 or self.first in self._texts

    @property
    def needed(self) -> set[int]:
        """The glyphs that the made ones consist of."""
        return {part.glyph for parts in self.made for part in parts if part != STRUT_PART}

    @property
    def advances(self) -> list[int]:
        """The advances of the made glyphs, in thousandths of an em."""
        return [self._widths.get(self.first + index, 0) for index in range(len(self.made))]
