"""Which text is set in another typeface than its script's own, by the document's choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from exporters.xhtml.elements import XHTML

if TYPE_CHECKING:
    from exporters.document import Document
    from exporters.xhtml.elements import Element

NASTALIQ: Final = "nastaliq"
# What is set in the typeface of code, whatever its language.
_CODE: Final = frozenset(f"{{{XHTML}}}{name}" for name in ("code", "kbd", "pre", "samp"))


def mark_nastaliq(root: Element, document: Document) -> None:
    """Add the class `nastaliq` to each element in a language that the document sets in Nastaliq.

    The style sheets go by the class: a language's typeface is the document's choice, not theirs.
    What has the class keeps it once.
    """
    if not document.nastaliq:
        return
    for element in root.iter(etree.Element):
        lang = element.get("lang")
        if lang and element.tag not in _CODE and document.is_nastaliq(lang):
            classes = (element.get("class") or "").split()
            element.set("class", " ".join(dict.fromkeys((*classes, NASTALIQ))))
