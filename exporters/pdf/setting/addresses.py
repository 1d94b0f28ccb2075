"""The addresses that links lead to, printed as notes: on paper nobody can follow a link.

Each link has a mark, the same for the same address, and a note that waits for its page. Of the
notes on one page that tell one address, the engine sets the first alone (`sharing_notes`), and the
marks beside the others lead to it (`leading_to_shown`).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from exporters.language import script_of
from exporters.pdf.setting.breaking import UNSEEN, breakable
from exporters.xhtml.elements import XHTML, element, set_language

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from exporters.xhtml.elements import Element

_PRINTED: Final = re.compile(r"(?:https?|ftp)://|mailto:", re.IGNORECASE)
_UNSAID: Final = re.compile(r"^(?:https?://|ftp://|mailto:)?(?:www\.)?|/$", re.IGNORECASE)
_MAIL: Final = re.compile(r"mailto:([^?]*)", re.IGNORECASE)
# Where a note would stand in the way: what is set twice, or is itself a note.
_WITHOUT: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "nav", "thead"})
_WITHOUT_BY_CLASS: Final = ("masthead", "title-block", "short-attribution")
# What is a note already, or as good as one: there the address follows its link.
_SMALL_PRINT: Final = ("note", "attribution")
# The identifiers of notes and marks: `address-a-3` is the note of the third link, marked a.
_NOTE: Final = "address-"
_CALL: Final = "call-of-address-"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def add_addresses(body: Element, lang: str) -> None:
    """Add to each external link below `body` its mark and, for the page's foot, its address.

    `lang` is the document's.
    """
    marks: dict[str, str] = {}
    told: set[tuple[Element, str]] = set()
    own = lang if script_of(lang) == "Latn" else "en"
    for number, anchor in enumerate(list(body.iter(f"{{{XHTML}}}a")), 1):
        address = _address_of(anchor)
        if not address:
            continue
        small_print = _enclosing(anchor, *_SMALL_PRINT)
        if small_print is None:
            mark = marks.setdefault(address, _letters(len(marks)))
            note = _note(anchor.get("href") or "", address, mark, f"{mark}-{number}")
            call = element("a", mark, href=f"#{note.get('id')}", role="doc-noteref")
            call.set("id", f"{_CALL}{mark}-{number}")
            set_language(note, own)
            _put_after(anchor, [element("bdi", call, lang=own, classes="address-call"), note])
        elif (small_print, address) not in told:
            told.add((small_print, address))
            shown = element("bdi", breakable(address), lang=own, classes="address-shown")
            _put_after(anchor, [shown], " ⟨", "⟩")


def sharing_notes(update: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """The engine's setting of a page's notes, but each address once.

    The others stay in the engine's list: should the first move to another page, the next one
    takes its place.
    """

    def _update_footnote_area(context: Any) -> bool:
        notes = context.current_page_footnotes
        context.current_page_footnotes = _each_address_once(notes)
        try:
            return update(context)
        finally:
            context.current_page_footnotes = notes

    return _update_footnote_area


def leading_to_shown(target: str, pages: Sequence[Collection[str]], number: int) -> str:
    """Where a link leads: to a note's like, where that is set and the note itself is not.

    `pages` are the anchors of each page, the link's own that of `number`. A page without room for
    a note leaves it to one after it, where again one stands for all that tell its address.
    """
    if not target.startswith(_NOTE):
        return target
    same = f"{target.rpartition('-')[0]}-"
    for anchors in islice(pages, number, None):
        if target in anchors:
            return target
        for anchor in anchors:
            if anchor.startswith(same):
                return anchor
    return target


def _each_address_once(notes: Iterable[Any]) -> list[Any]:
    """The boxes of notes without those that tell an address again."""
    first: dict[object, Any] = {}
    for note in notes:
        name = note.element.get("id") or ""
        key = name.rpartition("-")[0] if name.startswith(_NOTE) else note
        first.setdefault(key, note)
    return list(first.values())


def _address_of(anchor: Element) -> str:
    """The address to print beside a link; empty where there is none, or where the link shows it."""
    target = anchor.get("href") or ""
    if not _PRINTED.match(target):
        return ""
    if any(etree.QName(outer).localname in _WITHOUT for outer in anchor.iterancestors()):
        return ""
    if _enclosing(anchor, *_WITHOUT_BY_CLASS) is not None:
        return ""
    mail = _MAIL.match(target)
    address = mail.group(1) if mail else target
    shown = "".join(anchor.itertext())
    return "" if _bare(shown) == _bare(address) else address


def _bare(address: str) -> str:
    """An address without what people leave out when they say it, and what cannot be seen."""
    return _UNSAID.sub("", address.translate(UNSEEN).strip()).casefold()


def _enclosing(inner: Element, *classes: str) -> Element | None:
    """The nearest element around another that has one of the `classes`."""
    for outer in inner.iterancestors():
        if not set(classes).isdisjoint((outer.get("class") or "").split()):
            return outer
    return None


def _note(target: str, address: str, mark: str, name: str) -> Element:
    """The note: its mark, which leads back, and the address."""
    back = element("a", mark, href=f"#{_CALL}{name}", classes="address-mark")
    shown = element("a", breakable(address), href=target)
    return element("span", back, "\u2002", shown, classes="note printed-address", id=_NOTE + name)


def _letters(index: int) -> str:
    """The mark of an address, counted from 0: a to z, aa, ab …; numbers are for the author's."""
    return (_letters(index // len(_LETTERS) - 1) if index >= len(_LETTERS) else "") + _LETTERS[
        index % len(_LETTERS)
    ]


def _put_after(anchor: Element, added: list[Element], before: str = "", after: str = "") -> None:
    """Put elements after another, between two signs, before the text that follows it."""
    parent = anchor.getparent()
    if parent is None:
        return
    place = parent.index(anchor) + 1
    added[-1].tail, anchor.tail = after + (anchor.tail or ""), before
    parent[place:place] = added
