"""The text that has a say in a block's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from exporters.document import (
    Abbreviation,
    Cell,
    CodeBlock,
    Definition,
    DefinitionList,
    Equation,
    Figure,
    Heading,
    Link,
    List,
    PageBreak,
    Paragraph,
    ParallelText,
    Span,
    Stanza,
    Styled,
    Table,
    Text,
    ThematicBreak,
    Verse,
)
from exporters.language import has_letters

if TYPE_CHECKING:
    from exporters.document import Block, Inlines

# Names of keys and what a program says are no words of a language.
_VOTELESS_STYLES: Final = frozenset({"keyboard", "sample", "variable"})


def inline_text(inlines: Inlines) -> str:
    """The text of `inlines` that has a say in their language.

    Code has none, nor has what its author put in a language; but where there is nothing else,
    that decides too.
    """
    if len(inlines) == 1 and isinstance(text := inlines[0], Text):
        return text.text
    voting = _voting_text(inlines, whole=False)
    return voting if has_letters(voting) else _voting_text(inlines, whole=True)


def _voting_text(inlines: Inlines, *, whole: bool) -> str:
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text():
                parts.append(inline.text)
            case Styled(style=style) if style in _VOTELESS_STYLES and not whole:
                parts.append(" ")
            case Span(lang=lang) if lang and not whole:
                parts.append(" ")
            case Styled() | Span() | Abbreviation() | Link():
                parts.append(_voting_text(inline.content, whole=whole))
            case _:
                parts.append(" ")
    return "".join(parts)


def node_text(node: Any) -> str:  # noqa: C901, PLR0911 - one case for each kind of node
    """The text with a say in the language of a block, or of an item, a definition, a stanza."""
    match node:
        case Paragraph() | Heading():
            return inline_text(node.content)
        case Cell():
            return f"{inline_text(node.content)} {_blocks_text(node.blocks)}".strip()
        case Figure():
            return inline_text(node.caption) or node.alternative
        case List():
            return " ".join(map(node_text, node.items))
        case DefinitionList():
            return " ".join(map(node_text, node.definitions))
        case Definition():
            return " ".join([*map(inline_text, node.terms), *map(_blocks_text, node.blocks)])
        case Table():
            rows = (*node.head, *node.rows)
            return " ".join(node_text(cell) for row in rows for cell in row)
        case Verse():
            return " ".join(map(node_text, node.stanzas))
        case Stanza():
            return " ".join(map(inline_text, node.lines))
        case ParallelText():
            return " ".join(node_text(row[0]) for row in node.rows)
        case CodeBlock() | Equation() | ThematicBreak() | PageBreak():
            return ""
        case _:
            return _blocks_text(node.blocks)


def _blocks_text(blocks: tuple[Block, ...]) -> str:
    """The text of blocks that has a say in the language of what holds them.

    What its author put in a language has one where there is nothing else.
    """
    texts = [node_text(block) for block in blocks]
    voting = " ".join(text for block, text in zip(blocks, texts, strict=True) if not block.lang)
    return voting if has_letters(voting) else " ".join(texts)
