"""Who wrote the text, where it first appeared, who issues it now, how this file was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters import __version__
from exporters.dates import localized_dates
from exporters.document import LocalizedProse, web_address
from exporters.terms import full_stop
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
from exporters.xhtml.labels import heading, label
from exporters.xhtml.telling import tellings

if TYPE_CHECKING:
    import datetime as dt

    from exporters.document import Attribution, Document
    from exporters.xhtml.telling import Telling

ROLE_TERMS = {"aut": "written-by", "trl": "translated-by", "edt": "edited-by"}


def render_attribution(document: Document) -> Element:
    """`section.attribution`: the note at the end of the text, in the publication's languages.

    The document's own language comes first; each other that diglot has words in tells the same
    facts again, in a `div.told-again`, with the names and the prose that the author gave in it.
    """
    section = element("section", classes="attribution", role="doc-credits", id="attribution")
    first, *others = tellings(document)
    append(section, (heading("attribution", document.lang), *_tell(first)))
    for telling in others:
        title = heading("attribution", telling.lang, level=3)
        section.append(
            element("div", title, *_tell(telling), lang=telling.lang, classes="told-again")
        )
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
    stop = full_stop(document.lang)
    if families:
        line += [label("set-in", document.lang), " "]
        line += [*separated((isolate(name, "en") for name in families), " · "), stop, " "]
    line += [label("made-with", document.lang), " ", isolate(f"diglot {__version__}", "en")]
    if document.sources:
        source = document.sources[0]
        name = source.name.rpartition("/")[2]
        made_from = isolate(f"{name} (SHA-256 {source.digest[:16]}…)", "en")
        line += [" ", label("made-from", document.lang), " ", made_from]
    section.append(element("p", *line, stop))
    return section


def _tell(telling: Telling) -> list[Element]:
    """Everything the note says, in one language."""
    document = telling.document
    made = _makers(telling)
    if document.attribution is not None:
        made += _first_appearance(document.attribution, telling)
    made += _imprint(telling)
    made += _rights(telling)
    return made


def _makers(telling: Telling) -> list[Element]:
    """One paragraph for the people of each role, then what is said about each of them."""
    document = telling.document
    made: list[Element] = []
    for role in dict.fromkeys(person.role for person in document.people):
        people = document.people_as(role)
        key = ROLE_TERMS.get(role, "with-contributions-by")
        made.append(element("p", *telling.people(key, people), telling.stop, classes="written-by"))
        for person in people:
            made += _prose(person.about, "about", telling)
    return made


def _prose(prose: LocalizedProse | None, name: str, telling: Telling) -> list[Element]:
    """Formatted text, as far as it is told in this language."""
    told = LocalizedProse(telling.own(prose)) if prose is not None else LocalizedProse(())
    made = render_prose(told, telling.lang, telling.document)
    return [element("div", *made, classes=name)] if made else []


def _first_appearance(attribution: Attribution, telling: Telling) -> list[Element]:
    """Where and when the text first appeared, and the note on it."""
    made: list[Element] = []
    if attribution.original:
        made.append(element("p", telling.label("original"), telling.stop, classes="original"))
    if attribution.publisher is not None:
        line = [
            telling.label("first-published-in"), " ",
            *telling.linked(attribution.publisher, attribution.url),
            *telling.cited(attribution.title),
            *telling.dated(attribution.published),
        ]  # fmt: skip
        made.append(element("p", *line, telling.stop, classes="first-published-in"))
    if attribution.translators:
        names = telling.people("translated-by", attribution.translators)
        made.append(element("p", *names, telling.stop, classes="translated-by"))
    return [*made, *_prose(attribution.note, "attribution-note", telling)]


def _imprint(telling: Telling) -> list[Element]:
    """Who issues this edition, and when."""
    document = telling.document
    name = document.imprint
    if name is None:
        return []
    target = web_address(document.masthead.website) if document.masthead else ""
    line = [telling.label("issued-by"), " ", *telling.linked(name, target)]
    return [element("p", *line, *telling.dated(document.issued), telling.stop, classes="imprint")]


def _rights(telling: Telling) -> list[Element]:
    """The statement of rights, and the licence."""
    document, rights = telling.document, telling.document.rights
    if rights is None:
        return []
    made = [
        element("p", *text(words, lang, document.languages),
                lang=lang if lang != telling.lang else "", classes="rights")
        for lang, words in telling.own(rights.text or ())
    ]  # fmt: skip
    if rights.license or rights.url:
        name = isolate(rights.license or rights.url, "en")
        shown = link(rights.url, name) if rights.url else name
        line = (telling.label("license"), " ", shown, telling.stop)
        made.append(element("p", *line, classes="license"))
    return made


def _own_date(date: dt.date, document: Document) -> Element:
    """A date in the document's language alone, as its language writes it."""
    return time(date, localized_dates(date, (document.lang,))[:1])
