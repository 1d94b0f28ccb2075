"""The letters of each marked-content sequence of a PDF, in whatever order, quickly.

A content stream tells them by itself, in a tenth of the time that a browser's engine needs to open
the page; what it cannot tell, that engine reads.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from exporters.verify.content_stream import UnknownContentError, read_sequences
from exporters.verify.opened import open_pdf
from exporters.verify.page_resources import PageResources, read_content, resources_of
from exporters.verify.pdf_marks import read_page, read_painted_text

if TYPE_CHECKING:
    from exporters.verify.pdf_marks import PaintedText


def read_letters(data: bytes, pdf: Any) -> list[PaintedText]:
    """As `read_painted_text`, of a file that is open in pikepdf: its letters, in whatever order.

    Where the order is not that of reading, only what an artifact, or what is not marked, paints in
    one line has a box, which is the place where the pen is set. Raises `pypdfium2.PdfiumError`
    where the file cannot be opened.
    """
    file = open_pdf(data)
    if len(file) != len(pdf.pages):
        return read_painted_text(data)
    quick = _QuickReader()
    painted: list[PaintedText] = []
    for number, page in enumerate(pdf.pages):
        found = quick.read(page.obj, number)
        painted.extend(read_page(file, number) if found is None else found)
    return painted


class _QuickReader:
    """Reads the content streams of a file; what the resources name is looked up once."""

    def __init__(self) -> None:
        import pikepdf  # noqa: PLC0415 - a native library, loaded where a PDF is read

        self._resources: dict[tuple[int, int], PageResources] = {}
        self._refusals = (
            UnknownContentError, pikepdf.PdfError, zlib.error, ValueError, TypeError, LookupError,
            AttributeError, RuntimeError, NotImplementedError,
        )  # fmt: skip

    def read(self, page: Any, number: int) -> list[PaintedText] | None:
        """What a page paints; None where its content stream cannot tell."""
        try:
            return read_sequences(read_content(page), number, self._resources_of(page))
        except self._refusals:
            return None

    def _resources_of(self, page: Any) -> PageResources:
        resources = resources_of(page)
        if not resources.is_indirect:
            return PageResources(resources)
        if resources.objgen not in self._resources:
            self._resources[resources.objgen] = PageResources(resources)
        return self._resources[resources.objgen]
