"""Tables → XHTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.xhtml.elements import Element, element, set_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from exporters.document import Cell, Node, Table
    from exporters.xhtml.inline import InlineRenderer


def render_table(table: Table, inline: Callable[[Node], InlineRenderer]) -> Element:
    """`table` with caption, head and body; a header cell says whether it heads a column or a row.

    `inline` gives the renderer of inline content for a node.
    """
    made = element("table")
    if table.caption:
        made.append(element("caption", *inline(table).render(table.caption)))
    for tag, rows, scope in (("thead", table.head, "col"), ("tbody", table.rows, "row")):
        if rows:
            made.append(element(tag, *(_row(row, table, scope, inline) for row in rows)))
    return made


def _row(
    row: tuple[Cell, ...], table: Table, scope: str, inline: Callable[[Node], InlineRenderer]
) -> Element:
    made = element("tr")
    for cell in row:
        content = inline(cell).render(cell.content)
        td = element("th" if cell.header else "td", *content, scope=scope * cell.header)
        if cell.alignment:
            td.set("class", f"align-{cell.alignment}")
        if cell.lang != table.lang:
            set_language(td, cell.lang)
        made.append(td)
    return made
