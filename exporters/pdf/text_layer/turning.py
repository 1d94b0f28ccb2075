"""Stretches that pdfium would read backwards, turned round for it alone.

pdfium takes the segments of a line from one side to the other, so that a web address in a line from
right to left comes out with its parts in reverse. It finds their order by where the operators begin
that show them; other programs go by where each glyph is, or by the order of the stream. With blanks
around it a piece begins and ends where pdfium has to find it, and is painted where it belongs.
"""

from __future__ import annotations

from collections import deque
from itertools import groupby
from math import ceil
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from exporters.pdf.text_layer.signals import WEAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from exporters.language import Direction
    from exporters.pdf.text_layer.codes import Codes
    from exporters.pdf.text_layer.glyphs import Glyph
    from exporters.pdf.text_layer.pieces import Piece

# In ems: what counts as nothing, and how far apart pieces begin. No multiple of the latter is near
# to a whole em, for pdfium takes blanks in one place for one, and drops the space before it.
_NOTHING: Final = 1e-6
_APART: Final = 0.27
_FEW: Final = 6
_STEPS: Final = 2


def turn_pieces(pieces: Sequence[Piece], reading: Direction) -> None:
    """Give the pieces of each stretch to be turned their reach, from left to right.

    Where pdfium reads from right to left, the last segment comes first, with its pieces in order.
    """
    for turn, group in groupby(pieces, attrgetter("turn")):
        if turn is None:
            continue
        stretch = [piece for piece in group if not piece.is_hidden]
        segments = list(_segments(stretch))[:: -1 if reading == "rtl" else 1]
        order = [piece for segment in segments for piece in segment]
        left = min(glyph.x for piece in stretch for glyph in piece.glyphs)
        right = max(glyph.right for piece in stretch for glyph in piece.glyphs)
        step = min(_APART * order[0].glyphs[0].size, (right - left) / len(order))
        for index, piece in enumerate(order):
            piece.reach = (left + index * step, left + (index + 1) * step)
        order[-1].reach = (left + (len(order) - 1) * step, right)
        _tell_apart(stretch)


def _tell_apart(stretch: Sequence[Piece]) -> None:
    """Give pieces of the same glyphs, not far from each other, different numbers of blanks.

    Of a few operators in a row with the same codes and as many steps pdfium drops all but one.
    """
    recent: deque[tuple[list[int], int]] = deque(maxlen=_FEW)
    for piece in stretch:
        codes = [glyph.code for glyph in piece.glyphs]
        used = [count for others, count in recent if others == codes]
        count = sum(_blanks_around(piece))
        # A step between blanks and glyphs counts as well, if there is one.
        while any(abs(count - other) <= _STEPS for other in used):
            piece.extra += 1
            count += 1
        recent.append((codes, count))


def _blanks_around(piece: Piece) -> tuple[int, int]:
    """How many blanks it takes from where a piece begins to its glyphs, and from there on."""
    start, end = piece.reach or (0, 0)
    em = piece.glyphs[0].size
    before = max(1, ceil((piece.glyphs[0].x - start) / em - _NOTHING))
    behind = max(1, ceil((end - piece.glyphs[-1].right) / em - _NOTHING))
    return before + piece.extra, behind


def keep_pieces(pieces: Sequence[Piece]) -> None:
    """Give pieces that pdfium would not see in their line a reach: where they are painted.

    pdfium skips those without a width, and takes those above or below their line for other lines,
    unless they begin or end broadly.
    """
    for piece in pieces:
        if piece.reach is None and not piece.is_hidden:
            left = min(glyph.x for glyph in piece.glyphs)
            piece.reach = (left, max(glyph.right for glyph in piece.glyphs))


def _segments(stretch: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each of pdfium's segments: a blank parts all but those of weak characters."""

    def key(place: tuple[int, Piece]) -> int:
        index, piece = place
        glyph = piece.glyphs[0]
        is_weak = not glyph.is_rtl and glyph.kind in WEAK
        return -1 if is_weak else index

    for _, segment in groupby(enumerate(stretch), key):
        yield [piece for _, piece in segment]


def with_blanks(piece: Piece, codes: Mapping[str, Codes]) -> list[Glyph]:
    """The glyphs of a piece, with the blanks by which it has its reach.

    Blanks, whole ems, are all that goes to the right; there is no step but to the left, which
    nobody takes for a space.
    """
    if piece.reach is None:
        return piece.glyphs
    start, end = piece.reach
    first = piece.glyphs[0]
    em = first.size
    code = codes[first.font].blank()
    before, behind = _blanks_around(piece)
    return [
        *(first.shown_as(code, "", "mark", start + index * em, em) for index in range(before)),
        *piece.glyphs,
        *(first.shown_as(code, "", "mark", end - index * em, em) for index in range(behind, 0, -1)),
    ]
