"""Which page stands where on which sheet: numbers alone, as a fold table has them."""

from __future__ import annotations

from typing import Literal

from exporters.values import dataclass

Binding = Literal["left", "right"]
Places = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The pages on the two sides of a sheet, each side from left to right, then downwards.

    Pages count from 1; None is a blank place. `depth` is the number of sheets that it is laid into
    in its signature; `signature` counts from 0.
    """

    front: Places
    back: Places
    depth: int = 0
    signature: int = 0


def fold_signatures(count: int, per_signature: int, binding: Binding) -> tuple[Sheet, ...]:
    """Sheets with two pages a side, folded in the middle, laid into each other, outermost first.

    Each signature has `per_signature` pages, a multiple of four, the last as few as it needs; with
    0 there is one signature: a booklet. The front is the side that is outside when folded, and the
    back is turned over sideways. Blank places come after the last page.
    """
    places = -(-count // 4) * 4
    size = per_signature or places
    sheets: list[Sheet] = []
    for signature, first in enumerate(range(0, places, size)):
        last = min(first + size, places)
        for depth in range((last - first) // 4):
            low, high = first + 2 * depth + 1, last - 2 * depth
            front = _side(high, low, count, binding)
            back = _side(low + 1, high - 1, count, binding)
            sheets.append(Sheet(front, back, depth, signature))
    return tuple(sheets)


def tile_pages(count: int, columns: int, rows: int, binding: Binding) -> tuple[Sheet, ...]:
    """Sheets with a grid of pages on each side; each row runs away from the edge of the binding."""
    per_side = columns * rows
    sides: list[Places] = []
    for first in range(1, count + 1, per_side):
        lines = [
            tuple(page if page <= count else None for page in range(start, start + columns))
            for start in range(first, first + per_side, columns)
        ]
        order = 1 if binding == "left" else -1
        sides.append(tuple(page for line in lines for page in line[::order]))
    if len(sides) % 2:
        sides.append((None,) * per_side)
    return tuple(Sheet(*pair) for pair in zip(sides[::2], sides[1::2], strict=True))


def _side(left: int, right: int, count: int, binding: Binding) -> Places:
    """Two pages as a book bound at the left has them; mirrored for one bound at the right."""
    side = tuple(page if page <= count else None for page in (left, right))
    return side if binding == "left" else side[::-1]
