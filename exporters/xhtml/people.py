"""The names of those who made a text, each an isolate with its link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.xhtml.elements import Content, Element, append, element, isolate, link, separated
from exporters.xhtml.labels import comma, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.document import Document, Person

Forms = tuple[tuple[str, str], ...]


def render_names(key: str, people: Iterable[Person], document: Document) -> list[Content]:
    """The term `key`, such as `By`, then the people's names, each in all its forms.

    The form in the document's language comes first.
    """
    named = (
        (person, (person.name.choose(document.lang), *person.name.others(document.lang)))
        for person in people
    )
    return name_people(key, named, document.lang, document.languages)


def name_people(
    key: str, named: Iterable[tuple[Person, Forms]], lang: str, languages: tuple[str, ...]
) -> list[Content]:
    """The same for names in the forms given, in surroundings in `lang`."""
    names = (_render_name(person, forms, lang, languages) for person, forms in named)
    return [label(key, lang), " ", *separated(names, comma(lang))]


def _render_name(person: Person, forms: Forms, lang: str, languages: tuple[str, ...]) -> Element:
    """`span.person`: the name in its first form, linked, then its other forms in brackets."""
    (name_lang, name), *others = forms
    named: Element = isolate(name, name_lang, languages, classes="name")
    if person.url:
        named = link(person.url, named)
    made = element("span", named, classes="person")
    if others:
        alternates = (
            isolate(other, other_lang, languages, classes="name-alternate")
            for other_lang, other in others
        )
        append(made, [" (", *separated(alternates, comma(lang)), ")"])
    return made
