"""Whether a file's metadata credit those whom its document credits.

Two places say it: the record of linked data, which must say all of it, and the format's own
metadata, which say what the format has words for. Whoever changes one and forgets the other is
found out even where nobody has the source.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from exporters.credits import Credits, FirstPublication, credits_of
from exporters.diagnostics import diagnose
from exporters.document import license_address
from exporters.provenance.inspection import inspect_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.credits import Credit
    from exporters.diagnostics import Diagnostic
    from exporters.document import Document, Localized

# What a field of the credits is called in a finding.
_FIELDS: Final = {
    "title": "the title",
    "subtitle": "the subtitle",
    "authors": "the author",
    "contributors": "those who contributed",
    "first_publisher": "the first publisher",
    "first_published": "the date of first publication",
    "first_address": "the address of first publication",
    "publisher": "the publisher of this edition",
    "issued": "the date of issue",
    "rights": "the statement of rights",
    "license": "the licence",
    "license_address": "the address of the licence",
    "identifiers": "the identifier",
    "languages": "the languages",
    "description": "the description",
    "keywords": "the keywords",
}
# The format's own metadata have no place for these.
_UNSTATED: Final = {"epub": frozenset[str](), "pdf": frozenset({"subtitle"})}


def check_credits(
    data: bytes, suffix: str, name: str, document: Document | None = None
) -> tuple[Diagnostic, ...]:
    """What a file's metadata lost or say otherwise than its document (`k-008`, `k-009`).

    Without the document, the format's own metadata are held against the file's record; a file
    that has none, since diglot did not make it, is not judged.
    """
    found = inspect_file(data, suffix, name)
    if found.diagnostics:
        return found.diagnostics
    if document is None:
        if not found.has_record:
            return ()
        expected = found.credits
    else:
        expected = credits_of(document)
        if not found.has_record:
            return (diagnose("k-008", name, what="the record of credits"),)
    wanted = _texts(expected)
    diagnostics = [*_compare(wanted, _texts(found.credits), name, frozenset())]
    unstated = _UNSTATED[suffix.removeprefix(".")]
    if not license_address(expected.license):  # there is nothing that a link could lead to
        unstated |= {"license"}
    stated = _texts(found.stated)
    # Where no statement of rights is given, the package document states the licence as one.
    stated["rights"] = tuple(text for text in stated["rights"] if text not in wanted["license"])
    diagnostics += _compare(wanted, stated, name, unstated)
    if not diagnostics and found.credits != expected:
        diagnostics.append(diagnose("k-008", name, what="a part of the record of credits"))
    return tuple(dict.fromkeys(diagnostics))


def _compare(
    wanted: dict[str, tuple[str, ...]],
    told: dict[str, tuple[str, ...]],
    name: str,
    unstated: frozenset[str],
) -> Iterator[Diagnostic]:
    """Each field that is lost, and each that has a text which was not wanted."""
    for field, what in _FIELDS.items():
        if field in unstated:
            continue
        strange = next((text for text in told[field] if text not in wanted[field]), "")
        if strange:
            yield diagnose(
                "k-009", name, what=what, found=strange, text=" · ".join(wanted[field]) or "nothing"
            )
        elif wanted[field] and not told[field]:
            yield diagnose("k-008", name, what=what)


def _texts(told: Credits) -> dict[str, tuple[str, ...]]:
    """What the credits say in each field, its languages aside."""
    first = told.first or FirstPublication()
    texts = {
        "title": _words(told.title),
        "subtitle": _words(told.subtitle),
        "authors": _names(person for person in told.people if person.role == "aut"),
        "contributors": _names(person for person in told.people if person.role != "aut"),
        "first_publisher": _words(first.publisher),
        "first_published": _present(first.published),
        "first_address": _present(first.url),
        "publisher": _words(told.publisher),
        "issued": _present(told.issued),
        "rights": _words(told.rights),
        "license": _present(told.license),
        "license_address": _present(told.license_url),
        "identifiers": told.identifiers,
        "languages": told.languages,
        "description": _words(told.description),
        "keywords": told.keywords,
    }
    return {field: tuple(map(_normal, values)) for field, values in texts.items()}


def _normal(text: str) -> str:
    """A text as all formats can hold it: in NFC, its spaces plain and single."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _words(text: Localized | None) -> tuple[str, ...]:
    return tuple(words for _, words in text or ())


def _names(people: Iterator[Credit]) -> tuple[str, ...]:
    return tuple(words for person in people for words in _words(person.name))


def _present(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
