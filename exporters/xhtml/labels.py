"""The words that diglot itself puts on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.dates import localize_digits
from exporters.language import is_arabic_script
from exporters.terms import term
from exporters.xhtml.elements import Element, element

if TYPE_CHECKING:
    from exporters.document import Document


def change(lang: str, document: Document) -> str:
    """`lang` where it is not the document's own, else nothing: only a change is marked."""
    return lang if lang != document.lang else ""


def label(key: str, lang: str) -> Element:
    """`span.label` with the term `key` in `lang`, that of its surroundings.

    A language that diglot has no words in has those of another, marked as such.
    """
    told, words = term(key, lang)
    return element("span", words, classes="label", lang=told if told != lang else "")


def heading(key: str, lang: str, level: int = 2) -> Element:
    """A heading with the term `key` in `lang`, that of its surroundings."""
    told, words = term(key, lang)
    return element(f"h{level}", words, lang=told if told != lang else "")


def render_box(lang: str, *, is_checked: bool) -> Element:
    """`span.box`: the box before a task, and in words what it says; `lang` is around it."""
    told, words = term("task-done" if is_checked else "task-open", lang)
    return element(
        "span", "■" if is_checked else "□",
        lang=told if told != lang else "", classes="box", role="img", aria_label=words,
    )  # fmt: skip


def render_number(kind: str, number: int, lang: str) -> Element:
    """`span.caption-label`: `Figure 3`, before the words of a caption."""
    told, words = term(kind, lang)
    label = f"{words}\u00a0{localize_digits(str(number), told)}"
    return element("span", label, classes="caption-label", lang=told if told != lang else "")


def comma(lang: str) -> str:
    """The comma of a language's script, with the space after it."""
    return "، " if is_arabic_script(lang) else ", "
