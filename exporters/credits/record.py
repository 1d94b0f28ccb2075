"""Credits as linked data in the vocabulary of schema.org (JSON-LD 1.1), and back.

A text that appeared elsewhere first `isBasedOn` that work; one that was translated names the same
work as its `translationOfWork`. Text in several languages stands as language-tagged values, in the
order of the page. The reader takes what it knows and passes over the rest, whoever wrote it.
"""

from __future__ import annotations

import json
from typing import Any, Final

from exporters.credits import (
    ROLE_PROPERTIES,
    Credit,
    Credits,
    FirstPublication,
    in_order,
    license_of,
)
from exporters.document import Localized, license_address

MEDIA_TYPE: Final = "application/ld+json"
# EPUB's vocabulary has the word for a name in sorting order that schema.org lacks.
_CONTEXT: Final = (
    "https://schema.org",
    {"fileAs": "http://idpf.org/epub/vocab/package/meta/#file-as"},
)
_FIRST: Final = "#first-publication"
_HERE_FIRST: Final = "Published here for the first time"


def render_record(credit: Credits) -> bytes:
    """The credits as a JSON-LD document in UTF-8; an `Article`, or with an ISBN a `Book`."""
    is_book = any(name.lower().startswith("urn:isbn:") for name in credit.identifiers)
    told: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "Book" if is_book else "Article",
        "@id": credit.identifiers[0] if credit.identifiers else "",
        "identifier": credit.identifiers,
        "name": _values(credit.title),
        "alternativeHeadline": _values(credit.subtitle),
        "inLanguage": credit.languages,
        **_people(credit.people),
        "articleSection": _values(credit.rubric),
        "isPartOf": _collections(credit),
        "publisher": _organization(credit.publisher),
        "datePublished": credit.issued,
        **_first(credit),
        "creativeWorkStatus": _HERE_FIRST * credit.original,
        "creditText": _values(credit.note),
        "copyrightNotice": _values(credit.rights),
        "license": license_address(credit.license) or credit.license,
        "usageInfo": credit.license_url,
        "description": _values(credit.description),
        "keywords": credit.keywords,
    }
    return (json.dumps(_without_empty(told), ensure_ascii=False, indent=1) + "\n").encode()


def read_record(content: bytes) -> Credits | None:
    """The credits that a JSON-LD document states; None where it is no object of JSON."""
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    collections = _objects(told.get("isPartOf"))
    periodical = _of_type(collections, "Periodical")
    series = _of_type(collections, "CreativeWorkSeries")
    publishers = _objects(told.get("publisher"))
    return Credits(
        title=_localized(told.get("name")) or _localized(told.get("headline")),
        subtitle=_localized(told.get("alternativeHeadline")),
        people=in_order(_read_people(told)),
        first=_read_first(told),
        original=told.get("creativeWorkStatus") == _HERE_FIRST,
        note=_localized(told.get("creditText")),
        masthead=_localized(periodical.get("name")),
        website=_text(periodical.get("url")),
        rubric=_localized(told.get("articleSection")),
        publisher=_localized(publishers[0].get("name")) if publishers else None,
        issued=_text(told.get("datePublished")),
        rights=_localized(told.get("copyrightNotice")),
        license=license_of(_text(told.get("license"))),
        license_url=_text(told.get("usageInfo")),
        identifiers=_texts(told.get("identifier")),
        languages=_texts(told.get("inLanguage")),
        description=_localized(told.get("description")),
        keywords=_texts(told.get("keywords")),
        series=_localized(series.get("name")),
        position=_text(series.get("position")),
    )


# --- writing ---------------------------------------------------------------------------------


def _people(people: tuple[Credit, ...]) -> dict[str, Any]:
    """The people by schema.org's property; a role it has no property for is named (`Role`)."""
    told: dict[str, list[Any]] = {}
    for person in people:
        name = ROLE_PROPERTIES.get(person.role)
        if name is None:
            role = {"@type": "Role", "roleName": person.role, "contributor": _person(person)}
            told.setdefault("contributor", []).append(role)
        else:
            told.setdefault(name, []).append(_person(person))
    return told


def _person(person: Credit) -> dict[str, Any]:
    return {
        "@type": "Person",
        "name": _values(person.name),
        "fileAs": person.file_as,
        "url": person.url,
        "description": _values(person.about),
    }


