"""A PDF that is open for all gates: its objects in pikepdf, its pages in pdfium.

To open a page is to read its fonts, and to find its text to place every letter: as much as reading
that text. Those of a short file are opened once, and stay open for the next gate.
"""

from __future__ import annotations

import atexit
import io
from functools import lru_cache
from typing import Any, Final

from exporters.values import NamedTuple

_MOST_KEPT: Final = 8


class OpenedPage(NamedTuple):
    """A page and its text, as pypdfium2 knows them; they are closed when nobody has them."""

    page: Any
    text: Any


class OpenedPdf:
    """A PDF whose pages can be read. Raises `pypdfium2.PdfiumError` where it is none."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2  # noqa: PLC0415 - a native library, loaded where a PDF is read

        self._document = pypdfium2.PdfDocument(data)
        self._kept: dict[int, OpenedPage] = {}

    def __len__(self) -> int:
        return len(self._document)

    def height_of(self, number: int) -> float:
        """The height of a page in points, as it is shown. Pages are counted from 0."""
        height: float = self._document.get_page_size(number)[1]
        return height

    def open(self, number: int) -> OpenedPage:
        """A page and its text."""
        found = self._kept.get(number)
        if found is None:
            page = self._document[number]
            found = OpenedPage(page, page.get_textpage())
            if len(self) <= _MOST_KEPT:
                self._kept[number] = found
        return found


@lru_cache(maxsize=1)
def open_objects(data: bytes) -> Any:
    """The file as pikepdf's `Pdf`, to read and not to change; the last one is kept.

    Raises `pikepdf.PdfError` where it is none.
    """
    import pikepdf  # noqa: PLC0415 - a native library, loaded where a PDF is read

    return pikepdf.open(io.BytesIO(data))


@lru_cache(maxsize=1)
def open_pdf(data: bytes) -> OpenedPdf:
    """The file, opened; the last one is kept. Raises as `OpenedPdf` does."""
    file = OpenedPdf(data)
    _close_at_exit()
    return file


@lru_cache(maxsize=1)
def _close_at_exit() -> None:
    """See to it that the last file is closed before pdfium is, which would complain."""
    atexit.register(open_pdf.cache_clear)
