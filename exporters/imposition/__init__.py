"""Imposition: the pages of any PDF on the sheets of a printer, ready to fold, cut and bind.

    PDF ─▶ originals ─▶ folding (which page where) ─▶ sheets (at which place) ─▶ drawing ─▶ PDF

`folding` is a table of numbers, `sheets` plane geometry; `originals` and `drawing` alone open a
file. The same file and the same scheme give the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from exporters.imposition.folding import fold_signatures, tile_pages
from exporters.imposition.sheets import fit_pages
from exporters.paper import POINTS_PER_MILLIMETRE
from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.imposition.folding import Binding, Sheet
    from exporters.imposition.sheets import Fit

__all__ = ["Imposed", "Scheme", "impose_pages"]


@dataclass(frozen=True, slots=True)
class Scheme:
    """How pages come onto sheets; lengths are in millimetres.

    `booklet` and `signatures` set two pages side by side on sheets that are folded once and laid
    into each other: all of them, or so many that each signature has `number` pages. `n-up` sets
    `number` pages on each side, in reading order. `paper` None is as large as two pages at full
    size, for `n-up` as large as one. `thickness` is that of the paper, for the creep.
    """

    style: Literal["booklet", "signatures", "n-up"]
    number: int = 0
    binding: Literal["auto", "left", "right"] = "auto"
    paper: tuple[float, float] | None = None
    flip: Literal["short", "long"] = "short"
    thickness: float = 0.0
    marks: bool = False


@dataclass(frozen=True, slots=True)
class Imposed:
    """The new file, and how it came out: its sheets, the size of the paper in millimetres.

    `scale` is that of the pages, 1 for full size; `blanks` are the empty places at the end.
    """

    data: bytes
    sheets: int
    paper: tuple[float, float]
    scale: float
    blanks: int
    binding: Binding


def impose_pages(data: bytes, scheme: Scheme, name: str) -> Imposed:
    """The pages of a PDF on sheets; `name` is the file's, for diagnostics.

    Raises SourceError for a file that is no PDF (i-001), is encrypted (i-002) or has no pages
    (i-003), and for paper too small for its pages (i-004).
    """
    from exporters.imposition.drawing import draw_sheets  # noqa: PLC0415 - the PDF library
    from exporters.imposition.originals import open_originals  # noqa: PLC0415 - likewise

    with open_originals(data, name) as originals:
        binding = scheme.binding if scheme.binding != "auto" else originals.binding
        fit = fit_pages(originals.pages, scheme, name)
        sheets = _sheets(len(originals.pages), scheme, fit, binding)
        drawn = draw_sheets(originals, sheets, fit, scheme)
    places = sum(len(side) for sheet in sheets for side in (sheet.front, sheet.back))
    return Imposed(
        drawn, len(sheets), _millimetres(fit), fit.scale, places - len(originals.pages), binding
    )


def _sheets(count: int, scheme: Scheme, fit: Fit, binding: Binding) -> tuple[Sheet, ...]:
    if scheme.style == "n-up":
        return tile_pages(count, fit.columns, fit.rows, binding)
    return fold_signatures(count, scheme.number if scheme.style == "signatures" else 0, binding)


def _millimetres(fit: Fit) -> tuple[float, float]:
    width, height = fit.paper
    return round(width / POINTS_PER_MILLIMETRE, 2), round(height / POINTS_PER_MILLIMETRE, 2)
