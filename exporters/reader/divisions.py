"""Divisions: what `::: {…}`, a block of raw HTML or a callout makes of the blocks in it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from exporters.document import Division, Heading, Mark, Paragraph, Quotation, Styled, Text
from exporters.reader.attributes import Attributes
from exporters.reader.checks import check_attributes
from exporters.reader.parallel import read_parallel
from exporters.reader.structure import tree
from exporters.reader.structure.leaves import is_verse
from exporters.reader.verse import read_verse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.document import Block, Inline
    from exporters.reader.blocks import BlockReader
    from exporters.reader.lines import Line

Kind = Literal["", "note", "epigraph"]

_QUARTO: Final = "callout-"
_CALLOUT: Final = re.compile(r"\[!(?P<kind>[A-Za-z][\w-]*+)\][+-]?+ *+(?P<heading>.*)$")


def read_division(  # noqa: PLR0911 - one for each kind
    division: tree.DivisionBlock, reader: BlockReader
) -> list[Block]:
    """The blocks that a division is: one as a rule, its content where it says nothing itself."""
    context = reader.context
    attributes = check_attributes(division.attributes, division.mark, context)
    if division.tag.startswith("h") and division.tag[1:].isdigit():
        return _read_html_heading(division, attributes, reader)
    children = division.children
    if is_verse(division):
        lines = [child for child in children if isinstance(child, tree.VerseLine)]
        children = [child for child in children if not isinstance(child, tree.VerseLine)]
        verse = read_verse(lines, attributes, division.mark, context)
        return [*([verse] if verse else []), *reader.read_blocks(children)]
    blocks = _read_content(division, children, attributes, reader)
    attributes, kind = _kind_of(attributes)
    if not blocks:
        if not division.tag:
            context.findings.add("b-027", division.mark)
        return []
    if "parallel" in attributes.classes:
        rest = tuple(name for name in attributes.classes if name != "parallel")
        described = Attributes(attributes.id, rest, attributes.pairs)
        parallel = read_parallel(blocks, described, division.mark, context)
        return [parallel] if parallel else []
    if division.tag == "summary":
        blocks = [_emphasised(block) for block in blocks]
    if division.tag == "blockquote":
        return [_described(Quotation(lang="", blocks=tuple(blocks)), attributes, division)]
    if division.tag and not attributes.is_given:
        return blocks
    made = Division(lang="", blocks=tuple(blocks), kind=kind)
    return [_described(made, attributes, division)]


def _read_content(
    division: tree.DivisionBlock,
    children: Sequence[tree.Block],
    attributes: Attributes,
    reader: BlockReader,
) -> list[Block]:
    """The blocks of a division, the title of a note before them."""
    blocks = list(reader.read_blocks(children))
    if blocks and any(name.startswith(_QUARTO) for name in attributes.classes):
        blocks[0] = _as_title(blocks[0])
    if not attributes.get("title") or _kind_of(attributes)[1] == "note":
        blocks[:0] = _strong(division.heading, reader)
    elif not division.tag:
        reader.context.findings.add("b-014", division.mark, key="title")
    return blocks


def _kind_of(attributes: Attributes) -> tuple[Attributes, Kind]:
    """The kind of a division, and its attributes without the class that says so.

    Quarto's callouts are notes: `.callout-tip` is a note with the class `tip`.
    """
    classes = [name.removeprefix(_QUARTO) for name in attributes.classes]
    is_note = "note" in classes or classes != list(attributes.classes)
    kind: Kind = "note" if is_note else "epigraph" if "epigraph" in classes else ""
    rest = tuple(name for name in classes if name != kind)
    return replace(attributes, classes=rest), kind


def _as_title(block: Block) -> Block:
    """A heading that opens a callout of Quarto: its title, which no part of the text follows."""
    if not isinstance(block, Heading):
        return block
    mark = Mark(block.line, block.column)
    return Paragraph(
        lang=block.lang,
        id=block.id,
        classes=block.classes,
        line=mark.line,
        column=mark.column,
        content=(Styled("strong", block.content, mark),),
    )


def _described(block: Block, attributes: Attributes, division: tree.Block) -> Block:
    return replace(
        block,
        lang=attributes.lang,
        id=attributes.id,
        classes=attributes.classes,
        line=division.mark.line,
        column=division.mark.column,
    )


def _emphasised(block: Block) -> Block:
    if not isinstance(block, Paragraph):
        return block
    return replace(block, content=(Styled("strong", block.content, block.content[0].mark),))


def _strong(row: Line | None, reader: BlockReader) -> tuple[Block, ...]:
    """The heading of a note: a strong paragraph."""
    return tuple(map(_emphasised, reader.read_line(row))) if row is not None else ()


def _read_html_heading(
    division: tree.DivisionBlock, attributes: Attributes, reader: BlockReader
) -> list[Block]:
    """`<h2>…</h2>`: the paragraphs in it are the heading, whatever else is in it follows."""
    content: list[Inline] = []
    rest: list[Block] = []
    for block in reader.read_blocks(division.children):
        if isinstance(block, Paragraph):
            content += ([Text(" ")] if content else []) + list(block.content)
        else:
            rest.append(block)
    if not content:
        return rest
    level = int(division.tag[1:])
    return [reader.make_heading(tuple(content), attributes, level, division.mark), *rest]


def read_callout(quote: tree.Quote, reader: BlockReader) -> Division | None:
    """`> [!NOTE]`, as GitHub, Obsidian and Quarto write what stands beside the text."""
    first = quote.children[0] if quote.children else None
    if not isinstance(first, tree.Run):
        return None
    row = first.rows[0]
    match = _CALLOUT.match(row.text)
    if match is None:
        return None
    group = "heading" if match["heading"].strip() else "kind"
    heading = row._replace(text=row.text[: match.end(group)]).cut(match.start(group))
    blocks = _strong(heading, reader)
    children = list(quote.children)
    if len(first.rows) > 1:
        children[0] = tree.Run(first.rows[1].mark(), first.rows[1:])
    else:
        del children[0]
    return Division(
        lang="",
        line=quote.mark.line,
        column=quote.mark.column,
        classes=(match["kind"].lower(),) if match["kind"].lower() != "note" else (),
        blocks=(*blocks, *reader.read_blocks(children)),
        kind="note",
    )