def _organization(name: Localized | None) -> dict[str, Any]:
    return {"@type": "Organization", "name": _values(name)} if name else {}


def _collections(credit: Credits) -> list[dict[str, Any]]:
    """The publication and the series that the text is part of."""
    told: list[dict[str, Any]] = []
    if credit.masthead:
        name = _values(credit.masthead)
        told.append({"@type": "Periodical", "name": name, "url": credit.website})
    if credit.series:
        name = _values(credit.series)
        told.append({"@type": "CreativeWorkSeries", "name": name, "position": credit.position})
    return told


def _first(credit: Credits) -> dict[str, Any]:
    first = credit.first
    if first is None:
        return {}
    is_translation = first.translators or any(person.role == "trl" for person in credit.people)
    return {
        "isBasedOn": {
            "@type": "CreativeWork",
            "@id": _FIRST,
            "name": _values(first.title),
            "publisher": _organization(first.publisher),
            "datePublished": first.published,
            "url": first.url,
            "translator": [_person(person) for person in first.translators],
        },
        "translationOfWork": {"@id": _FIRST} if is_translation else {},
    }


def _values(text: Localized | None) -> list[dict[str, str]]:
    return [{"@language": lang, "@value": words} for lang, words in text or ()]


def _without_empty(value: Any) -> Any:
    """The value without empty members, to any depth."""
    if isinstance(value, dict):
        kept = ((key, _without_empty(entry)) for key, entry in value.items())
        return {key: entry for key, entry in kept if entry not in ("", {}, [])}
    if isinstance(value, list | tuple):
        return [_without_empty(entry) for entry in value]
    return value


# --- reading ---------------------------------------------------------------------------------


def _read_people(told: dict[str, Any]) -> list[Credit]:
    """Everybody whom a work names, under schema.org's properties and in its roles."""
    people: list[Credit] = []
    for code, name in (*ROLE_PROPERTIES.items(), ("ctb", "contributor")):
        for entry in _objects(told.get(name)):
            is_role = entry.get("@type") == "Role"
            role = _text(entry.get("roleName")) if is_role else code
            people += _read_persons(entry.get(name) if is_role else entry, role or code)
    return people


def _read_persons(told: Any, role: str) -> tuple[Credit, ...]:
    """The people among the objects of a value: those who have a name."""
    return tuple(
        Credit(
            name=name,
            role=role,
            url=_text(entry.get("url")),
            file_as=_text(entry.get("fileAs")),
            about=_localized(entry.get("description")),
        )
        for entry in _objects(told)
        if (name := _localized(entry.get("name")))
    )


def _read_first(told: dict[str, Any]) -> FirstPublication | None:
    works = _objects(told.get("isBasedOn"))
    if not works:
        return None
    work = works[0]
    publishers = _objects(work.get("publisher"))
    return FirstPublication(
        publisher=_localized(publishers[0].get("name")) if publishers else None,
        url=_text(work.get("url")),
        published=_text(work.get("datePublished")),
        title=_localized(work.get("name")),
        translators=_read_persons(work.get("translator"), "trl"),
    )


def _of_type(objects: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next((entry for entry in objects if entry.get("@type") == name), {})


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a value; a text where an object could be is its name."""
    entries = (entry if isinstance(entry, dict) else {"name": entry} for entry in _list(value))
    return [entry for entry in entries if entry]


def _texts(value: Any) -> tuple[str, ...]:
    """Every text of a value, also of objects that hold one."""
    names = ("@value", "value", "@id", "name")
    entries = (
        next((entry[name] for name in names if name in entry), None)
        if isinstance(entry, dict)
        else entry
        for entry in _list(value)
    )
    return tuple(entry for entry in entries if isinstance(entry, str) and entry)


def _text(value: Any) -> str:
    return next(iter(_texts(value)), "")


def _localized(value: Any) -> Localized | None:
    """The language-tagged values of a property; a text without a tag is in no known language."""
    entries: list[tuple[str, str]] = []
    for entry in _list(value):
        lang = entry.get("@language", "und") if isinstance(entry, dict) else "und"
        words = _text(entry)
        if words and isinstance(lang, str):
            entries.append((lang, words))
    return Localized(tuple(entries)) if entries else None
