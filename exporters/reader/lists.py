"""Lists, definitions, and lines that keep their breaks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from exporters.document import (
    Definition,
    DefinitionList,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Table,
    Text,
)
from exporters.reader.content import indentation, strip
from exporters.reader.inline import Passage, read_inlines
from exporters.reader.structure import tree
from exporters.reader.structure.leaves import is_line
from exporters.reader.tables import with_caption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.document import Block, Inline, Inlines
    from exporters.reader.blocks import BlockReader
    from exporters.reader.context import Context
    from exporters.reader.lines import Line

_TASK: Final = re.compile(r"\[([ xX])\] +")


def end_of_list(children: Sequence[tree.Block], start: int) -> int:
    """The index behind the items that are one list with that at `start`: they share its sign."""
    first = children[start]
    end = start + 1
    while (
        end < len(children)
        and isinstance(item := children[end], tree.Item)
        and isinstance(first, tree.Item)
        and item.marker.sign == first.marker.sign
    ):
        end += 1
    return end


def read_list(items: Sequence[tree.Item], reader: BlockReader) -> List:
    """A list; it is tight where no empty line stands between its items or inside one."""
    mark = items[0].mark
    is_loose = any(item.after_blank for item in items[1:]) or any(
        child.after_blank for item in items for child in item.children[1:]
    )
    return List(
        lang="",
        line=mark.line,
        column=mark.column,
        items=tuple(_read_item(item, reader) for item in items),
        start=items[0].marker.number,
        numbering=items[0].marker.numbering,
        tight=not is_loose,
    )


def _read_item(item: tree.Item, reader: BlockReader) -> ListItem:
    blocks = list(reader.read_blocks(item.children))
    checked = None
    if blocks and isinstance(first := blocks[0], Paragraph):
        head = first.content[0]
        if isinstance(head, Text) and (match := _TASK.match(head.text)):
            checked = match.group(1) != " "
            content = strip((head.cut(match.end(), len(head.text)), *first.content[1:]))
            blocks[0] = replace(first, content=content)
    mark = item.mark
    return ListItem(
        lang="", line=mark.line, column=mark.column, blocks=tuple(blocks), checked=checked
    )


# --- definitions ---------------------------------------------------------------------------------


def end_of_definitions(children: Sequence[tree.Block], start: int) -> int:
    """The index behind the terms and definitions that begin at `start`."""
    end = start
    while end < len(children) and isinstance(children[end], tree.Terms | tree.DefinitionBlock):
        end += 1
    return end


def read_definitions(
    children: Sequence[tree.Block], blocks: list[Block], reader: BlockReader
) -> None:
    """Terms and what is said of them; below a table the first of these is its caption."""
    definitions: list[Definition] = []
    for child in children:
        if isinstance(child, tree.Terms):
            definitions.append(_read_terms(child, reader.context))
            continue
        said = reader.read_blocks(child.children) if isinstance(child, tree.Container) else ()
        if definitions:
            last = definitions[-1]
            definitions[-1] = replace(last, blocks=(*last.blocks, said))
        elif blocks and isinstance(table := blocks[-1], Table) and _is_paragraph(said):
            blocks[-1] = with_caption(table, said[0], reader.context)  # type: ignore[arg-type]
        else:
            blocks += said
    if definitions:
        first = definitions[0]
        blocks.append(
            DefinitionList(
                lang="", line=first.line, column=first.column, definitions=tuple(definitions)
            )
        )


def _read_terms(terms: tree.Terms, context: Context) -> Definition:
    read = (strip(read_inlines(Passage([row]), context)) for row in terms.rows)
    mark = terms.mark
    return Definition(
        lang="", line=mark.line, column=mark.column, terms=tuple(filter(None, read)), blocks=()
    )


def _is_paragraph(blocks: Sequence[Block]) -> bool:
    return len(blocks) == 1 and isinstance(blocks[0], Paragraph)


# --- lines ---------------------------------------------------------------------------------------


def read_lines(rows: Sequence[Line], context: Context) -> Inlines:
    """The lines of a line block, with their breaks; their indentation is spaces that stay."""
    inlines: list[Inline] = []
    for number, row in enumerate(rows):
        if number and not is_line(row):
            inlines += [Text(" "), *read_inlines(Passage([row]), context)]
            continue
        inside = row.cut(min(2, len(row.text)))
        indent = inside.indent
        if number:
            inlines.append(LineBreak(row.mark()))
        if not inside.is_blank:
            inlines += indentation(indent)
        inlines += read_inlines(Passage([inside.cut(indent)]), context)
    return strip(inlines)
