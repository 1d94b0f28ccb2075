"""The head of the text itself: rubric, title, subtitle, byline, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.dates import localized_dates
from exporters.xhtml.elements import Element, append, element, text, time
from exporters.xhtml.labels import change, label
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
    """`p.issued` and `p.first-published`, each date in every language of the publication."""
    made: list[Element] = []
    attribution = document.attribution
    dates = [("issued", document.issued)]
    if attribution is not None:
        dates.append(("first-published", attribution.published))
    for key, date in dates:
        if date is not None:
            shown = time(date, localized_dates(date, document.languages))
            made.append(element("p", label(key, document), " ", shown, classes=key))
    return made
