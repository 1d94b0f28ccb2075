"""The cover of a document as a picture: its masthead and title, set as a page and rasterised."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, cast

from exporters import xhtml
from exporters.diagnostics import has_errors
from exporters.errors import SourceError
from exporters.pdf.content import page_root
from exporters.pdf.engine import load_engine
from exporters.pdf.fetcher import DeclaredResources
from exporters.pdf.findings import findings_of
from exporters.xhtml.elements import append, element

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

    from exporters.document import Document
    from exporters.options import Options

WIDTH: Final = 1200
HEIGHT: Final = 1800
_PAGE_WIDTH: Final = 400  # points, as cover.css says
_SIZES: Final = ("", *(f"html {{ font-size: {size}pt }}" for size in (14, 11, 9)))
_COLOURS: Final = 16  # the shades of grey that an e-reader's screen has, and half a byte each
_FLATS: Final = 3  # the paper and the two inks of cover.css
_MOST_BLENDS: Final = 1 << 14  # some six hundred as a rule
_COMPRESSION: Final = 5  # of nine; the last one takes eight times as long for a fiftieth less


def render_cover(document: Document, options: Options) -> bytes:
    """A PNG of 1200 × 1800 pixels in few colours: the same document, the same bytes.

    Raises SourceError for a character that no font has, MissingDependency without Pango.
    """
    engine = load_engine(options.fonts)
    body = element("body")
    append(body, [xhtml.render_masthead(document), xhtml.render_title_block(document)])
    root, resources = page_root(document, body), DeclaredResources.of(document)
    for smaller in _SIZES:
        styles = (options.styles.base, options.styles.cover, smaller)
        pages = engine.render_pages(root, styles, options.fonts, resources, is_passing=True)
        if pages.count == 1:
            break
    found = findings_of(pages.messages, document.sources)
    if has_errors(found):
        raise SourceError(found)
    return _rasterise(pages.data)


def _rasterise(data: bytes) -> bytes:
    """The first page of a PDF file as PNG."""
    import pypdfium2  # noqa: PLC0415 - heavy, and needed for a cover only
    from PIL import Image  # noqa: PLC0415 - it comes with the engine

    with pypdfium2.PdfDocument(data) as pdf:
        # Four bytes to a pixel, as both libraries have them: three take three times as long.
        drawn = pdf[0].render(scale=WIDTH / _PAGE_WIDTH, prefer_bgrx=True)
        size = (drawn.width, drawn.height)
        picture = Image.frombuffer("RGB", size, drawn.buffer, "raw", drawn.mode, drawn.stride, 1)
    written = io.BytesIO()
    _with_few_colours(picture).save(written, "PNG", bits=4, compress_level=_COMPRESSION)
    return written.getvalue()


def _with_few_colours(picture: Picture) -> Picture:
    """The picture in a palette: its flat colours as they are, the blends at their edges in few.

    The palette is made of the colours, each taken once, not of two million pixels.
    """
    from PIL import Image  # noqa: PLC0415 - it comes with the engine

    counted = picture.getcolors(_MOST_BLENDS)
    if counted is None:
        return picture.quantize(_COLOURS, dither=Image.Dither.NONE)
    colours = [cast("tuple[int, ...]", colour) for _, colour in sorted(counted, reverse=True)]
    flats, blends = colours[:_FLATS], colours[_FLATS:]
    inks = [level for colour in flats for level in colour]
    if blends:
        edges = Image.new("RGB", (len(blends), 1))
        edges.putdata(blends)
        inks += edges.quantize(_COLOURS - _FLATS).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette(inks[: 3 * _COLOURS])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)
