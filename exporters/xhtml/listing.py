"""Code blocks → XHTML: the parts of a program told apart, its lines numbered where asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.highlighting import highlight
from exporters.language import direction_of, language_of
from exporters.xhtml.elements import Content, Element, append, element, set_language, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.document import CodeBlock
    from exporters.highlighting import Piece


def render_listing(block: CodeBlock, lang: str, languages: tuple[str, ...]) -> Element:
    """`pre` with `code`: left to right, but for a text without a syntax whose letters are not.

    `lang` is the language of the surroundings. Parts are `span.syntax-…`; where lines are
    numbered, each is a `span.code-line`, and style sheets count them.
    """
    code_lang = language_of(block.text, block.lang, languages)
    if block.syntax and direction_of(code_lang) == "rtl":
        code_lang = next((tag for tag in languages if direction_of(tag) == "ltr"), "en")
    lines = [_render_line(line, code_lang, languages) for line in _lines(block)]
    syntax = f"language-{block.syntax}" if block.syntax else ""
    code = element("code", classes=f"{syntax} numbered".strip() if block.first_line else syntax)
    if block.first_line:
        lines = [[element("span", *line, classes="code-line")] for line in lines]
        code.set("style", f"counter-reset: code-line {block.first_line - 1}")
    append(code, (part for nth, line in enumerate(lines) for part in ("\n" * (nth > 0), *line)))
    made = element("pre", code)
    if code_lang != lang:
        set_language(made, code_lang)
    elif direction_of(lang) == "rtl":
        made.set("dir", "ltr")
    return made


def _lines(block: CodeBlock) -> list[list[Piece]]:
    """The pieces of each line."""
    lines: list[list[Piece]] = [[]]
    for piece in highlight(block.text, block.syntax):
        first, *rest = piece.text.split("\n")
        lines[-1].append(piece._replace(text=first))
        lines += ([piece._replace(text=part)] for part in rest)
    return lines


def _render_line(line: Iterable[Piece], lang: str, languages: tuple[str, ...]) -> list[Content]:
    content: list[Content] = []
    for kind, words in line:
        made = text(words, lang, languages)
        blank = not kind or not words.strip()
        content += made if blank else [element("span", *made, classes=f"syntax-{kind}")]
    return content
