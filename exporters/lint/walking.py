"""The way through a document's tree, in the order of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exporters.document import (
    Abbreviation,
    DefinitionList,
    Link,
    List,
    ParallelText,
    Span,
    Styled,
    Table,
    Verse,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.document import Block, Inlines, Node


def walk(blocks: Iterable[Block]) -> Iterator[Node]:
    """Every block, item, definition, cell and stanza, in the order of the text."""
    for block in blocks:
        yield block
        for children in children_of(block):
            yield from walk(children)


def children_of(node: Any) -> Iterator[Iterable[Any]]:
    """The groups of nodes that a node holds."""
    match node:
        case List():
            yield node.items
        case DefinitionList():
            yield node.definitions
        case Table():
            yield from (*node.head, *node.rows)
        case Verse():
            yield node.stanzas
        case ParallelText():
            yield from node.rows
        case _ if isinstance(getattr(node, "blocks", None), tuple):
            # A definition has one tuple of blocks for each thing said of its terms.
            yield from node.blocks if hasattr(node, "terms") else (node.blocks,)


def inlines_of(node: Any) -> Iterator[Inlines]:
    """The inline content that a node holds itself."""
    for field in ("content", "caption"):
        if isinstance(content := getattr(node, field, None), tuple):
            yield content
    for field in ("lines", "terms"):
        yield from getattr(node, field, ())


def walk_inlines(inlines: Inlines) -> Iterator[Any]:
    """Every inline, outermost first."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Styled | Span | Abbreviation | Link):
            yield from walk_inlines(inline.content)
