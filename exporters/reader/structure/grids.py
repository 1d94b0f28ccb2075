"""Grid tables as the scanner meets them: a drawing, and in each of its cells blocks again."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from exporters.reader.structure.drawing import GridError, is_top, read_grid
from exporters.reader.structure.leaves import TAKEN
from exporters.reader.structure.tree import CellBlocks, GridTable, Run
from exporters.reader.structure.verbatim import Verbatim
from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.reader.lines import Line
    from exporters.reader.structure.scanner import BlockScanner
    from exporters.reader.structure.tree import Block

# A cell counts as so many levels of nesting: a table in a table in a table is deep enough.
DEPTH: Final = 20


@dataclass(slots=True)
class _Grid(Verbatim):
    lines: list[Line] = field(default_factory=list)

    def add(self, scanner: BlockScanner, line: Line, position: int) -> bool:
        row = line.cut(position + line.indent_at(position))
        if not row.text.startswith(("|", "+")):
            scanner.end_verbatim()
            return row.is_blank
        self.lines.append(row)
        scanner.weigh(row)
        return True

    def end(self, scanner: BlockScanner) -> Block | None:
        try:
            cells = read_grid(self.lines)
        except GridError as error:
            scanner.findings.add("b-062", error.line.mark())
            return Run(self.mark, self.lines)
        return GridTable(
            self.mark,
            [CellBlocks(self.mark, cell, scanner.scan_inside(cell.lines, DEPTH)) for cell in cells],
        )


def open_grid(scanner: BlockScanner, line: Line, at: int) -> int | None:
    """`+---+---+`, where no paragraph goes on."""
    if scanner.run is not None or not is_top(line.text, at):
        return None
    grid = _Grid(line.mark(at))
    scanner.keep_verbatim(grid)
    grid.add(scanner, line, at)
    return TAKEN
