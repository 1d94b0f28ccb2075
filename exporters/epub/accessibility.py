"""What a publication states of its accessibility, found in it (EPUB Accessibility 1.1, 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from exporters.terms import language_list, term
from exporters.xhtml import outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.document import Document


class Property(NamedTuple):
    """A property of the schema.org vocabulary, its value, and the language of prose."""

    name: str
    value: str
    lang: str = ""


def state_accessibility(document: Document) -> tuple[Property, ...]:
    """The ways a document can be perceived, what helps in it, and a summary in its language."""
    modes = ("textual", "visual") if document.resources else ("textual",)
    languages = language_list(document.body_languages, document.lang)
    lang, summary = term("accessibility-summary", document.lang, languages=languages)
    return (
        *(Property("schema:accessMode", mode) for mode in modes),
        # Every picture has its alternative, so that the text alone is enough.
        Property("schema:accessModeSufficient", "textual"),
        *(Property("schema:accessibilityFeature", feature) for feature in _features(document)),
        # Still pictures and text neither flash, move nor sound.
        Property("schema:accessibilityHazard", "none"),
        Property("schema:accessibilitySummary", summary, lang),
    )


def _summary(document: Document) -> tuple[str, str]:
    """The summary for readers, and its language before it."""
    languages = language_list(document.body_languages, document.lang)
    lang, summary = term("accessibility-summary", document.lang, languages=languages)
    if document.resources:
        summary += " " + term("accessibility-images", document.lang)[1]
    return lang, summary


def _features(document: Document) -> Iterator[str]:
    """What the document has of the accessibility features that schema.org names."""
    yield "displayTransformability"
    yield "readingOrder"
    if outline(document):
        yield "structuralNavigation"
    yield "tableOfContents"
    if document.resources:
        yield "alternativeText"
