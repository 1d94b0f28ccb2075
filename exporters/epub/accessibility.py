"""What a publication states of its accessibility, found in it (EPUB Accessibility 1.1, 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.epub.page_list import has_marks
from exporters.formulas import MATHML
from exporters.terms import language_list, term
from exporters.values import NamedTuple
from exporters.xhtml import outline
from exporters.xhtml.elements import XHTML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.document import Document
    from exporters.xhtml.elements import Element


class Property(NamedTuple):
    """A property of the schema.org vocabulary, its value, and the language of prose."""

    name: str
    value: str
    lang: str = ""


def state_accessibility(document: Document, page: Element) -> tuple[Property, ...]:
    """How a document can be perceived, what helps in it, and a summary in its language.

    All of it is found in the document and in `page`, its text as XHTML. Whether it conforms is not
    among it: whether a description describes its picture, only a person can say.
    """
    has_pictures = _has(page, XHTML, "img")
    modes = ("textual", "visual") if has_pictures else ("textual",)
    moving = any(resource.moves for resource in document.resources)
    return (
        *(Property("schema:accessMode", mode) for mode in modes),
        # Every picture has its alternative, so that the text alone is enough.
        Property("schema:accessModeSufficient", "textual"),
        *(Property("schema:accessibilityFeature", name) for name in _features(document, page)),
        # Still pictures and text neither flash, move nor sound.
        Property("schema:accessibilityHazard", "unknown" if moving else "none"),
        _summary(document, has_pictures=has_pictures),
    )


def _summary(document: Document, *, has_pictures: bool) -> Property:
    """The summary for readers."""
    languages = language_list(document.body_languages, document.lang)
    lang, summary = term("accessibility-summary", document.lang, languages=languages)
    if has_pictures:
        summary += " " + term("accessibility-images", document.lang)[1]
    return Property("schema:accessibilitySummary", summary, lang)


def _features(document: Document, page: Element) -> Iterator[str]:
    """What the document has of the accessibility features that schema.org names."""
    yield "displayTransformability"
    yield "readingOrder"
    if outline(document):
        yield "structuralNavigation"
    yield "tableOfContents"
    if has_marks(page):
        yield from ("pageBreakMarkers", "pageNavigation")
    if _has(page, XHTML, "img"):
        yield "alternativeText"
    if _has(page, MATHML, "math"):
        yield "MathML"


def _has(page: Element, namespace: str, name: str) -> bool:
    """Whether there is an element of this name on a page."""
    return next(page.iter(f"{{{namespace}}}{name}"), None) is not None
