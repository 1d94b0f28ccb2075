"""Tables, and the captions above or below them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from exporters.document import Cell, Paragraph, Table, Text
from exporters.reader.content import strip
from exporters.reader.inline import Passage, read_inlines
from exporters.reader.inline.code_spans import mask_code
from exporters.reader.markup import parse_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.document import Alignment, Block, Inlines
    from exporters.reader.blocks import BlockReader
    from exporters.reader.context import Context
    from exporters.reader.lines import Line
    from exporters.reader.markup import Markup
    from exporters.reader.structure.tree import GridTable

MAX_COLUMNS: Final = 100

_CAPTION: Final = re.compile(r"(?:Table)?: *")
# What Markdown calls left is where lines begin, in a right-to-left table too.
_ALIGNMENTS: Final[dict[str, Alignment]] = {"left": "start", "center": "center", "right": "end"}
_HEAD: Final = 2


def read_table(rows: Sequence[Line], context: Context) -> Table | None:
    """The table that these lines are; None where they are none."""
    masked = [mask_code(row.text).strip(" ") for row in rows]
    counts = [_count_cells(row) for row in masked]
    columns = counts[0]
    if columns > MAX_COLUMNS:
        context.findings.add("b-037", rows[0].mark(), columns=columns, limit=MAX_COLUMNS)
        return None
    for row, count in zip(rows[_HEAD:], counts[_HEAD:], strict=True):
        if count > counts[0]:
            context.findings.add("b-029", row.mark(), cells=count, columns=counts[0])
            columns = max(columns, min(count, MAX_COLUMNS))
    if columns > counts[0]:
        more = columns - counts[0]
        masked[0] = f"{_unclosed(masked[0])} {'| ' * more}|"
        masked[1] = f"{_unclosed(masked[1])} {'|--' * more}|"
    # A row of dashes would be a rule, and end the table.
    masked[_HEAD:] = [row if row.strip("-*_ ") else f"{row} |" for row in masked[_HEAD:]]
    (markup,) = parse_run("\n".join(masked))
    if markup.tag != "table":
        return None
    context.in_table = True
    read = [
        _read_row(cells, row, markup, context, is_head=row is rows[0])
        for cells, row in zip(markup.rows, (rows[0], *rows[_HEAD:]), strict=False)
    ]
    context.in_table = False
    mark = rows[0].mark()
    return Table(lang="", line=mark.line, column=mark.column, head=(read[0],), rows=tuple(read[1:]))


def _unclosed(row: str) -> str:
    return row.removesuffix("|") if not row.endswith("\\|") else row


def _count_cells(row: str) -> int:
    """How many cells a row has, its code spans and escapes masked."""
    return row.removeprefix("|").removesuffix("|").count("|") + 1


def _read_row(
    cells: tuple[str, ...], row: Line, markup: Markup, context: Context, *, is_head: bool
) -> tuple[Cell, ...]:
    """The cells of a row, each found again in its line."""
    passage = Passage([row])
    masked = mask_code(row.text)
    position = 0
    read: list[Cell] = []
    for text, alignment in zip(cells, markup.alignments, strict=True):
        start = masked.find(text, position) if text else position
        start = max(start, position)
        position = start + len(text)
        mark = row.mark(start)
        read.append(
            Cell(
                content=strip(read_inlines(passage, context, start, position)),
                lang="",
                line=mark.line,
                column=mark.column,
                header=is_head,
                alignment=_ALIGNMENTS.get(alignment, ""),
            )
        )
    return tuple(read)


def read_grid(grid: GridTable, reader: BlockReader) -> Table:
    """A table drawn with lines and corners, whose cells hold blocks."""
    rows: dict[int, list[Cell]] = {}
    heads: set[int] = set()
    for part in grid.cells:
        cell = part.cell
        blocks = reader.read_blocks(part.children)
        content: Inlines = ()
        if len(blocks) == 1 and isinstance(only := blocks[0], Paragraph):
            content, blocks = (only.content, ()) if _is_bare(only) else (content, blocks)
        for row in range(cell.row, cell.row + cell.rows):
            rows.setdefault(row, [])
        heads |= {cell.row} if cell.is_head else set()
        mark = cell.lines[0].mark() if cell.lines else part.mark
        rows[cell.row].append(
            Cell(
                content=content,
                lang="",
                line=mark.line,
                column=mark.column,
                header=cell.is_head,
                alignment=cell.alignment,
                blocks=blocks,
                column_span=cell.columns,
                row_span=cell.rows,
            )
        )
    return Table(
        lang="",
        line=grid.mark.line,
        column=grid.mark.column,
        head=tuple(tuple(rows[row]) for row in sorted(rows) if row in heads),
        rows=tuple(tuple(rows[row]) for row in sorted(rows) if row not in heads),
    )


def _is_bare(paragraph: Paragraph) -> bool:
    """Whether a paragraph says nothing but its words."""
    return not (paragraph.id or paragraph.classes or paragraph.lang)


def read_caption(block: Block | None) -> Paragraph | None:
    """The caption that a paragraph beside a table is: `Table: caption {#id}`; None if it is none.

    Its id, classes and language are those of the table.
    """
    if isinstance(block, Paragraph) and isinstance(head := block.content[0], Text):
        match = _CAPTION.match(head.text)
        if match:
            content = strip((head.cut(match.end(), len(head.text)), *block.content[1:]))
            return replace(block, content=content)
    return None


def with_caption(table: Table, caption: Paragraph, context: Context) -> Table:
    """`table` with its caption, which is also what cross-references call it."""
    described = replace(
        table,
        caption=caption.content,
        id=table.id or caption.id,
        classes=(*table.classes, *caption.classes),
        lang=table.lang or caption.lang,
    )
    if described.id:
        context.labels[described.id] = caption.content
    return described
