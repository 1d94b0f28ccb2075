"""Sheets as the pages of a new PDF; each original page is a form XObject on its sheet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pikepdf

from exporters import __version__
from exporters.imposition.collating import draw_collating_mark
from exporters.imposition.originals import number
from exporters.imposition.sheets import creep_of, place_side
from exporters.marks import draw_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.imposition import Scheme
    from exporters.imposition.folding import Sheet
    from exporters.imposition.originals import Originals
    from exporters.imposition.sheets import Fit, Placement

_INFORMATION: Final = ("/Title", "/Author", "/Subject", "/Keywords", "/CreationDate", "/ModDate")
# What colours mean and which layers show is said once for a whole file.
_CATALOGUE: Final = ("/OutputIntents", "/OCProperties")


def draw_sheets(originals: Originals, sheets: tuple[Sheet, ...], fit: Fit, scheme: Scheme) -> bytes:
    """The sheets as PDF, front and back in turn; a back that is blank at the end is left out.

    A printer that turns the sheets over by the edge that the scheme names puts each back on its
    front.
    """
    several = any(sheet.signature for sheet in sheets)
    with pikepdf.new() as pdf:
        for sheet in sheets:
            creep = creep_of(sheet.depth, scheme)
            marks: list[str] = []
            if scheme.marks:
                marks += draw_marks(
                    *fit.cuts(creep), fit.mark_gap, fit.fold if fit.folded else None
                )
            spine = draw_collating_mark(fit, sheet.signature) if marks and several else ()
            placed = [*place_side(sheet.front, creep, originals.pages, fit)]
            content = [*_show(placed, fit), *marks, *(spine if sheet.depth == 0 else ())]
            _add_page(pdf, originals, placed, content, fit)
            placed = [*place_side(sheet.back, creep, originals.pages, fit)]
            if placed or sheet is not sheets[-1]:
                content = [*_back_matrix(fit, scheme), *_show(placed, fit), *marks]
                _add_page(pdf, originals, placed, content, fit)
        return _saved(pdf, originals, scheme)


def _show(placed: list[Placement], fit: Fit) -> Iterator[str]:
    """Content that shows the pages, each clipped to its own place."""
    scale = number(fit.scale)
    for page, x, y, clip in placed:
        area = (clip.left, clip.bottom, clip.right - clip.left, clip.top - clip.bottom)
        yield f"q {' '.join(str(number(length)) for length in area)} re W n"
        yield f"{scale} 0 0 {scale} {number(x)} {number(y)} cm /P{page} Do Q"


def _back_matrix(fit: Fit, scheme: Scheme) -> Iterator[str]:
    """Content that turns a back on its head where it then is upright behind its front.

    That is so where the printer turns the sheets over by an edge that lies.
    """
    across, down = fit.paper
    upright = "short" if across >= down else "long"
    if scheme.flip != upright:
        yield f"-1 0 0 -1 {number(across)} {number(down)} cm"


def _add_page(
    pdf: pikepdf.Pdf, originals: Originals, placed: list[Placement], content: list[str], fit: Fit
) -> None:
    """A side as a page of the paper's size; its trim is that of all pages together."""
    forms = {
        f"/P{place.page}": pdf.copy_foreign(originals.forms[place.page - 1]) for place in placed
    }
    media = pikepdf.Array([0, 0, *map(number, fit.paper)])
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=media,
        TrimBox=pikepdf.Array(map(number, fit.grid)),
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(forms)),
        Contents=pdf.make_stream("\n".join(content).encode()),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def _saved(pdf: pikepdf.Pdf, originals: Originals, scheme: Scheme) -> bytes:
    """The file, telling printers to print it on both sides at its own size."""
    root, information = originals.pdf.Root, originals.pdf.docinfo
    for key in _CATALOGUE:
        if key in root:
            pdf.Root[key] = pdf.copy_foreign(originals.pdf.make_indirect(root[key]))
    edge = {"short": "Short", "long": "Long"}[scheme.flip]
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(
        PrintScaling=pikepdf.Name("/None"),
        Duplex=pikepdf.Name(f"/DuplexFlip{edge}Edge"),
        PickTrayByPDFSize=True,
    )
    for key in _INFORMATION:
        if key in information:
            pdf.docinfo[key] = str(information[key])
    pdf.docinfo["/Creator"] = f"diglot {__version__}"
    stream = io.BytesIO()
    pdf.save(
        stream, min_version=originals.pdf.pdf_version, deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )  # fmt: skip
    return stream.getvalue()
