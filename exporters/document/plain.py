"""The words of a text without their markup: to look for in a file, to tell in a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.document.blocks import Cell, CodeBlock, Definition, Figure, Stanza
from exporters.document.text import (
    Abbreviation,
    Code,
    Formula,
    InlineImage,
    LineBreak,
    Link,
    Span,
    Styled,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from exporters.document.blocks import Node
    from exporters.document.text import Inline


def block_texts(blocks: Iterable[Node]) -> Iterator[str]:
    """The plain text of every line, paragraph and cell, in the order of the page."""
    return (text for _, text in leaf_texts(blocks))


def leaf_texts(blocks: Iterable[object], lang: str = "") -> Iterator[tuple[str, str]]:
    """`(language, plain text)` of every leaf of the tree of blocks."""
    for block in blocks:
        own = getattr(block, "lang", lang)
        match block:
            case Figure(caption=content):
                yield own, plain_text(content)
            case Cell(content=content, blocks=inside):
                yield from [(own, plain_text(content))] if content else ()
                yield from leaf_texts(inside, own)
            case Stanza(lines=lines):
                yield from ((own, plain_text(line)) for line in lines)
            case CodeBlock(text=text):
                yield own, text
            case Definition(terms=terms, blocks=said):
                yield from ((own, plain_text(term)) for term in terms)
                for part in said:
                    yield from leaf_texts(part, own)
            case tuple():
                yield from leaf_texts(block, lang)
            case _:
                yield from _inside(block, own)


def _inside(block: object, lang: str) -> Iterator[tuple[str, str]]:
    """What the blocks hold that have no case of their own: text, or other blocks."""
    content = getattr(block, "content", None)
    if content is not None:
        yield lang, plain_text(content)
    if getattr(block, "caption", ()):
        yield lang, plain_text(block.caption)  # type: ignore[attr-defined]
    for name in ("blocks", "items", "definitions", "stanzas", "head", "rows"):
        yield from leaf_texts(getattr(block, name, ()), lang)


def plain_text(content: Iterable[Inline]) -> str:
    """The characters of inline content; a line break is a space.

    Where a note is called, or a picture or a formula stands, `NO_TEXT` marks the gap.
    """
    return _flat(content, lambda _inline: NO_TEXT)


def spoken_text(content: Iterable[Inline]) -> str:
    """What inline content says; a line break is a space.

    A picture says what it shows, a formula its TeX, and the call to a note nothing.
    """
    return _flat(content, _words_for)


def _words_for(inline: Inline) -> str:
    match inline:
        case InlineImage(alternative=words) | Formula(tex=words):
            return words
        case _:
            return ""


def _flat(content: Iterable[Inline], words_for: Callable[[Inline], str]) -> str:
    """The characters of inline content, and the words for what has none."""
    parts: list[str] = []
    for inline in content:
        match inline:
            case Text(text=text) | Code(text=text):
                parts.append(text)
            case Styled() | Span() | Link() | Abbreviation():
                parts.append(_flat(inline.content, words_for))
            case LineBreak():
                parts.append(" ")
            case _:
                parts.append(words_for(inline))
    return "".join(parts)


NO_TEXT: Final = "\ufffc"
