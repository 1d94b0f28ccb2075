"""XHTML and style sheets → pages and PDF: the one door to WeasyPrint.

Import this module through `engine.load_engine` only: its import loads the engine, which reads a
font configuration and fails where Pango is missing.
"""

from __future__ import annotations

import warnings
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import cssselect2
from lxml import etree
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from exporters.pdf import sheets
from exporters.pdf.fetcher import DeclaredResources
from exporters.pdf.findings import collected_log
from exporters.pdf.fontconfig import only_fonts
from exporters.pdf.laid_out import fragments_of
from exporters.pdf.pages import paginate
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    import pydyf
    from weasyprint.document import Document

    from exporters.assets import Fonts
    from exporters.pagination import Pagination
    from exporters.xhtml.elements import Element

LOGGER_NAME = "weasyprint"


@dataclass(frozen=True, slots=True)
class Pages:
    """A PDF file, the number of its pages, and what the engine logged: (level, text) pairs.

    `pagination` says where in the text its pages begin, None where nobody asked for that.
    """

    data: bytes
    count: int
    messages: tuple[tuple[int, str], ...]
    pagination: Pagination | None = None


def render_pages(  # noqa: PLR0913 - what a page is made of
    root: Element,
    styles: tuple[str, ...],
    fonts: Fonts,
    resources: DeclaredResources,
    *,
    variant: str | None = None,
    finish: Callable[[pydyf.PDF], None] | None = None,
    is_passing: bool = False,
    with_pagination: bool = False,
) -> Pages:
    """Set the XHTML tree `root` with the style sheets, in this order, as a PDF file.

    `variant` is one of the engine's (`pdf/a-3a`), None for a plain file without tags. `finish`
    is given the file's objects before they are written. A file that `is_passing`, which nobody
    keeps, is not compressed.
    """
    with collected_log(LOGGER_NAME) as messages:
        document = _lay_out(root, styles, fonts, resources)
        pagination = _paginate(document) if with_pagination else None
        # The engine leaves the colour profile's file to the garbage collector.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            data = document.write_pdf(
                pdf_variant=variant,
                uncompressed_pdf=is_passing,
                finisher=(lambda _, pdf: finish(pdf)) if finish else None,
            )
    return Pages(_with_plain_stream_ends(data), len(document.pages), tuple(messages), pagination)


def find_pagination(
    root: Element, styles: tuple[str, ...], fonts: Fonts, resources: DeclaredResources
) -> Pagination:
    """Where in the text the pages begin that `render_pages` makes; nothing is written."""
    with collected_log(LOGGER_NAME):
        return _paginate(_lay_out(root, styles, fonts, resources))


def _lay_out(
    root: Element, styles: tuple[str, ...], fonts: Fonts, resources: DeclaredResources
) -> Document:
    faces = _load_faces(fonts)
    return _Tree(root, _Fetcher(resources)).render(
        font_config=faces, stylesheets=[_parse_styles(text, faces) for text in styles]
    )


def _paginate(document: Document) -> Pagination:
    return paginate(fragments_of(page, {}) for page in document.pages)


def _with_plain_stream_ends(data: bytes) -> bytes:
    """The file with no doubt about where a stream ends (ISO 19005-3, 6.1.7.1).

    The writer ends each stream's data with a line feed. After data whose own last byte is a
    carriage return, the two would read as one end of line; a carriage return cannot.
    """
    return data.replace(b"\r\nendstream", b"\r\rendstream")


class _Tree(HTML):  # type: ignore[misc] # the engine has no type annotations
    """A tree handed over as it is: the engine's own constructor would parse a text first."""

    def __init__(self, root: Element, fetcher: URLFetcher) -> None:
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(_html_tree(root))
        self.etree_element = self.wrapper_element.etree_element


def _html_tree(root: Element) -> ET.Element:
    """The tree as the standard library's, its XHTML elements named as in HTML."""
    tree = ET.fromstring(etree.tostring(root))  # noqa: S314 - serialised just now
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    return tree


class _Fetcher(URLFetcher):  # type: ignore[misc]
    """Opens the declared resources; refuses every other address, whatever its scheme."""

    def __init__(self, resources: DeclaredResources) -> None:
        super().__init__(allowed_protocols=frozenset())
        self._resources = resources

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002
        """The resource at `url`; the engine logs the refusal of another."""
        resource = self._resources.open(url)
        return URLFetcherResponse(url, resource.data, {"Content-Type": resource.media_type})


@lru_cache(maxsize=2)
def _load_faces(fonts: Fonts) -> FontConfiguration:
    """The fonts as the engine knows them; loading them costs as much as setting a page."""
    with only_fonts(fonts):
        return FontConfiguration()


@lru_cache(maxsize=8)
def _parse_styles(text: str, faces: FontConfiguration) -> CSS:
    kept = sheets.find(text)
    if kept is not None:
        return kept.css
    return CSS(string=text, font_config=faces, url_fetcher=_Fetcher(DeclaredResources({})))
