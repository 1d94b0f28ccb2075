"""The people who made a text: authors, editors, translators, contributors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.document import Localized, Person
from exporters.reader.fields import Fields, tidy
from exporters.reader.quotes import curl
from exporters.reader.yamltree import Mapping, Scalar

if TYPE_CHECKING:
    from exporters.reader.prose import ProseReader

# The keys that name people, with their MARC relator codes.
ROLES: Final = {"author": "aut", "editor": "edt", "translator": "trl", "contributor": "ctb"}
_RELATOR: Final = re.compile(r"[a-z]{3}")


def read_people(fields: Fields, prose: ProseReader) -> tuple[Person, ...]:
    """Everybody named in the metadata, in the order of `ROLES`, then of the file."""
    return tuple(
        person for key, role in ROLES.items() for person in read_persons(fields, key, role, prose)
    )


def read_persons(fields: Fields, key: str, role: str, prose: ProseReader) -> tuple[Person, ...]:
    """The people under one key: a name, a mapping, or a list of either."""
    people: list[Person] = []
    for node in fields.nodes(key):
        if isinstance(node, Scalar):
            if node.text.strip():
                lang = fields.language_of(node)
                fields.check_letters(key, lang, node, "{name: {fa-AF: …}}")
                people.append(Person(Localized(((lang, curl(tidy(node.text), lang)),)), role))
            else:
                fields.findings.add("m-010", node.mark, key=key)
        elif isinstance(node, Mapping):
            person = _read_person(node, role, fields, prose)
            if person:
                people.append(person)
        else:
            fields.refuse(key, node, "a name, or a mapping with a `name`")
    return tuple(people)


def _read_person(mapping: Mapping, role: str, parent: Fields, prose: ProseReader) -> Person | None:
    known = ("name", "url", "about", "file-as", "role")
    fields = Fields(mapping, known, parent.lang, parent.findings)
    fields.require("name")
    name = fields.localized("name")
    written = fields.scalar("role")
    if written and not _RELATOR.fullmatch(written.text):
        fields.findings.add("m-020", written.mark, role=written.text)
    if name is None:
        return None
    return Person(
        name=name,
        role=written.text if written else role,
        url=fields.url("url"),
        about=prose.read_localized(fields, "about"),
        file_as=tidy(fields.text("file-as")),
    )
