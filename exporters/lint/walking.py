"""The way through a document's tree, in the order of the text."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from exporters.document import (
    HOLDERS,
    Cell,
    Definition,
    DefinitionList,
    Division,
    Figure,
    Heading,
    InlineImage,
    Link,
    List,
    ListItem,
    Note,
    NoteReference,
    Paragraph,
    ParallelText,
    Quotation,
    Span,
    Stanza,
    Table,
    Verse,
)
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from exporters.document import Block, Document, Inlines, Node


def walk(blocks: Iterable[Block]) -> Iterator[Node]:
    """Every block, item, definition, cell and stanza, in the order of the text."""
    for block in blocks:
        yield block
        for children in children_of(block):
            yield from walk(children)


def children_of(node: Any) -> Iterable[Iterable[Any]]:
    """The groups of nodes that a node holds."""
    read = _CHILDREN.get(type(node))
    return read(node) if read else ()


_CHILDREN: Final[dict[type, Callable[[Any], Iterable[Iterable[Any]]]]] = {
    Quotation: lambda node: (node.blocks,),
    Division: lambda node: (node.blocks,),
    List: lambda node: (node.items,),
    ListItem: lambda node: (node.blocks,),
    DefinitionList: lambda node: (node.definitions,),
    # One group for each thing said of the terms.
    Definition: attrgetter("blocks"),
    Table: lambda node: (*node.head, *node.rows),
    Cell: lambda node: (node.blocks,),
    Verse: lambda node: (node.stanzas,),
    ParallelText: attrgetter("rows"),
    Note: lambda node: (node.blocks,),
}


def inlines_of(node: Any) -> Iterable[Inlines]:
    """The inline content that a node holds itself."""
    read = _CONTENTS.get(type(node))
    return read(node) if read else ()


_CONTENTS: Final[dict[type, Callable[[Any], Iterable[Inlines]]]] = {
    Paragraph: lambda node: (node.content,),
    Heading: lambda node: (node.content,),
    Cell: lambda node: (node.content,),
    Figure: lambda node: (node.caption,),
    Table: lambda node: (node.caption,),
    Definition: attrgetter("terms"),
    Stanza: attrgetter("lines"),
}


def walk_inlines(inlines: Inlines) -> Iterator[Any]:
    """Every inline, outermost first."""
    waiting = [iter(inlines)]
    while waiting:
        for inline in waiting[-1]:
            yield inline
            if isinstance(inline, HOLDERS):
                waiting.append(iter(inline.content))
                break
        else:
            waiting.pop()


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
