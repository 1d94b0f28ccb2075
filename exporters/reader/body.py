"""The body: scanned, parsed, put into the model, its languages marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.document import Block, Heading, Note
from exporters.reader.blocks import BlockReader
from exporters.reader.context import Context, Identifiers, Notes
from exporters.reader.findings import Mark
from exporters.reader.inline.shortening import Abbreviations
from exporters.reader.languages import Marker
from exporters.reader.numbering import number_places
from exporters.reader.structure import scan_blocks, tree
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from exporters.reader.findings import Findings
    from exporters.reader.lines import Line
    from exporters.reader.resources import ResourceReader
    from exporters.reader.structure import Scan

# An id that an author gives somewhere, or may: a heading before it shall not take it.
_GIVEN_ID: Final = re.compile(r"""[{ ]#([^\s#.{}="'<>]++)|\bid=["']?([^"'\s<>}]++)""")
_FIRST_LEVEL: Final = re.compile(r"=++ *+$")


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
    scan = scan_blocks(lines, findings)
    if scan is None:
        return Body()
    context = _make_context(scan, lines, findings, resources)
    reader = BlockReader(context, deepening=int(_has_first_level(scan)))
    blocks = reader.read_blocks(scan.blocks)
    note_blocks = _read_notes(reader)
    resolve = context.identifiers.resolve
    called = {resolve(identifier) for identifier, _, is_empty in context.references if is_empty}
    places = number_places((*blocks, *note_blocks), called)
    tags = tuple(dict.fromkeys((*languages, *context.languages)))
    marker = Marker(tags, context.labels, places, resolve, findings)
    body = Body(
        marker.mark_blocks(blocks, lang),
        tuple(
            Note(lang=lang, number=number, blocks=marker.mark_blocks(inside, lang))
            for number, inside in enumerate(note_blocks, start=1)
        ),
    )
    context.notes.report_unused()
    _check_references(context, places)
    if is_inset:
        _check_inset(body, findings, lines)
    return body


def _make_context(
    scan: Scan, lines: Iterable[Line], findings: Findings, resources: ResourceReader
) -> Context:
    """The state of a reading that knows what is coming: an id or a note may be used before it."""
    identifiers, notes = Identifiers(findings), Notes(findings)
    for line in lines:
        if "#" in line.text or "id=" in line.text:
            for short, long in _GIVEN_ID.findall(line.text):
                identifiers.reserve(short or long)
    for note in scan.notes:
        notes.define(note)
    abbreviations = Abbreviations(scan.abbreviations)
    return Context(
        findings, resources, notes, identifiers, scan.references, abbreviations, scan.examples
    )


def _has_first_level(scan: Scan) -> bool:
    """Whether there is a heading of level 1, which is the title's: then all go down by one."""
    return any(map(_is_first_level, _walk([*scan.blocks, *scan.notes])))


def _is_first_level(block: tree.Block) -> bool:
    match block:
        case tree.Run(rows=rows):
            return len(rows) > 1 and _FIRST_LEVEL.match(rows[1].text) is not None
        case tree.HeadingLine(level=level):
            return level == 1
        case tree.DivisionBlock(tag=tag):
            return tag == "h1"
        case _:
            return False


def _walk(blocks: Iterable[tree.Block]) -> Iterator[tree.Block]:
    waiting = list(blocks)
    while waiting:
        block = waiting.pop()
        yield block
        if isinstance(block, tree.Container):
            waiting += block.children


def _read_notes(reader: BlockReader) -> list[tuple[Block, ...]]:
    """The notes' blocks by number; a note may call further notes, which then come last."""
    order = reader.context.notes.order
    read: list[tuple[Block, ...]] = []
    while len(read) < len(order):
        note = order[len(read)]
        read.append(note if isinstance(note, tuple) else reader.read_blocks(note.children))
    return read


def _check_references(context: Context, places: Container[str]) -> None:
    """Report links to places that are not there, and those that find nothing to be called."""
    for identifier, mark, is_empty in context.references:
        found = context.identifiers.resolve(identifier)
        if not found:
            context.findings.add("b-019" if is_empty else "b-038", mark, id=identifier)
        elif is_empty and not context.labels.get(found) and found not in places:
            context.findings.add("b-028", mark, id=identifier)


def _check_inset(body: Body, findings: Findings, lines: list[Line]) -> None:
    """Metadata may be formatted, but is no second body."""
    mark = Mark(lines[0].number, 1)
    if body.notes:
        findings.add("m-025", mark, what="notes")
    if any(isinstance(block, Heading) for block in body.blocks):
        findings.add("m-025", mark, what="headings")
