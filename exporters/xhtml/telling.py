"""One note told in each language of the publication: which of the texts each language tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from exporters.dates import localized_dates
from exporters.language import same_language
from exporters.terms import full_stop, spoken_languages
from exporters.values import dataclass
from exporters.xhtml.elements import Content, Element, element, isolate, link, separated, time
from exporters.xhtml.labels import comma, label
from exporters.xhtml.people import name_people

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from exporters.document import Document, Localized, Person

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Telling:
    """The facts in one language. The first of `languages` also tells what none of them would."""

    document: Document
    lang: str
    languages: tuple[str, ...]

    def own(self, entries: Iterable[tuple[str, Entry]]) -> tuple[tuple[str, Entry], ...]:
        """Of a text in several languages the part that is told in this one; perhaps nothing."""
        entries = tuple(entries)
        chosen = {tag: _entry_in(tag, entries) for tag in self.languages}
        mine = chosen[self.lang]
        told = () if mine is None else (entries[mine],)
        if self.lang != self.languages[0]:
            return told
        return (*told, *(e for n, e in enumerate(entries) if n not in chosen.values()))

    def name(self, name: Localized) -> tuple[tuple[str, str], ...]:
        """A name in this language; where it has none, in the form nearest to its readers."""
        told = self.own(name)
        if _entry_in(self.lang, name.entries) is not None:
            return told
        nearest = name.nearest(self.lang, self.document.lang)
        return (nearest, *(entry for entry in told if entry != nearest))

    @property
    def stop(self) -> str:
        """What ends a sentence."""
        return full_stop(self.lang)

    def label(self, key: str) -> Element:
        """The term `key` in this language."""
        return label(key, self.lang)

    def people(self, key: str, people: Iterable[Person]) -> list[Content]:
        """The term `key`, such as `Written by`, then the people's names."""
        named = ((person, self.name(person.name)) for person in people)
        return name_people(key, named, self.lang, self.document.languages)

    def linked(self, name: Localized, target: str) -> list[Content]:
        """A name, linked."""
        languages = self.document.languages
        parts: list[Element] = [isolate(words, tag, languages) for tag, words in self.name(name)]
        if target:
            parts[0] = link(target, parts[0])
        return separated(parts, " · ")

    def cited(self, title: Localized | None) -> list[Content]:
        """The titles of a work, a comma before each."""
        languages = self.document.languages
        told = self.name(title) if title is not None else ()
        cites = (element("cite", isolate(words, tag, languages)) for tag, words in told)
        return [part for cite in cites for part in (comma(self.lang), cite)]

    def dated(self, date: dt.date | None) -> list[Content]:
        """A comma, and the date as this language writes it; nothing without a date."""
        if date is None:
            return []
        told = self.own(localized_dates(date, self.document.languages))
        return [comma(self.lang), time(date, told or localized_dates(date, (self.lang,))[:1])]


def tellings(document: Document) -> tuple[Telling, ...]:
    """One for each language of the publication that diglot has words in, the text's own first."""
    languages = spoken_languages(document.languages)
    return tuple(Telling(document, lang, languages) for lang in languages)


def _entry_in(lang: str, entries: tuple[tuple[str, Entry], ...]) -> int | None:
    """The number of the entry in a language, of this region rather than of another."""
    tags = [tag for tag, _ in entries]
    if lang in tags:
        return tags.index(lang)
    return next((n for n, tag in enumerate(tags) if same_language(tag, lang)), None)
