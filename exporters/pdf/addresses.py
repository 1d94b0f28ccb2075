"""The addresses that links lead to, printed as notes: on paper nobody can follow a link.

An address stands once at the foot of each page that has a link to it. Which page a link stands on
is known when the pages are set: the first setting gives each link a note of its own, and where two
on one page lead to one address, the page is set again with one note for both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from exporters.language import direction_of
from exporters.xhtml.elements import XHTML, element

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from exporters.xhtml.elements import Element

_PRINTED: Final = re.compile(r"(?:https?|ftp)://|mailto:", re.IGNORECASE)
_UNSAID: Final = re.compile(r"^(?:https?://|ftp://|mailto:)?(?:www\.)?|/$", re.IGNORECASE)
_MAIL: Final = re.compile(r"mailto:([^?]*)", re.IGNORECASE)
# A line may end after these, before what follows (The Chicago Manual of Style, 14.18).
_BREAKS: Final = re.compile(r"(?<=[/?&=])(?![/?&=])")
_HYPHENS: Final = re.compile(r"-(?!$)")
_BREAK: Final = "\u200b"
_NO_BREAK: Final = "\u2060"
# Where a note would stand in the way: what is set twice, or is itself a note.
_WITHOUT: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "nav", "thead"})
_WITHOUT_BY_CLASS: Final = ("masthead", "title-block", "short-attribution")
_MOST_SETTINGS: Final = 4
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class PrintedLink:
    """A link whose address is printed: its number from 1, and the address as it is shown."""

    number: int
    address: str

    @property
    def call(self) -> str:
        """The identifier of the mark beside the link."""
        return f"address-call-{self.number}"


class PrintedAddresses:
    """The printed addresses of one document, from one setting of its pages to the next."""

    def __init__(self) -> None:
        self._sharing: dict[int, int] = {}
        self._links: tuple[PrintedLink, ...] = ()
        self._settings = 0

    def add_to(self, body: Element, lang: str) -> None:
        """Add to each external link below `body` a mark and, at the page's foot, its address."""
        self._links = add_addresses(body, lang, self._sharing)

    def need_another_setting(self, pages: Iterable[Collection[str]]) -> bool:
        """Whether pages with these identifiers ask for other notes than they were set with.

        Other notes may move a link to another page, which asks for others again: the last setting
        takes away no note that the one before had.
        """
        self._settings += 1
        sharing = share_notes(self._links, pages)
        if self._settings == _MOST_SETTINGS - 1:
            sharing = {link: noted for link, noted in sharing.items() if link in self._sharing}
        if sharing == self._sharing or self._settings == _MOST_SETTINGS:
            return False
        self._sharing = sharing
        return True


def add_addresses(body: Element, lang: str, sharing: Mapping[int, int]) -> tuple[PrintedLink, ...]:
    """Add to each external link its mark and its note; returns the links, in order.

    `sharing` names the links that have no note of their own, each with the link whose note is its;
    `lang` is the document's.
    """
    links: list[PrintedLink] = []
    marks: dict[int, str] = {}
    own = "en" if direction_of(lang) == "rtl" else lang
    for anchor in list(body.iter(f"{{{XHTML}}}a")):
        address = _address_of(anchor)
        if not address:
            continue
        if _is_inside(anchor, "note"):
            _put_after(anchor, [element("bdi", f"⟨{address}⟩", lang=own)], gap=" ")
            continue
        link = PrintedLink(len(links) + 1, address)
        links.append(link)
        noted = sharing.get(link.number, link.number)
        mark = marks.setdefault(noted, _letters(len(marks)))
        added = [_call(link, noted, mark, own)]
        if noted == link.number:
            added.append(_note(link, anchor.get("href") or "", mark, own))
        _put_after(anchor, added)
    return tuple(links)


def share_notes(links: tuple[PrintedLink, ...], pages: Iterable[Collection[str]]) -> dict[int, int]:
    """For each link that stands on a page after another with its address: the first one there.

    `pages` are the identifiers on each page.
    """
    sharing: dict[int, int] = {}
    for identifiers in pages:
        first: dict[str, int] = {}
        for link in links:
            if link.call in identifiers:
                noted = first.setdefault(link.address, link.number)
                if noted != link.number:
                    sharing[link.number] = noted
    return sharing


def _address_of(anchor: Element) -> str:
    """The address to print beside a link; empty where there is none, or where the link shows it."""
    target = anchor.get("href") or ""
    if not _PRINTED.match(target):
        return ""
    if any(etree.QName(outer).localname in _WITHOUT for outer in anchor.iterancestors()):
        return ""
    if _is_inside(anchor, *_WITHOUT_BY_CLASS):
        return ""
    mail = _MAIL.match(target)
    address = mail.group(1) if mail else target
    shown = "".join(anchor.itertext())
    return "" if _bare(shown) == _bare(address) else address


def _bare(address: str) -> str:
    """An address without what people leave out when they say it."""
    return _UNSAID.sub("", address.strip()).casefold()


def _is_inside(element_: Element, *classes: str) -> bool:
    """Whether an element stands in one with one of the `classes`."""
    return any(
        not set(classes).isdisjoint((outer.get("class") or "").split())
        for outer in element_.iterancestors()
    )


def _call(link: PrintedLink, noted: int, mark: str, lang: str) -> Element:
    """The mark beside a link, which leads to the note."""
    target = f"#{_note_id(noted)}"
    mark_link = element("a", mark, href=target, role="doc-noteref", id=link.call)
    return element("bdi", mark_link, lang=lang, classes="address-call")


def _note(link: PrintedLink, target: str, mark: str, lang: str) -> Element:
    """The note: its mark, which leads back, and the address, from left to right."""
    back = element("a", mark, href=f"#{link.call}", classes="address-mark")
    shown = element("a", _breakable(link.address), href=target)
    return element(
        "span",
        back,
        "\u2002",
        shown,
        lang=lang,
        classes="note printed-address",
        id=_note_id(link.number),
    )


def _note_id(number: int) -> str:
    return f"address-{number}"


def _breakable(address: str) -> str:
    """The address with the places where a line may end, none of them at a hyphen of its own.

    The signs that say so show nothing, and the text layer leaves them out.
    """
    return _HYPHENS.sub("-" + _NO_BREAK, _BREAKS.sub(_BREAK, address))


def _letters(index: int) -> str:
    """The mark of an address, counted from 0: a to z, aa, ab …; numbers are for the author's."""
    return (_letters(index // len(_LETTERS) - 1) if index >= len(_LETTERS) else "") + _LETTERS[
        index % len(_LETTERS)
    ]


def _put_after(anchor: Element, added: list[Element], gap: str = "") -> None:
    """Put elements after another and a gap, before the text that follows it."""
    parent = anchor.getparent()
    if parent is None:
        return
    place = parent.index(anchor) + 1
    added[-1].tail, anchor.tail = anchor.tail, gap
    parent[place:place] = added
