"""The body: scanned, parsed, put into the model, its languages marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from exporters.document import Block, Heading, Note
from exporters.reader.blocks import BlockReader
from exporters.reader.context import Context, Identifiers, Notes
from exporters.reader.findings import Mark
from exporters.reader.languages import Marker
from exporters.reader.markup import parse_markup
from exporters.reader.numbering import number_equations
from exporters.reader.scanner import MAX_DEPTH, scan_body
from exporters.reader.tokens import AttributeList, DivisionOpen, NoteOpen, SpanOpen

if TYPE_CHECKING:
    from collections.abc import Container

    from exporters.reader.findings import Findings
    from exporters.reader.lines import Line
    from exporters.reader.resources import ResourceReader
    from exporters.reader.tokens import TokenTable


class Body(NamedTuple):
    """The blocks of a text, and its notes in the order of their numbers."""

    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()


def read_body(  # noqa: PLR0913 - what a body depends on, nothing hidden
    lines: list[Line],
    lang: str,
    languages: tuple[str, ...],
    findings: Findings,
    resources: ResourceReader,
    *,
    is_inset: bool = False,
) -> Body:
    """The body that `lines` of Markdown make, in `lang` where nothing else is said or seen.

    An inset (Markdown in the metadata) may not have headings, ids or notes of its own.
    """
    source = {line.number: line.text for line in lines}
    scan = scan_body(lines, findings)
    if any(finding.code == "s-007" for finding in findings.as_tuple()):
        return Body()
    identifiers, notes = Identifiers(findings), Notes(findings)
    _announce(scan.tokens, identifiers, notes)
    context = Context(findings, scan.tokens, resources, notes, identifiers, source)
    try:
        root = parse_markup(scan.text)
        reader = BlockReader(context, root)
        blocks = reader.read_children(root)
        note_blocks = _read_notes(reader)
        numbers = number_equations((*blocks, *note_blocks))
        marker = Marker(
            _with_tags(languages, scan.tokens),
            context.labels,
            numbers,
            source,
            findings,
        )
        body = Body(
            marker.mark_blocks(blocks, lang),
            tuple(
                Note(lang=lang, number=number, blocks=marker.mark_blocks(inside, lang))
                for number, inside in enumerate(note_blocks, start=1)
            ),
        )
    except RecursionError:
        findings.add("s-007", Mark(lines[0].number if lines else 0), limit=MAX_DEPTH)
        return Body()
    notes.report_unused()
    _check_references(context, numbers)
    if is_inset:
        _check_inset(body, findings, lines)
    return body


def _announce(tokens: TokenTable, identifiers: Identifiers, notes: Notes) -> None:
    """Tell what is coming: an id or a note may be used before its place in the text."""
    for token in tokens:
        if isinstance(token, AttributeList | DivisionOpen | SpanOpen) and token.attributes.id:
            identifiers.reserve(token.attributes.id)
        elif isinstance(token, NoteOpen):
            notes.define(token)


def _with_tags(languages: tuple[str, ...], tokens: TokenTable) -> tuple[str, ...]:
    """`languages`, and those that the author names in the text."""
    named = [
        token.attributes.lang
        for token in tokens
        if isinstance(token, AttributeList | DivisionOpen | SpanOpen) and token.attributes.lang
    ]
    return tuple(dict.fromkeys((*languages, *named)))


def _read_notes(reader: BlockReader) -> list[tuple[Block, ...]]:
    """The notes' blocks by number; a note may call further notes, which then come last."""
    notes = reader.context.notes
    read: list[tuple[Block, ...]] = []
    while len(read) < len(notes.order):
        elements = reader.note_elements.get(notes.order[len(read)], [])
        read.append(reader.read_elements(elements, Element("div")))
    return read


def _check_references(context: Context, numbers: Container[str]) -> None:
    """Report links to places that are not there, and those that find nothing to be called."""
    for identifier, mark, is_empty in context.references:
        if identifier not in context.identifiers:
            context.findings.add("b-019", mark, id=identifier)
        elif is_empty and not (context.labels.get(identifier) or identifier in numbers):
            context.findings.add("b-028", mark, id=identifier)


def _check_inset(body: Body, findings: Findings, lines: list[Line]) -> None:
    """Metadata may be formatted, but is no second body."""
    mark = Mark(lines[0].number, 1)
    if body.notes:
        findings.add("m-025", mark, what="notes")
    if any(isinstance(block, Heading) for block in body.blocks):
        findings.add("m-025", mark, what="headings")
