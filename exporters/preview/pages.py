"""The pages of a finished PDF as pictures, drawn when a browser asks for them."""

from __future__ import annotations

import io
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pypdfium2

from exporters.verify.pdf_tree import read_tree

if TYPE_CHECKING:
    from exporters.verify.tag_tree import TagTree

# pdfium is not made for several threads at once: it ends the program.
_PEN: Final = threading.Lock()
_WIDEST: Final = 2400


class Pages:
    """An open PDF. `sizes` are its pages' widths and heights in points."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with _PEN, pypdfium2.PdfDocument(data) as pdf:
            self.sizes = [pdf.get_page_size(number) for number in range(len(pdf))]
        self.draw = lru_cache(maxsize=64)(self._draw)

    def _draw(self, number: int, width: int) -> bytes:
        """Page `number`, counted from 1, as a PNG picture about `width` pixels wide.

        Raises IndexError for a page that there is not.
        """
        if not 1 <= number <= len(self.sizes):
            raise IndexError(number)
        scale = min(max(width, 1), _WIDEST) / self.sizes[number - 1][0]
        drawn = io.BytesIO()
        with _PEN, pypdfium2.PdfDocument(self.data) as pdf:
            picture = pdf[number - 1].render(scale=scale).to_pil()
            picture.save(drawn, "PNG", compress_level=1)
            del picture  # it is pdfium's memory
        return drawn.getvalue()

    def read_tree(self) -> TagTree:
        """The structure tree of the file, with the places of its text."""
        with _PEN:
            return read_tree(self.data)
