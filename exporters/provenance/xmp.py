"""The metadata of a PDF, its XMP packet (ISO 16684-1) and information dictionary → credits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from exporters.credits import Credit, Credits, FirstPublication, in_order, license_of
from exporters.document import Localized
from exporters.document.publication import SPDX
from exporters.verify.container import parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
_ROLES: Final = {"translator": "trl", "editor": "edt"}
_ROLE_AFTER_NAME: Final = re.compile(r"(?P<name>.+) \((?P<role>translator|editor|[a-z]{3})\)")
_DAY_AT_END: Final = re.compile(r"(?:(?P<name>.+), )?(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})")
_PDF_DAY: Final = re.compile(r"(?:D:)?([0-9]{4})([0-9]{2})([0-9]{2})")
_DEFAULT: Final = "x-default"


def read_xmp(packet: bytes) -> Credits | None:
    """The credits that an XMP packet states; None where it is no XML."""
    try:
        root = parse_xml(packet.strip(b"\0 \r\n\t"))
    except (etree.XMLSyntaxError, ValueError):
        return None
    return _Packet(root).credits()


def read_information(entries: Mapping[str, str]) -> Credits:
    """The credits in an information dictionary (ISO 32000-1, 14.3.3), keys without their slash."""
    author, title = entries.get("Author", ""), entries.get("Title", "")
    description = entries.get("Subject", "")
    day = _PDF_DAY.match(entries.get("CreationDate", ""))
    return Credits(
        title=_unknown(title),
        people=(Credit(_named(author)),) if author else (),
        issued="-".join(day.groups()) if day else "",
        description=_unknown(description),
        keywords=tuple(filter(None, re.split(r"\s*[,;،]\s*", entries.get("Keywords", "")))),
    )


class _Packet:
    """An XMP packet, each property at hand by its prefixed name."""

    def __init__(self, root: etree._Element) -> None:
        self._properties: dict[str, etree._Element] = {}
        self._simple: dict[str, str] = {}
        packets = root.iter(f"{_RDF}RDF")
        for description in (
            entry for rdf in packets for entry in rdf.iterfind(f"{_RDF}Description")
        ):
            for child in description:
                if isinstance(child.tag, str):
                    self._properties.setdefault(child.tag, child)
            for name, value in description.attrib.items():
                self._simple.setdefault(str(name), str(value))

    def credits(self) -> Credits:
        """Everything the packet states."""
        known = self._text("dcterms:license")
        statement = self._text("xmpRights:WebStatement")
        is_spdx = known.startswith(SPDX)
        identifiers = self._texts("xmp:Identifier") or self._texts("dc:identifier")
        return Credits(
            title=self._localized("dc:title"),
            people=in_order(self._people()),
            first=self._first_publication(),
            publisher=_joined(self._texts("dc:publisher")),
            issued=(self._text("dcterms:issued") or self._text("dc:date"))[:10],
            rights=self._localized("dc:rights"),
            license=license_of(known) if is_spdx else "",
            license_url=statement if statement != known or not is_spdx else "",
            identifiers=identifiers,
            languages=self._texts("dc:language"),
            description=self._localized("dc:description"),
            keywords=self._texts("dc:subject"),
        )

    def _people(self) -> list[Credit]:
        people = [Credit(_named(name)) for name in self._texts("dc:creator")]
        for text in self._texts("dc:contributor"):
            found = _ROLE_AFTER_NAME.fullmatch(text)
            name, role = (found["name"], found["role"]) if found else (text, "ctb")
            people.append(Credit(_named(name), _ROLES.get(role, role)))
        return people

    def _first_publication(self) -> FirstPublication | None:
        """Where the text first appeared: its address, and the publisher with the day."""
        told, url = self._text("dcterms:source"), self._text("dc:source")
        if not told and not url:
            return None
        found = _DAY_AT_END.fullmatch(told)
        name, day = (found["name"] or "", found["day"]) if found else (told, "")
        return FirstPublication(_unknown(name), url, day)

    def _localized(self, name: str) -> Localized | None:
        """A language alternative, without the default that repeats one of its languages."""
        items = [(item.get(_XML_LANG, "und"), text) for item, text in self._items(name)]
        told = tuple((lang, text) for lang, text in items if lang != _DEFAULT)
        if told:
            return Localized(told)
        return _unknown(self._text(name))

    def _texts(self, name: str) -> tuple[str, ...]:
        """The items of an array, or the one simple value."""
        items = tuple(text for _, text in self._items(name))
        return items or tuple(filter(None, (self._simple_text(name),)))

    def _text(self, name: str) -> str:
        return next(iter(self._texts(name)), "")

    def _items(self, name: str) -> list[tuple[etree._Element, str]]:
        found = self._properties.get(_qualified(name))
        items = [] if found is None else found.iterfind(f"*/{_RDF}li")
        return [(item, text) for item in items if (text := _line(item.text))]

    def _simple_text(self, name: str) -> str:
        """A value in an element of its own, or in an attribute (ISO 16684-1, 7.9.2.2)."""
        found = self._properties.get(_qualified(name))
        return _line(self._simple.get(_qualified(name)) if found is None else found.text)


def _qualified(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _named(name: str) -> Localized:
    return Localized((("und", name),))


def _unknown(text: str) -> Localized | None:
    """A text whose language is not stated; None for an empty one."""
    return _named(text) if text else None


def _joined(texts: tuple[str, ...]) -> Localized | None:
    return Localized(tuple(("und", text) for text in texts)) if texts else None
