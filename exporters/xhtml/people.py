"""The names of those who made a text, each an isolate with its link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.xhtml.elements import Content, Element, append, element, isolate, link, separated
from exporters.xhtml.labels import comma, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.document import Document, Person


def render_names(key: str, people: Iterable[Person], document: Document) -> list[Content]:
    """The term `key`, such as `By`, then the people's names."""
    names = (render_name(person, document) for person in people)
    return [label(key, document), " ", *separated(names, comma(document))]


def render_name(person: Person, document: Document) -> Element:
    """`span.person`: the name in the document's language, then its other forms in brackets."""
    lang, name = person.name.choose(document.lang)
    named: Element = isolate(name, lang, document.languages, classes="name")
    if person.url:
        named = link(person.url, named)
    made = element("span", named, classes="person")
    others = person.name.others(document.lang)
    if others:
        alternates = (
            isolate(other, other_lang, document.languages, classes="name-alternate")
            for other_lang, other in others
        )
        append(made, [" (", *separated(alternates, comma(document)), ")"])
    return made
