"""Which header cells say what a table's cells are (ISO 32000-1, 14.8.5.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.pdf.structure.elements import CELLS, TABLE_PARTS, StructureElement
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCOPES: Final = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}


class Placed(NamedTuple):
    """A cell and where it stands in the grid, from 0."""

    cell: StructureElement
    row: int
    column: int
    rows: int
    columns: int


def relate_cells(root: StructureElement) -> None:
    """Give every header cell its scope and, where scopes do not suffice, every cell its headers."""
    count = 0
    for element in root.descendants():
        if element.type != "Table":
            continue
        count += 1
        grid = list(_place(element))
        for placed in grid:
            if placed.cell.type == "TH":
                placed.cell.say("Table", "Scope", _scope(placed, grid))
        if _is_irregular(grid):
            _name_headers(grid, f"table-{count}")


def _place(table: StructureElement) -> Iterator[Placed]:
    """The cells of a table in their places: a cell takes the first place no other reaches into."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(_rows(table)):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            spans = cell.attributes.get("Table", {})
            rows, columns = _count(spans.get("RowSpan")), _count(spans.get("ColSpan"))
            taken.update((row + y, column + x) for y in range(rows) for x in range(columns))
            yield Placed(cell, row, column, rows, columns)
            column += columns


def _rows(element: StructureElement) -> Iterator[list[StructureElement]]:
    for child in element.children:
        if child.type == "TR":
            yield [cell for cell in child.children if cell.type in CELLS]
        elif child.type in TABLE_PARTS and child.type != "Table":
            yield from _rows(child)


def _count(value: object) -> int:
    return value if isinstance(value, int) else 1


def _scope(header: Placed, grid: list[Placed]) -> str:
    """What the author said; else a header heads its row if that row holds data, or its column."""
    source = header.cell.source
    said = source.get("scope", "") if source is not None else ""
    if said in _SCOPES:
        return _SCOPES[said]
    has_data = any(other.row == header.row and other.cell.type == "TD" for other in grid)
    in_head = header.cell.ancestor(frozenset({"THead"})) is not None
    return "Row" if has_data and not in_head else "Column"


def _is_irregular(grid: list[Placed]) -> bool:
    """Whether a header spans several rows or columns, or a column has headers in several rows."""
    headers = [placed for placed in grid if placed.cell.type == "TH"]
    if any(placed.rows > 1 or placed.columns > 1 for placed in headers):
        return True
    heads = {placed.row for placed in headers if _is_scope(placed, "Column")}
    return len(heads) > 1


def _is_scope(placed: Placed, scope: str) -> bool:
    return placed.cell.attributes["Table"].get("Scope") == scope


def _name_headers(grid: list[Placed], prefix: str) -> None:
    """Write `Headers`: for each cell those of its rows, and those above it in its columns."""
    headers = [placed for placed in grid if placed.cell.type == "TH"]
    for placed in headers:
        placed.cell.id = f"{prefix}-{placed.row + 1}-{placed.column + 1}"
    for placed in grid:
        own = [
            header.cell.id
            for header in headers
            if header is not placed
            and (
                _overlap(header.row, header.rows, placed.row, placed.rows)
                if _is_scope(header, "Row")
                else header.row < placed.row
                and _overlap(header.column, header.columns, placed.column, placed.columns)
            )
        ]
        if own:
            placed.cell.say("Table", "Headers", own)


def _overlap(start: int, length: int, other_start: int, other_length: int) -> bool:
    return start < other_start + other_length and other_start < start + length
