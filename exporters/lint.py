"""Rules on a finished `Document`, whatever it was read from: what a reader would stumble over.

Errors are what makes an output wrong (a link into nowhere); warnings what makes it hard to use
with a screen reader or a table of contents (PDF/UA-1 clause 7.4.2, EPUB Accessibility 1.1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from exporters.diagnostics import diagnose
from exporters.document import (
    Abbreviation,
    Code,
    DefinitionList,
    Figure,
    Heading,
    InlineImage,
    Link,
    List,
    NoteReference,
    ParallelText,
    Quotation,
    Span,
    Styled,
    Table,
    Text,
    Verse,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.diagnostics import Diagnostic
    from exporters.document import Block, Document, Inlines, Node

_TITLE_LEVEL: Final = 1
_IMAGE_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp")


def check(document: Document, name: str) -> tuple[Diagnostic, ...]:
    """What is wrong with `document`, in the order of the text; `name` is what to call its file."""
    nodes = [*walk(document.body), *(n for note in document.notes for n in walk(note.blocks))]
    findings = [
        *_check_outline(document.body, name),
        *_check_pictures(nodes, name),
        *_check_links(nodes, name),
        *_check_notes(document, nodes, name),
    ]
    if not document.body:
        findings.append(diagnose("b-054", name))
    return tuple(sorted(findings, key=lambda finding: (finding.line, finding.column)))


def walk(blocks: Iterable[Block]) -> Iterator[Node]:
    """Every block, item, definition, cell and stanza, in the order of the text."""
    for block in blocks:
        yield block
        for children in _children(block):
            yield from walk(children)


def _children(node: Any) -> Iterator[Iterable[Any]]:
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


def _check_outline(body: Iterable[Block], name: str) -> Iterator[Diagnostic]:
    """Headings go down one level at a time, beginning below the title, and none is empty.

    Headings inside quotations are no part of the outline.
    """
    level = _TITLE_LEVEL
    for node in _outline(body):
        if not _has_text(node.content):
            yield diagnose("b-051", name, node.line, 1)
        if node.level > level + 1:
            yield diagnose(
                "b-050", name, node.line, 1, level=node.level, before=level, marks="#" * (level + 1)
            )
        level = node.level


def _outline(blocks: Iterable[Any]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif not isinstance(block, Quotation):
            for children in _children(block):
                yield from _outline(children)


def _check_pictures(nodes: Iterable[Any], name: str) -> Iterator[Diagnostic]:
    """An alternative text says what a picture shows; the name of a file does not."""
    for node in nodes:
        texts = [node.alternative] if isinstance(node, Figure) else []
        for content in inlines_of(node):
            pictures = (i for i in walk_inlines(content) if isinstance(i, InlineImage))
            texts += [picture.alternative for picture in pictures]
        for text in texts:
            if text.lower().endswith(_IMAGE_SUFFIXES):
                yield diagnose("b-052", name, node.line, 1, text=text)


def _check_links(nodes: Iterable[Any], name: str) -> Iterator[Diagnostic]:
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


def _check_notes(document: Document, nodes: Iterable[Any], name: str) -> Iterator[Diagnostic]:
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


def _has_text(inlines: Inlines) -> bool:
    return any(
        (isinstance(inline, Text | Code) and inline.text.strip())
        or (isinstance(inline, InlineImage) and inline.alternative)
        for inline in walk_inlines(inlines)
    )
