"""Where pages stand on paper: plane geometry in points, the origin at the lower left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.diagnostics import diagnose
from exporters.errors import SourceError
from exporters.marks import LEAST_GAP, MARK_LENGTH
from exporters.paper import POINTS_PER_MILLIMETRE
from exporters.values import NamedTuple, dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.imposition import Scheme
    from exporters.imposition.folding import Places

# Below it nobody can read a page; above 1 a page would not be what its maker made.
SMALLEST_SCALE: Final = 0.1
_NEAR_FULL: Final = 0.9995  # what rounding a size to hundredths of a millimetre takes away


class Box(NamedTuple):
    """A rectangle by two of its corners."""

    left: float
    bottom: float
    right: float
    top: float


_NO_BLEED: Final = Box(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page as it is seen: its trimmed width and height, and how far its bleed reaches."""

    width: float
    height: float
    bleed: Box = _NO_BLEED


class Placement(NamedTuple):
    """A page on a side: its number, the lower left corner of its trim, and what of it shows."""

    page: int
    x: float
    y: float
    clip: Box


@dataclass(frozen=True, slots=True)
class Fit:
    """The paper, the grid of equal cells in its middle, and the scale of the pages in them."""

    paper: tuple[float, float]
    columns: int
    rows: int
    cell: tuple[float, float]
    scale: float
    mark_gap: float
    folded: bool

    @property
    def grid(self) -> Box:
        """The rectangle of all cells."""
        across, down = self.columns * self.cell[0], self.rows * self.cell[1]
        left, bottom = (self.paper[0] - across) / 2, (self.paper[1] - down) / 2
        return Box(left, bottom, left + across, bottom + down)

    @property
    def fold(self) -> float:
        """The middle of the paper."""
        return self.paper[0] / 2

    def cuts(self, creep: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Where the paper is cut, across and upwards: at the edges of the book, or of each cell."""
        grid = self.grid
        if self.folded:
            return (grid.left + creep, grid.right - creep), (grid.bottom, grid.top)
        return (
            tuple(grid.left + column * self.cell[0] for column in range(self.columns + 1)),
            tuple(grid.bottom + row * self.cell[1] for row in range(self.rows + 1)),
        )


def fit_pages(pages: tuple[PageSize, ...], scheme: Scheme, name: str) -> Fit:
    """The grid in which the pages are largest, but never larger than they are.

    Pages that are folded stand two abreast; others as the paper, upright or across, suits them
    best. Raises SourceError (i-004) where they would be smaller than `SMALLEST_SCALE`.
    """
    width, height = max(p.width for p in pages), max(p.height for p in pages)
    folded = scheme.style != "n-up"
    bleed = max(max(page.bleed) for page in pages)
    gap = max(bleed, LEAST_GAP)
    room = gap + MARK_LENGTH if scheme.marks else 0.0
    paper = _paper(scheme, width, height, room)
    grids = [(2, 1)] if folded else _grids(scheme.number)
    best = max(
        ((sheet, grid) for sheet in (paper, paper[::-1]) for grid in grids),
        key=lambda fit: round(_scale(fit[0], fit[1], (width, height), room), 6),
    )
    (across, down), (columns, rows) = best
    scale = min(1.0, _scale((across, down), (columns, rows), (width, height), room))
    if scale >= _NEAR_FULL:
        scale = 1.0
    if scale < SMALLEST_SCALE:
        size = f"{across / POINTS_PER_MILLIMETRE:.0f} × {down / POINTS_PER_MILLIMETRE:.0f} mm"
        raise SourceError([diagnose("i-004", name, count=columns * rows, size=size)])
    cell = (width * scale, height * scale)
    return Fit((across, down), columns, rows, cell, scale, gap, folded)


def creep_of(depth: int, scheme: Scheme) -> float:
    """How far the pages of a sheet move towards the fold, `depth` sheets inside its signature.

    Inner sheets stand out at the fore edge by the paper that is folded round them: moved by as
    much, every page has the same margin after the cut.
    """
    return depth * scheme.thickness * POINTS_PER_MILLIMETRE


def place_side(
    side: Places, creep: float, pages: tuple[PageSize, ...], fit: Fit
) -> Iterator[Placement]:
    """Where the pages of one side stand; a page to be folded touches the fold, but for its creep.

    Where a fold lies between two pages, neither shows across it.
    """
    for index, number in enumerate(side):
        if number is None:
            continue
        size = pages[number - 1]
        row, column = divmod(index, fit.columns)
        width, height = size.width * fit.scale, size.height * fit.scale
        left = fit.grid.left + column * fit.cell[0]
        y = fit.grid.top - (row + 1) * fit.cell[1] + (fit.cell[1] - height) / 2
        if not fit.folded:
            x = left + (fit.cell[0] - width) / 2
            yield Placement(number, x, y, Box(x, y, x + width, y + height))
            continue
        bleed = Box(*(length * fit.scale for length in size.bleed))
        if column == 0:
            x = fit.fold - width + creep
            clip = Box(x - bleed.left, y - bleed.bottom, fit.fold, y + height + bleed.top)
        else:
            x = fit.fold - creep
            clip = Box(fit.fold, y - bleed.bottom, x + width + bleed.right, y + height + bleed.top)
        yield Placement(number, x, y, clip)


def _paper(scheme: Scheme, width: float, height: float, room: float) -> tuple[float, float]:
    if scheme.paper is not None:
        across, down = scheme.paper
        return across * POINTS_PER_MILLIMETRE, down * POINTS_PER_MILLIMETRE
    return (width, height) if scheme.style == "n-up" else (2 * (width + room), height + 2 * room)


def _grids(number: int) -> list[tuple[int, int]]:
    """Columns and rows of every grid with so many cells."""
    return [(n, number // n) for n in range(1, number + 1) if number % n == 0]


def _scale(
    paper: tuple[float, float], grid: tuple[int, int], page: tuple[float, float], room: float
) -> float:
    """How large pages may be so that a grid of them fits the paper."""
    return min(
        (side - 2 * room) / (count * length)
        for side, count, length in zip(paper, grid, page, strict=True)
    )
