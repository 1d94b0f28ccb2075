"""The cover of a document as a picture: its masthead and title, set as a page and rasterised."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from exporters import xhtml
from exporters.diagnostics import has_errors
from exporters.errors import SourceError
from exporters.pdf.content import page_root
from exporters.pdf.engine import load_engine
from exporters.pdf.fetcher import DeclaredResources
from exporters.pdf.findings import findings_of
from exporters.xhtml.elements import append, element

if TYPE_CHECKING:
    from exporters.document import Document
    from exporters.options import Options

WIDTH: Final = 1200
HEIGHT: Final = 1800
_PAGE_WIDTH: Final = 400  # points, as cover.css says
_COLOURS: Final = 32


def render_cover(document: Document, options: Options) -> bytes:
    """A PNG of 1200 × 1800 pixels in few colours: the same document, the same bytes.

    Raises SourceError for a character that no font has, MissingDependency without Pango.
    """
    engine = load_engine(options.fonts)
    body = element("body")
    append(body, [xhtml.render_masthead(document), xhtml.render_title_block(document)])
    pages = engine.render_pages(
        page_root(document, body),
        (options.styles.base, options.styles.cover),
        options.fonts,
        DeclaredResources.of(document),
    )
    found = findings_of(pages.messages, document.sources)
    if has_errors(found):
        raise SourceError(found)
    return _rasterise(pages.data)


def _rasterise(data: bytes) -> bytes:
    """The first page of a PDF file as PNG."""
    import pypdfium2  # noqa: PLC0415 - heavy, and needed for a cover only

    with pypdfium2.PdfDocument(data) as pdf:
        picture = pdf[0].render(scale=WIDTH / _PAGE_WIDTH).to_pil()
    written = io.BytesIO()
    picture.convert("RGB").quantize(_COLOURS, dither=0).save(written, "PNG", optimize=True)
    return written.getvalue()
