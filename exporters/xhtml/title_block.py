"""The head of the text itself: rubric, title, subtitle, byline, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.dates import localized_dates
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
from exporters.xhtml.labels import change, comma, label
from exporters.xhtml.people import render_names

if TYPE_CHECKING:
    from exporters.document import Document, Localized


def render_title_block(document: Document) -> Element:
    """`header.title-block` in the document's language."""
    header = element("header", classes="title-block")
    if document.rubric is not None:
        header.append(_rubric(document.rubric, document))
    lang, title = document.title.choose(document.lang)
    header.append(
        element("h1", *text(title, lang, document.languages), classes="title", id="title",
                lang=change(lang, document))
    )  # fmt: skip
    if document.subtitle is not None:
        lang, subtitle = document.subtitle.choose(document.lang)
        header.append(_line(subtitle, lang, "subtitle", document))
    append(header, _alternates(document))
    append(header, _bylines(document))
    append(header, _dates(document))
    return header


def _rubric(rubric: Localized, document: Document) -> Element:
    """`p.rubric`: a label for each language, a sign between two that a style may hide."""
    made = element("p", classes="rubric")
    for lang, words in rubric:
        label_of_lang = element("span", *text(words, lang, document.languages),
                                lang=change(lang, document), classes="rubric-label")  # fmt: skip
        between = element("span", " / ", classes="separator") if len(made) else None
        append(made, (between, label_of_lang))
    return made


def _alternates(document: Document) -> list[Element]:
    """Title and subtitle in the publication's other languages, language by language."""
    made: list[Element] = []
    subtitles = _others(document.subtitle, document.lang)
    for lang, title in _others(document.title, document.lang):
        made.append(_line(title, lang, "title-alternate", document))
        made += (
            _line(subtitle, sub_lang, "subtitle-alternate", document)
            for sub_lang, subtitle in subtitles
            if sub_lang == lang
        )
    return made


def _others(localized: Localized | None, lang: str) -> tuple[tuple[str, str], ...]:
    return localized.others(lang) if localized is not None else ()


def _line(words: str, lang: str, name: str, document: Document) -> Element:
    content = text(words, lang, document.languages)
    return element("p", *content, classes=name, lang=change(lang, document))


def _bylines(document: Document) -> list[Element]:
    """`p.byline` for the authors, and one each for translators and editors."""
    return [
        element("p", *render_names(key, people, document), classes=name)
        for name, key, people in (
            ("byline", "by", document.authors),
            ("byline translator", "translated-by", document.people_as("trl")),
            ("byline editor", "edited-by", document.people_as("edt")),
        )
        if people
    ]


def _dates(document: Document) -> list[Element]:
    """`p.issued` and `p.first-published`: each date in every language of the publication.

    The second names the first publisher too. With the byline it is the short attribution, which
    reflowable text has no page's foot for.
    """
    made: list[Element] = []
    if document.issued is not None:
        shown = time(document.issued, localized_dates(document.issued, document.languages))
        made.append(element("p", label("issued", document.lang), " ", shown, classes="issued"))
    attribution = document.attribution
    if attribution is None or not (attribution.publisher or attribution.published):
        return made
    parts: list[Element] = []
    key = "first-published"
    if attribution.publisher is not None:
        key = "first-published-in"
        parts = _linked(attribution.publisher, attribution.url, document)
    line: list[Content] = [label(key, document.lang), " ", *separated(parts, " · ")]
    if attribution.published is not None:
        shown = time(attribution.published,
                     localized_dates(attribution.published, document.languages))  # fmt: skip
        line += [*((comma(document.lang),) if parts else ()), shown]
    return [*made, element("p", *line, classes="first-published")]


def _linked(name: Localized, target: str, document: Document) -> list[Element]:
    """A name in each of its languages, the document's first, that one linked."""
    forms = (name.choose(document.lang), *name.others(document.lang))
    parts: list[Element] = [isolate(words, lang, document.languages) for lang, words in forms]
    if target:
        parts[0] = link(target, parts[0])
    return parts
