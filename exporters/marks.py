"""Printer's marks outside a page or a sheet, as the content of a PDF, in black alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.paper import POINTS_PER_MILLIMETRE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MARK_LENGTH: Final = 5 * POINTS_PER_MILLIMETRE
LEAST_GAP: Final = 2 * POINTS_PER_MILLIMETRE

_HAIRLINE: Final = 0.25
_DASH: Final = 3


def draw_marks(
    columns: Sequence[float], rows: Sequence[float], gap: float, fold: float | None = None
) -> Iterator[str]:
    """Lines that show where to cut, at the `columns` across and the `rows` upwards.

    They stand outside the outermost ones, at the distance `gap`, so that none is left after the
    cut. At `fold` they are dashed. Lengths are in points.
    """
    yield f"q 0 G {_HAIRLINE} w"
    for x in columns:
        yield from _outside(x, rows, gap, across=False)
    for y in rows:
        yield from _outside(y, columns, gap, across=True)
    if fold is not None:
        yield f"[{_DASH}] 0 d"
        yield from _outside(fold, rows, gap, across=False)
    yield "Q"


def _outside(at: float, ends: Sequence[float], gap: float, *, across: bool) -> Iterator[str]:
    """A line before the first of the `ends` and one after the last."""
    for start, stop in (
        (ends[0] - gap - MARK_LENGTH, ends[0] - gap),
        (ends[-1] + gap, ends[-1] + gap + MARK_LENGTH),
    ):
        one, other = ((start, at), (stop, at)) if across else ((at, start), (at, stop))
        yield f"{one[0]:.4f} {one[1]:.4f} m {other[0]:.4f} {other[1]:.4f} l S"
