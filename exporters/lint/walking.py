"""The way through a document's tree, in the order of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from exporters.document import (
    Abbreviation,
    DefinitionList,
    Figure,
    InlineImage,
    Link,
    List,
    NoteReference,
    ParallelText,
    Span,
    Styled,
    Table,
    Verse,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.document import Block, Document, Inlines, Node


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
    waiting = [iter(inlines)]
    while waiting:
        for inline in waiting[-1]:
            yield inline
            if isinstance(inline, _HOLDERS):
                waiting.append(iter(inline.content))
                break
        else:
            waiting.pop()


_HOLDERS: Final = (Abbreviation, Link, Span, Styled)


class Inventory(NamedTuple):
    """What a document has besides its words, in the order of the text: one walk for every rule.

    Each thing comes with the node it stands in.
    """

    links: list[tuple[Any, Link]]
    calls: list[tuple[Any, NoteReference]]
    pictures: list[tuple[Any, Figure | InlineImage]]
    # The ids of nodes and spans.
    places: set[str]


def take_inventory(document: Document) -> Inventory:
    """The inventory of a document's body and notes."""
    nodes = [*walk(document.body), *(n for note in document.notes for n in walk(note.blocks))]
    found = Inventory([], [], [], {node.id for node in nodes})
    for node in nodes:
        if isinstance(node, Figure):
            found.pictures.append((node, node))
        for content in inlines_of(node):
            for inline in walk_inlines(content):
                match inline:
                    case Span(id=identifier):
                        found.places.add(identifier)
                    case Link():
                        found.links.append((node, inline))
                    case NoteReference():
                        found.calls.append((node, inline))
                    case InlineImage():
                        found.pictures.append((node, inline))
    return found
