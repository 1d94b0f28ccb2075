"""A mark on the folds of signatures that shows in which order they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.paper import POINTS_PER_MILLIMETRE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.imposition.sheets import Fit

_STEP_WIDTH: Final = 3 * POINTS_PER_MILLIMETRE
_STEP_HEIGHT: Final = 5 * POINTS_PER_MILLIMETRE
_STEP_DOWN: Final = 7 * POINTS_PER_MILLIMETRE


def draw_collating_mark(fit: Fit, signature: int) -> Iterator[str]:
    """A block on the outer fold of a signature, lower on each: a gap shows one out of order."""
    _, rows = fit.cuts(0)
    steps = max(1, int((rows[-1] - rows[0] - _STEP_HEIGHT) // _STEP_DOWN))
    top = rows[-1] - _STEP_DOWN / 2 - (signature % steps) * _STEP_DOWN
    left = fit.fold - _STEP_WIDTH / 2
    yield f"q 0 g {left:.4f} {top - _STEP_HEIGHT:.4f} {_STEP_WIDTH:.4f} {_STEP_HEIGHT:.4f} re f Q"
