"""Tables → XHTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from exporters.xhtml.elements import Content, Element, element, set_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exporters.document import Block, Cell, Inlines, Node, Table


class CellRenderer(Protocol):
    """What a table needs of the renderer of blocks."""

    def blocks(self, blocks: Iterable[Block], lang: str) -> list[Element]:
        """One element for each block; `lang` is the language of the surroundings."""
        ...

    def caption(self, block: Table, kind: str) -> Sequence[Content]:
        """The words of its caption, led by its number; none where it has neither."""
        ...

    def inlines(self, content: Inlines, block: Node) -> Sequence[Content]:
        """Texts and elements for the content of a block."""
        ...


def render_table(table: Table, renderer: CellRenderer) -> Element:
    """`table` with caption, head and body; a header cell says what it heads: a column or a row."""
    made = element("table")
    if caption := renderer.caption(table, "table"):
        made.append(element("caption", *caption))
    for tag, rows, scope in (("thead", table.head, "col"), ("tbody", table.rows, "row")):
        if rows:
            made.append(element(tag, *(_row(row, table, scope, renderer) for row in rows)))
    return made


def _row(row: tuple[Cell, ...], table: Table, scope: str, renderer: CellRenderer) -> Element:
    made = element("tr")
    for cell in row:
        content = renderer.inlines(cell.content, cell) or renderer.blocks(cell.blocks, cell.lang)
        td = element(
            "th" if cell.header else "td",
            *content,
            scope=scope * cell.header,
            colspan=str(cell.column_span) if cell.column_span > 1 else "",
            rowspan=str(cell.row_span) if cell.row_span > 1 else "",
        )
        if cell.alignment:
            td.set("class", f"align-{cell.alignment}")
        if cell.lang != table.lang:
            set_language(td, cell.lang)
        made.append(td)
    return made
