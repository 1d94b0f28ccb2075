"""Who made a text and where it comes from, whatever file says so and in whatever form.

`credits_of` takes the credits from a document; `credits.record` writes them as linked data that
machines read, and reads them again; `credits.origin` is the record of what a file was built from.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final

from exporters.document import Attribution, Localized, Rights, web_address
from exporters.document.plain import NO_TEXT, block_texts
from exporters.document.publication import SPDX
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.document import Document, LocalizedProse, Person

__all__ = ["Credit", "Credits", "FirstPublication", "credits_of", "in_order", "license_of"]

# The MARC relators that schema.org has a property for, in the order in which people are listed.
ROLE_PROPERTIES: Final = {
    "aut": "author",
    "edt": "editor",
    "trl": "translator",
    "ill": "illustrator",
}


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody who made the text; `role` is a MARC relator code, `about` plain text."""

    name: Localized
    role: str = "aut"
    url: str = ""
    file_as: str = ""
    about: Localized | None = None


@dataclass(frozen=True, slots=True)
class FirstPublication:
    """Where a text first appeared; `published` is an ISO 8601 date or empty."""

    publisher: Localized | None = None
    url: str = ""
    published: str = ""
    title: Localized | None = None
    translators: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class Credits:
    """What a file says of its text's making; what it does not say is empty.

    `publisher` issues this edition, in the publication of that `masthead`; `original` says that
    the text appears here for the first time. Dates are ISO 8601.
    """

    title: Localized | None = None
    subtitle: Localized | None = None
    people: tuple[Credit, ...] = ()
    first: FirstPublication | None = None
    original: bool = False
    note: Localized | None = None
    masthead: Localized | None = None
    website: str = ""
    rubric: Localized | None = None
    publisher: Localized | None = None
    issued: str = ""
    rights: Localized | None = None
    license: str = ""
    license_url: str = ""
    identifiers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    description: Localized | None = None
    keywords: tuple[str, ...] = ()
    series: Localized | None = None
    position: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The credits as JSON's types, without what is empty; localized text by language."""
        told: dict[str, Any] = _as_dict(self)
        return told


def credits_of(document: Document) -> Credits:
    """The credits that a document states."""
    attribution = document.attribution or Attribution()
    masthead, rights, series = document.masthead, document.rights or Rights(), document.series
    return Credits(
        title=document.title,
        subtitle=document.subtitle,
        people=in_order(map(_credit, document.people)),
        first=_first_publication(attribution),
        original=attribution.original,
        note=_plain(attribution.note),
        masthead=masthead.name if masthead else None,
        website=web_address(masthead.website) if masthead else "",
        rubric=document.rubric,
        publisher=document.imprint,
        issued=document.issued.isoformat() if document.issued else "",
        rights=rights.text,
        license=rights.license,
        license_url=rights.url,
        identifiers=document.identifiers or (document.identifier,),
        languages=document.body_languages,
        description=document.description,
        keywords=document.keywords,
        series=series.name if series else None,
        position=series.position if series else "",
    )


def in_order(people: Iterable[Credit]) -> tuple[Credit, ...]:
    """People by what they did, those of one role in the order given."""
    roles = (*ROLE_PROPERTIES,)

    def place(person: Credit) -> tuple[int, str]:
        known = person.role in roles
        return (roles.index(person.role), "") if known else (len(roles), person.role)

    return tuple(sorted(people, key=place))


def license_of(address: str) -> str:
    """The SPDX licence whose page an address is; another address stands for itself."""
    if not address.startswith(SPDX):
        return address
    return address.removeprefix(SPDX).removesuffix(".html")


def _credit(person: Person) -> Credit:
    return Credit(person.name, person.role, person.url, person.file_as, _plain(person.about))


def _first_publication(attribution: Attribution) -> FirstPublication | None:
    """The first publication, unless nothing is said of it."""
    first = FirstPublication(
        publisher=attribution.publisher,
        url=attribution.url,
        published=attribution.published.isoformat() if attribution.published else "",
        title=attribution.title,
        translators=tuple(map(_credit, attribution.translators)),
    )
    return first if first != FirstPublication() else None


def _plain(prose: LocalizedProse | None) -> Localized | None:
    """Formatted text as plain text, its blocks one after the other on one line."""
    told = [
        (lang, " ".join(" ".join(block_texts(blocks)).replace(NO_TEXT, " ").split()))
        for lang, blocks in prose or ()
    ]
    entries = tuple((lang, text) for lang, text in told if text)
    return Localized(entries) if entries else None


def _as_dict(value: Any) -> Any:
    if isinstance(value, Localized):
        return dict(value)
    if isinstance(value, tuple):
        return [_as_dict(entry) for entry in value]
    if is_dataclass(value):
        told = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: _as_dict(entry) for name, entry in told if entry}
    return value
