"""What points to another place of the document: links, and calls to notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exporters.diagnostics import diagnose
from exporters.document import Link, NoteReference, Span
from exporters.lint.walking import inlines_of, walk_inlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.diagnostics import Diagnostic
    from exporters.document import Document


def check_links(nodes: Iterable[Any], name: str) -> Iterator[Diagnostic]:
    """Every link into the document finds its place."""
    nodes = list(nodes)
    contents = [(node, content) for node in nodes for content in inlines_of(node)]
    places = {node.id for node in nodes}
    for _, content in contents:
        places |= {i.id for i in walk_inlines(content) if isinstance(i, Span)}
    for node, content in contents:
        for inline in walk_inlines(content):
            if not isinstance(inline, Link) or not inline.target.startswith("#"):
                continue
            if (identifier := inline.target[1:]) not in places - {""}:
                yield diagnose("b-019", name, node.line, 1, id=identifier)


def check_notes(document: Document, nodes: Iterable[Any], name: str) -> Iterator[Diagnostic]:
    """Every note is called, and every call finds its note."""
    called = {
        inline.number: node.line
        for node in nodes
        for content in inlines_of(node)
        for inline in walk_inlines(content)
        if isinstance(inline, NoteReference)
    }
    numbers = {note.number for note in document.notes}
    for number in sorted(numbers - called.keys()):
        line = next(note.line for note in document.notes if note.number == number)
        yield diagnose("b-032", name, line, 1, label=number)
    for number in sorted(called.keys() - numbers):
        yield diagnose("b-031", name, called[number], 1, label=number)
