"""How a reader finds the way: the navigation document (EPUB 3.3, 7) and the NCX before it.

Every label states its language and direction; both tables are made from the same entries.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from exporters import xhtml
from exporters.epub.page_list import render_page_list
from exporters.epub.pages import COVER_NAME, TEXT_NAME, render_main, render_page, title_of
from exporters.language import direction_of, language_of_words
from exporters.terms import term
from exporters.values import dataclass
from exporters.xhtml.elements import EPUB, XHTML, XML_LANG, Content, Element, element, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.document import Document
    from exporters.epub.page_list import PageMark
    from exporters.xhtml import OutlineEntry

NAV_NAME: Final = "nav.xhtml"
NCX_NAME: Final = "toc.ncx"
_NCX: Final = "http://www.daisy.org/z3986/2005/ncx/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table of contents; `lang` is the language of its label."""

    href: str
    lang: str
    label: tuple[Content, ...]
    children: tuple[Entry, ...] = ()

    @property
    def text(self) -> str:
        """The label's characters."""
        return "".join(
            part if isinstance(part, str) else "".join(part.itertext()) for part in self.label
        )

    @property
    def depth(self) -> int:
        """How many levels there are from here down."""
        return 1 + max((child.depth for child in self.children), default=0)


def table_of_contents(document: Document, page: Element) -> tuple[Entry, ...]:
    """The text under its title, its headings below; then what follows it on its `page`."""
    lang, title = document.title.choose(document.lang)
    whole = Entry(
        TEXT_NAME,
        lang,
        tuple(text(title, lang, document.languages)),
        tuple(_heading(entry, document) for entry in xhtml.outline(document)),
    )
    return (whole, *_parts(document, page))


def render_navigation(
    document: Document, page: Element, *, cover: bool, pages: tuple[PageMark, ...] = ()
) -> Element:
    """The navigation document: contents, landmarks, and the pages that are marked.

    `cover` says whether there is one.
    """
    lang, words = term("contents", document.lang)
    contents = element(
        "nav",
        element("h1", words, lang=lang),
        _list(table_of_contents(document, page)),
        id="toc", epub_type="toc", role="doc-toc", aria_label=_in_own(lang, words, document),
    )  # fmt: skip
    landmarks = _landmarks(document, page, cover=cover)
    page_list = render_page_list(document, pages) if pages else None
    main = render_main(document, "", contents, landmarks, page_list)
    return render_page(document, title_of(document), main)


def render_ncx(document: Document, page: Element, pages: tuple[PageMark, ...] = ()) -> bytes:
    """The NCX (OPF 2.0.1, 2.4.1), which reading systems older than EPUB 3 show."""
    entries = table_of_contents(document, page)
    ncx = etree.Element(f"{{{_NCX}}}ncx", nsmap={None: _NCX}, version="2005-1")
    ncx.set(XML_LANG, document.lang)
    ncx.set("dir", direction_of(document.lang))
    head = etree.SubElement(ncx, f"{{{_NCX}}}head")
    depth = max(entry.depth for entry in entries)
    for name, content in (
        ("dtb:uid", document.identifier),
        ("dtb:depth", str(depth)),
        ("dtb:totalPageCount", str(len(pages))),
        ("dtb:maxPageNumber", str(pages[-1].number if pages else 0)),
    ):
        etree.SubElement(head, f"{{{_NCX}}}meta", name=name, content=content)
    lang, _ = document.title.choose(document.lang)
    _label(ncx, "docTitle", title_of(document), lang)
    for person in document.authors:
        lang, name = person.name.choose(document.lang)
        _label(ncx, "docAuthor", name, lang)
    number = _points(etree.SubElement(ncx, f"{{{_NCX}}}navMap"), entries, 1)
    if pages:
        _page_targets(etree.SubElement(ncx, f"{{{_NCX}}}pageList"), pages, number, document)
    etree.indent(ncx)
    return bytes(etree.tostring(ncx, encoding="utf-8", xml_declaration=True)) + b"\n"


