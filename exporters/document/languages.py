"""The languages that a body is in, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.document.blocks import (
    CodeBlock,
    DefinitionList,
    Division,
    Equation,
    Figure,
    Heading,
    List,
    PageBreak,
    Paragraph,
    ParallelText,
    Quotation,
    Table,
    ThematicBreak,
    Verse,
)
from exporters.document.text import Abbreviation, Link, Span, Styled, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.document.blocks import Block
    from exporters.document.text import Inline, Inlines


def block_languages(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The language of every block that holds text of its own, in reading order."""
    return (lang for block in blocks for lang in _languages_of(block))


def _languages_of(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield block.lang
            cells = (cell for row in (*block.head, *block.rows) for cell in row)
            yield from (lang for cell in cells for lang in block_languages(cell.blocks))
        case Paragraph(content=content) | Heading(content=content):
            yield from (block.lang,) if _speaks(content, block.lang) else ()
        case Verse() | Figure():
            yield block.lang
        case Quotation() | Division():
            yield from block_languages(block.blocks)
        case List():
            yield from (lang for item in block.items for lang in block_languages(item.blocks))
        case DefinitionList():
            yield from (definition.lang for definition in block.definitions)
        case ParallelText():
            yield from block.languages
        case CodeBlock() | Equation() | ThematicBreak() | PageBreak():
            pass


def _speaks(content: Inlines, lang: str) -> bool:
    """Whether anything in a block of this language is said in it, and not all in others."""
    return any(_is_in(inline, lang) for inline in content)


def _is_in(inline: Inline, lang: str) -> bool:
    match inline:
        case Text(text=text):
            return any(map(str.isalpha, text))
        case Span(lang=other, content=content):
            return other in {"", lang} and _speaks(content, lang)
        case Styled() | Abbreviation() | Link():
            return _speaks(inline.content, lang)
        case _:
            return True
