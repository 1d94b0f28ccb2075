"""Who wrote the text, where it first appeared, who issues it now, how this file was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters import __version__
from exporters.dates import localized_dates
from exporters.xhtml.body import render_prose
from exporters.xhtml.elements import (
    Content,
    Element,
    append,
    element,
    isolate,
    link,
    separated,
    text,
    time,
)
from exporters.xhtml.labels import change, comma, heading, label
from exporters.xhtml.people import render_names

if TYPE_CHECKING:
    import datetime as dt

    from exporters.document import Attribution, Document, Localized

ROLE_TERMS = {"aut": "written-by", "trl": "translated-by", "edt": "edited-by"}


def render_attribution(document: Document) -> Element:
    """`section.attribution`: the note at the end of the text, in the document's language.

    Prose that the author gave in several languages is shown in each of them, in page order.
    """
    section = element("section", classes="attribution", role="doc-credits", id="attribution")
    section.append(heading("attribution", document))
    append(section, _makers(document))
    if document.attribution is not None:
        append(section, _first_appearance(document.attribution, document))
    append(section, _imprint(document))
    append(section, _rights(document))
    return section


def render_short_attribution(document: Document) -> Element | None:
    """`p.short-attribution` for a page's foot: the authors, the first publisher and the date."""
    attribution = document.attribution
    names = [person.name for person in document.authors]
    if attribution is not None and attribution.publisher is not None:
        names.append(attribution.publisher)
    parts: list[Content] = []
    for name in names:
        lang, words = name.choose(document.lang)
        parts.append(isolate(words, lang, document.languages))
    if attribution is not None and attribution.published is not None:
        parts.append(_own_date(attribution.published, document))
    elif document.issued is not None:
        parts.append(_own_date(document.issued, document))
    return element("p", *separated(parts, " · "), classes="short-attribution") if parts else None


def render_colophon(document: Document, families: tuple[str, ...] = ()) -> Element:
    """`section.colophon`: what made this file, from which source, in which type `families`."""
    section = element("section", classes="colophon", epub_type="colophon", role="doc-colophon")
    line: list[Content] = []
    if families:
        line += [label("set-in", document), " "]
        line += [*separated((isolate(name, "en") for name in families), " · "), ". "]
    line += [label("made-with", document), " ", isolate(f"diglot {__version__}", "en")]
    if document.sources:
        source = document.sources[0]
        name = source.name.rpartition("/")[2]
        made_from = isolate(f"{name} (SHA-256 {source.digest[:16]}…)", "en")
        line += [" ", label("made-from", document), " ", made_from]
    section.append(element("p", *line, "."))
    return section


def _makers(document: Document) -> list[Element]:
    """One paragraph for the people of each role, then what is said about each of them."""
    made: list[Element] = []
    for role in dict.fromkeys(person.role for person in document.people):
        people = document.people_as(role)
        key = ROLE_TERMS.get(role, "with-contributions-by")
        made.append(element("p", *render_names(key, people, document), ".", classes="written-by"))
        made += (
            element("div", *render_prose(person.about, document.lang, document), classes="about")
            for person in people
            if person.about is not None
        )
    return made


def _first_appearance(attribution: Attribution, document: Document) -> list[Element]:
    """Where and when the text first appeared, and the note on it."""
    made: list[Element] = []
    if attribution.original:
        made.append(element("p", label("original", document), ".", classes="original"))
    if attribution.publisher is not None:
        publisher = _linked(attribution.publisher, attribution.url, document)
        line = [label("first-published-in", document), " ", *publisher]
        for lang, title in attribution.title or ():
            cited = element("cite", isolate(title, lang, document.languages))
            line += [comma(document), cited]
        _append_date(line, attribution.published, document)
        made.append(element("p", *line, ".", classes="first-published-in"))
    if attribution.translators:
        names = render_names("translated-by", attribution.translators, document)
        made.append(element("p", *names, ".", classes="translated-by"))
    if attribution.note is not None:
        prose = render_prose(attribution.note, document.lang, document)
        made.append(element("div", *prose, classes="attribution-note"))
    return made


def _imprint(document: Document) -> list[Element]:
    """Who issues this edition, and when."""
    name = document.imprint
    if name is None:
        return []
    website = document.masthead.website if document.masthead else ""
    target = website if not website or "://" in website else f"https://{website}"
    line = [label("issued-by", document), " ", *_linked(name, target, document)]
    _append_date(line, document.issued, document)
    return [element("p", *line, ".", classes="imprint")]


def _rights(document: Document) -> list[Element]:
    """The statement of rights in each language, and the licence."""
    rights = document.rights
    if rights is None:
        return []
    made = [
        element("p", *text(words, lang, document.languages), lang=change(lang, document),
                classes="rights")
        for lang, words in (rights.text or ())
    ]  # fmt: skip
    if rights.license or rights.url:
        name = isolate(rights.license or rights.url, "en")
        shown = link(rights.url, name) if rights.url else name
        made.append(element("p", label("license", document), " ", shown, ".", classes="license"))
    return made


def _append_date(line: list[Content], date: dt.date | None, document: Document) -> None:
    """Add `, DATE` in every language of the publication to a line, when there is a date."""
    if date is not None:
        line += [comma(document), time(date, localized_dates(date, document.languages))]


def _own_date(date: dt.date, document: Document) -> Element:
    """A date in the document's language alone, as its language writes it."""
    return time(date, localized_dates(date, (document.lang,))[:1])


def _linked(name: Localized, target: str, document: Document) -> list[Content]:
    """A name in every language it is given in, the first of them linked."""
    parts: list[Element] = [isolate(words, lang, document.languages) for lang, words in name]
    if target:
        parts[0] = link(target, parts[0])
    return separated(parts, " · ")