def _heading(entry: OutlineEntry, document: Document) -> Entry:
    return Entry(
        f"{TEXT_NAME}#{entry.id}",
        entry.lang,
        tuple(entry.render_label(document)),
        tuple(_heading(child, document) for child in entry.children),
    )


def _parts(document: Document, page: Element) -> Iterator[Entry]:
    """The sections after the body that have a heading: notes, attribution."""
    sections = page.iterfind(f"{{{XHTML}}}body/*/{{{XHTML}}}section[@id]")
    for section in sections:
        heading = section.find(f"{{{XHTML}}}h2")
        if heading is not None:
            label: list[Content] = [heading.text or ""]
            label += (deepcopy(part) for part in heading)
            lang = heading.get("lang") or document.lang
            yield Entry(f"{TEXT_NAME}#{section.get('id')}", lang, tuple(label))


def _list(entries: Iterable[Entry]) -> Element:
    """`ol` of links, each with its language and direction."""
    made = element("ol")
    for entry in entries:
        link = element("a", *entry.label, href=entry.href, lang=entry.lang)
        below = _list(entry.children) if entry.children else None
        made.append(element("li", link, below))
    return made


def _landmarks(document: Document, page: Element, *, cover: bool) -> Element:
    """The places that a reading system has buttons for; hidden, for nobody needs to read them."""
    places = [("bodymatter", TEXT_NAME, "start-of-text")]
    if document.toc:  # only then is the table of contents a page of its own
        places.insert(0, ("toc", f"{NAV_NAME}#toc", "contents"))
    if cover:
        places.insert(0, ("cover", COVER_NAME, "cover"))
    places += (
        ("endnotes", f"{TEXT_NAME}#{section.get('id')}", "notes")
        for section in page.iterfind(f".//{{{XHTML}}}section[@id]")
        if section.get(f"{{{EPUB}}}type") == "endnotes"
    )
    items = element("ol")
    for kind, href, key in places:
        lang, words = term(key, document.lang)
        link = element("a", words, href=href, epub_type=kind, lang=lang)
        items.append(element("li", link))
    lang, words = term("landmarks", document.lang)
    return element(
        "nav", element("h2", words, lang=lang), items,
        id="landmarks", epub_type="landmarks", aria_label=_in_own(lang, words, document),
        hidden="hidden",
    )  # fmt: skip


def _in_own(lang: str, words: str, document: Document) -> str:
    """`words` if they are in the document's language, else nothing.

    An attribute has the language of its element; the heading inside says the same words anyway.
    """
    return words if lang == document.lang else ""


def _points(parent: etree._Element, entries: Iterable[Entry], number: int) -> int:
    """Add a `navPoint` for each entry, numbered in reading order; returns the next number."""
    for entry in entries:
        point = etree.SubElement(
            parent, f"{{{_NCX}}}navPoint", id=f"point-{number}", playOrder=str(number)
        )
        _label(point, "navLabel", entry.text, entry.lang)
        etree.SubElement(point, f"{{{_NCX}}}content", src=entry.href)
        number = _points(point, entry.children, number + 1)
    return number


def _page_targets(
    parent: etree._Element, pages: Iterable[PageMark], number: int, document: Document
) -> None:
    """Add a `pageTarget` for each page; they are numbered behind the points."""
    lang, words = term("pages", document.lang)
    _label(parent, "navLabel", words, lang)
    for order, page in enumerate(pages, start=number):
        target = etree.SubElement(
            parent, f"{{{_NCX}}}pageTarget", id=f"page-{page.number}", type="normal",
            value=str(page.number), playOrder=str(order),
        )  # fmt: skip
        _label(target, "navLabel", page.label, document.lang)
        etree.SubElement(target, f"{{{_NCX}}}content", src=f"{TEXT_NAME}#{page.id}")


def _label(parent: etree._Element, name: str, words: str, lang: str) -> None:
    """Add an element that holds words, with their language and direction."""
    made = etree.SubElement(parent, f"{{{_NCX}}}{name}")
    own = language_of_words(words, lang)
    made.set(XML_LANG, own)
    made.set("dir", direction_of(own))
    etree.SubElement(made, f"{{{_NCX}}}text").text = words
