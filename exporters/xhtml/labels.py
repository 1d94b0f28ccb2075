"""The words that diglot itself puts on a page, in the document's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.language import is_arabic_script
from exporters.terms import term
from exporters.xhtml.elements import Element, element

if TYPE_CHECKING:
    from exporters.document import Document


def change(lang: str, document: Document) -> str:
    """`lang` where it is not the document's own, else nothing: only a change is marked."""
    return lang if lang != document.lang else ""


def label(key: str, document: Document) -> Element:
    """`span.label` with the term `key`, its language marked where it is not the document's."""
    lang, words = term(key, document.lang)
    return element("span", words, classes="label", lang=change(lang, document))


def heading(key: str, document: Document) -> Element:
    """An `h2` with the term `key`."""
    lang, words = term(key, document.lang)
    return element("h2", words, lang=change(lang, document))


def comma(document: Document) -> str:
    """The comma of the document's script, with the space after it."""
    return "، " if is_arabic_script(document.lang) else ", "
