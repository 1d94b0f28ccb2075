"""Tables, and the captions above or below them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from exporters.document import Cell, Paragraph, Table, Text
from exporters.reader.content import strip
from exporters.reader.inlines import fold_inlines, read_pieces

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from exporters.document import Alignment, Block, Inlines
    from exporters.reader.context import Context

_CAPTION: Final = re.compile(r"Table: *")
# What Markdown calls left is where lines begin, in a right-to-left table too.
_ALIGNMENTS: Final[dict[str, Alignment]] = {"left": "start", "center": "center", "right": "end"}


def read_table(element: Element, context: Context) -> Table:
    """A table; the empty row that Python-Markdown adds at the end of a text is left out."""
    head = tuple(_read_row(row, context) for row in element.iterfind("thead/tr"))
    line = context.take_start()
    rows = tuple(_read_row(row, context) for row in element.iterfind("tbody/tr"))
    context.start = 0
    if rows and not any(cell.content for cell in rows[-1]):
        rows = rows[:-1]
    return Table(lang="", line=line, head=head, rows=rows)


def _read_row(row: Element, context: Context) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            content=strip(fold_inlines(read_pieces(cell, context), context)),
            lang="",
            line=context.line,
            header=cell.tag == "th",
            alignment=_ALIGNMENTS.get(cell.get("align", ""), ""),
        )
        for cell in row
    )


def read_caption(block: Block | None) -> Inlines:
    """The caption that a paragraph beside a table is: `Table: caption`; empty if it is none."""
    if isinstance(block, Paragraph) and isinstance(head := block.content[0], Text):
        match = _CAPTION.match(head.text)
        if match:
            return strip((head.cut(match.end(), len(head.text)), *block.content[1:]))
    return ()


def with_caption(table: Table, caption: Inlines, context: Context) -> Table:
    """`table` with its caption, which is also what cross-references call it."""
    if table.id:
        context.labels[table.id] = caption
    return replace(table, caption=caption)
