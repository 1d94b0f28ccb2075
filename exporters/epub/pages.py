"""The XHTML documents of a publication: the text itself, and the page that shows its cover.

The direction contract holds in each: `dir` on `html` and `body` is the publication's (some
reading systems take it away and set one direction for all), and the text's own language and
direction stand on the element around it all. That is a `section` in the role of `main`: makers of
Kindle's format know no `main`, and would keep a long text in one piece.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from exporters import xhtml
from exporters.epub.marks import mark_runs
from exporters.formulas import MATHML
from exporters.language import direction_of, same_language
from exporters.terms import term
from exporters.xhtml.elements import XHTML, Element, element

if TYPE_CHECKING:
    from collections.abc import Callable

    from exporters.document import Document

TEXT_NAME: Final = "text.xhtml"
COVER_NAME: Final = "cover.xhtml"
STYLE_NAMES: Final = ("fonts.css", "base.css", "epub.css", "epub-modern.css")


def render_text(document: Document, families_in: Callable[[Element], tuple[str, ...]]) -> Element:
    """The document, whole; its colophon names the typefaces that `families_in` finds in it."""
    notes = xhtml.render_notes(document)
    content = (
        xhtml.render_masthead(document),
        xhtml.render_title_block(document),
        *xhtml.render_body(document),
        notes,
        xhtml.render_attribution(document),
        xhtml.render_colophon(document),
    )
    main = render_main(document, "bodymatter", *content)
    if notes is not None and not notes.get("id"):
        notes.set("id", _free_id("notes", main))
    xhtml.mark_nastaliq(main, document)
    main[-1] = xhtml.render_colophon(document, families_in(main))
    return render_page(document, title_of(document), main)


def render_cover(document: Document, image: str) -> Element:
    """The page that shows the picture `image` (a path from here) and says what it stands for."""
    picture = element("img", src=image, alt=_cover_alternative(document), role="doc-cover")
    main = render_main(document, "cover", element("div", picture, classes="cover"))
    return render_page(document, title_of(document), main)


def render_main(document: Document, kind: str, *content: Element | None) -> Element:
    """The element around all that a page shows, in the document's language; `kind`: `epub:type`."""
    return element("section", *content, lang=document.lang, epub_type=kind, role="main")


def render_page(document: Document, title: str, main: Element) -> Element:
    """An XHTML document around `main`, in the direction of the publication."""
    direction = direction_of(document.lang)
    links = (
        element("link", rel="stylesheet", type="text/css", href=f"styles/{name}")
        for name in STYLE_NAMES
    )
    head = element("head", element("meta", charset="utf-8"), element("title", title), *links)
    html = element("html", head, element("body", main, dir=direction), lang=document.lang)
    for parent in (html, head, html[1], main):
        _set_apart(parent)
    _mark_turned_items(main, direction)
    xhtml.mark_nastaliq(html, document)
    mark_runs(html)
    return html


def serialize(html: Element) -> bytes:
    """The bytes of an XHTML document, in UTF-8 with its declarations."""
    etree.cleanup_namespaces(html, keep_ns_prefixes=["epub"])
    body: bytes = etree.tostring(
        html, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>"
    )
    return body + b"\n"


def properties_of(html: Element) -> tuple[str, ...]:
    """What a page holds that its manifest item must declare (EPUB 3.3, D.6)."""
    return ("mathml",) if next(html.iter(f"{{{MATHML}}}math"), None) is not None else ()


def title_of(document: Document) -> str:
    """The title, in the document's language."""
    return document.title.choose(document.lang)[1]


def _cover_alternative(document: Document) -> str:
    """Title, subtitle, authors and publisher in the document's language.

    These are the very words of a generated cover; of a picture of the author's own they say
    whose it is. An attribute has one language: without a label in the document's, they stand alone.
    """
    texts = (
        document.title,
        document.subtitle,
        *(person.name for person in document.authors),
        document.imprint,
    )
    words = " · ".join(text.choose(document.lang)[1] for text in texts if text is not None)
    if document.cover:
        lang, label = term("cover", document.lang)
        said = f"{label}: {words}"
    else:
        lang, said = term("generated-cover-alternative", document.lang, words=words)
    return said if same_language(lang, document.lang) else words


def _mark_turned_items(parent: Element, direction: str) -> None:
    """Add the class `turn` to list items that run against their list.

    Their numbers stand at their own side, where the list has no room for them.
    """
    for child in parent:
        own = child.get("dir") or direction
        if own != direction and child.tag == f"{{{XHTML}}}li":
            child.set("class", f"{child.get('class') or ''} turn".strip())
        _mark_turned_items(child, own)


def _set_apart(parent: Element) -> None:
    """Put each child of an element without text of its own on a line of its own."""
    if len(parent):
        parent.text = "\n"
        for child in parent:
            child.tail = "\n"


def _free_id(wish: str, main: Element) -> str:
    """`wish`, with a number where the text has an element of that id."""
    taken = set(main.xpath("//@id"))
    return next(
        name
        for name in (wish, *(f"{wish}-{number}" for number in range(2, len(taken) + 3)))
        if name not in taken
    )
