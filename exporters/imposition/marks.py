"""Marks outside the pages: where to cut, where to fold, in which order the signatures lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.imposition.sheets import MARK_LENGTH
from exporters.paper import POINTS_PER_MILLIMETRE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.imposition.sheets import Fit

_HAIRLINE: Final = 0.25
_DASH: Final = 3
_STEP_WIDTH: Final = 3 * POINTS_PER_MILLIMETRE
_STEP_HEIGHT: Final = 5 * POINTS_PER_MILLIMETRE
_STEP_DOWN: Final = 7 * POINTS_PER_MILLIMETRE


def draw_marks(fit: Fit, creep: float) -> Iterator[str]:
    """Content that draws, in black alone, where a side is cut and folded."""
    columns, rows = fit.cuts(creep)
    yield f"q 0 G {_HAIRLINE} w"
    for x in columns:
        yield from _outside(x, rows, fit.mark_gap, across=False)
    for y in rows:
        yield from _outside(y, columns, fit.mark_gap, across=True)
    if fit.folded:
        yield f"[{_DASH}] 0 d"
        yield from _outside(fit.fold, rows, fit.mark_gap, across=False)
    yield "Q"


def draw_collating_mark(fit: Fit, signature: int) -> Iterator[str]:
    """A block on the outer fold of a signature, lower on each: a gap shows one out of order."""
    _, rows = fit.cuts(0)
    steps = max(1, int((rows[-1] - rows[0] - _STEP_HEIGHT) // _STEP_DOWN))
    top = rows[-1] - _STEP_DOWN / 2 - (signature % steps) * _STEP_DOWN
    left = fit.fold - _STEP_WIDTH / 2
    yield f"q 0 g {left:.4f} {top - _STEP_HEIGHT:.4f} {_STEP_WIDTH:.4f} {_STEP_HEIGHT:.4f} re f Q"


def _outside(at: float, ends: tuple[float, ...], gap: float, *, across: bool) -> Iterator[str]:
    """A line before the first of the `ends` and one after the last, at a distance from both."""
    for start, stop in (
        (ends[0] - gap - MARK_LENGTH, ends[0] - gap),
        (ends[-1] + gap, ends[-1] + gap + MARK_LENGTH),
    ):
        one, other = ((start, at), (stop, at)) if across else ((at, start), (at, stop))
        yield f"{one[0]:.4f} {one[1]:.4f} m {other[0]:.4f} {other[1]:.4f} l S"
