"""The document as one XHTML tree in the order of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters import xhtml
from exporters.language import direction_of
from exporters.pdf.fetcher import address_resources
from exporters.pdf.geometry import measure_document
from exporters.pdf.ordering import order_inlines
from exporters.pdf.qr import render_code
from exporters.pdf.setting.addresses import add_addresses
from exporters.pdf.setting.breaking import keep_addresses_whole
from exporters.pdf.setting.endings import keep_last_words_together
from exporters.pdf.setting.verse import mark_long_verse
from exporters.xhtml.elements import append, element, set_language

if TYPE_CHECKING:
    from exporters.assets import Fonts
    from exporters.document import Document
    from exporters.xhtml.elements import Element

TURN: Final = "turn"


def render_content(
    document: Document, fonts: Fonts, *, with_addresses: bool = False, with_code: bool = False
) -> Element:
    """`html`: masthead, title block, contents, body with its notes, attribution, colophon.

    The short attribution comes first: the foot of each page takes it from there. `with_addresses`
    prints those of links, `with_code` a QR code of the source beside the attribution.
    """
    body = element("body")
    append(body, [xhtml.render_short_attribution(document), xhtml.render_masthead(document)])
    main = element("main", xhtml.render_title_block(document))
    if document.toc:
        append(main, [xhtml.render_contents(document)])
    append(main, xhtml.render_body(document, notes="page"))
    attribution = xhtml.render_attribution(document)
    code = render_code(document) if with_code else None
    if code is not None:
        attribution.insert(0, code)
    append(body, [main, attribution])
    keep_addresses_whole(body)
    if with_addresses:
        add_addresses(body, document.lang)
    families = tuple(dict.fromkeys(face.family for face in fonts.faces))
    append(body, [xhtml.render_colophon(document, families)])
    keep_last_words_together(main)
    root = page_root(document, body)
    mark_long_verse(root, measure_document(document))
    return root


def page_root(document: Document, body: Element) -> Element:
    """`html` around `body`, in the document's language, made ready for pages.

    Every part of the body says its language itself, as in the EPUB: styles look no further out.
    """
    for part in body:
        if not part.get("lang"):
            set_language(part, document.lang)
    _, title = document.title.choose(document.lang)
    root = element("html", element("head", element("title", title)), body, lang=document.lang)
    address_resources(root)
    mark_turns(root)
    xhtml.mark_nastaliq(root, document)
    order_inlines(root)
    return root


def mark_turns(root: Element) -> None:
    """Add the class `turn` to each element whose language runs against its surroundings'.

    The two faces are drawn at different sizes for the same point size; where the text turns from
    one to the other, and only there, its size changes.
    """
    _mark_turns(root, direction_of(root.get("lang") or "und"))


def _mark_turns(parent: Element, surroundings: str) -> None:
    for child in parent:
        direction = surroundings
        lang = child.get("lang")
        if lang:
            direction = direction_of(lang)
            if direction != surroundings:
                child.set("class", f"{child.get('class') or ''} {TURN}".strip())
        _mark_turns(child, direction)
