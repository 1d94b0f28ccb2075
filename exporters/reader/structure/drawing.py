"""Grid tables: a drawing of lines and corners, and the cells that it parts (pandoc, `grid_tables`).

    +------+-------+
    | Name | Notes |
    +:=====+======:+
    | …    | …     |
    +------+-------+

The drawing is cut along every line and column that bears a corner, and the parts that no line
divides are put together again: a cell that spans several rows or columns. Each character is
looked at a few times, however the drawing is made.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from exporters.values import NamedTuple, dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exporters.document import Alignment
    from exporters.reader.lines import Line

_TOP: Final = re.compile(r"\+(?:[-=:]++\+)++ *+")
_RULE: Final = re.compile(r"\+[-=:]++(?=\+)")
_HEAD_RULE: Final = re.compile(r"\+(?::?=++:?\+)++")
_EDGE: Final = frozenset("|+")
_DRAWN: Final = frozenset("-=:+")


class GridError(ValueError):
    """A drawing whose lines do not meet: the first line at which that shows."""

    def __init__(self, line: Line) -> None:
        super().__init__(line.number)
        self.line = line


class GridCell(NamedTuple):
    """A cell: its lines, how many rows and columns it takes, whether it is in the head."""

    lines: tuple[Line, ...]
    row: int
    rows: int
    columns: int
    alignment: Alignment
    is_head: bool


def is_top(text: str, position: int) -> bool:
    """Whether a grid table may begin with the line: corners joined by lines, nothing else."""
    return _TOP.fullmatch(text, position) is not None


def read_grid(lines: Sequence[Line]) -> tuple[GridCell, ...]:
    """The cells of a drawing, row by row, from its top line to its last. Raises GridError."""
    return tuple(_Drawing(lines).cells())


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a drawing: what stands in each place, and at which character that begins."""

    line: Line
    places: tuple[str, ...]
    starts: tuple[int, ...]


def _row(line: Line) -> _Row:
    """A line by its places: marks stand in that of their letter, a wide character takes two."""
    line = line._replace(text=line.text.rstrip(" "))
    places: list[str] = []
    starts: list[int] = []
    for index, character in enumerate(line.text):
        if unicodedata.category(character) in {"Mn", "Me", "Cf"} and places:
            places[-1] += character
            continue
        places.append(character)
        starts.append(index)
        if unicodedata.east_asian_width(character) in "WF":
            places.append("")
            starts.append(index + 1)
    starts.append(len(line.text))
    return _Row(line, tuple(places), tuple(starts))


def _fitted(row: _Row, corners: Sequence[int]) -> _Row:
    """A line whose bars do not stand below the corners, as if they did.

    Words of connected letters seldom line up in an editor. The bars must be as many as the
    corners; then what stands between two of them has the places between two corners.
    """
    bars = [at for at, place in enumerate(row.places) if place == "|"]
    if len(bars) != len(corners) or bars[0] or bars[-1] != len(row.places) - 1:
        raise GridError(row.line)
    places: list[str] = ["|"]
    starts: list[int] = [row.starts[0]]
    for (bar, following), (left, right) in zip(pairwise(bars), pairwise(corners), strict=True):
        room = right - left - 1
        inside = slice(bar + 1, min(following, bar + 1 + room))
        missing = room - len(row.places[inside])
        places += [*row.places[inside], *[""] * missing, "|"]
        starts += [*row.starts[inside], *[row.starts[following]] * (missing + 1)]
    return _Row(row.line, tuple(places), (*starts, len(row.line.text)))


class _Drawing:
    """The lines of one grid table."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.rows = [_row(line) for line in lines]
        width = len(self.rows[0].places)
        corners = [at for at, place in enumerate(self.rows[0].places) if place == "+"]
        for number, row in enumerate(self.rows):
            if len(row.places) != width:
                self.rows[number] = _fitted(row, corners)
        rules = [number for number, row in enumerate(self.rows) if _RULE.search(_drawn(row))]
        last = len(self.rows) - 1
        if not last or rules[-1] != last or not _TOP.fullmatch(_drawn(self.rows[last])):
            raise GridError(self.rows[last].line)
        self.across = rules
        columns = {0, width - 1}
        for number in rules:
            for match in _RULE.finditer(_drawn(self.rows[number])):
                columns |= {match.start(), match.end()}
        self.down = sorted(columns)
        heads = [number for number in rules if _HEAD_RULE.fullmatch(_drawn(self.rows[number]))]
        # The second rule of this kind stands above the foot, which is part of the body here.
        self.head = heads[0] if heads and heads[0] != rules[0] else 0

    def cells(self) -> Iterable[GridCell]:
        """Every cell, row by row."""
        whole = self._put_together()
        boxes: dict[int, list[tuple[int, int]]] = {}
        for place, root in whole.items():
            boxes.setdefault(root, []).append(place)
        for places in sorted(boxes.values()):
            (top, left), (bottom, right) = min(places), max(places)
            if (bottom - top + 1) * (right - left + 1) != len(places):
                raise GridError(self.rows[self.across[top]].line)
            yield GridCell(
                tuple(self._inside(top, bottom, left, right)),
                row=top,
                rows=bottom - top + 1,
                columns=right - left + 1,
                alignment=self._alignment(left, right),
                is_head=self.across[top] < self.head,
            )

    def _put_together(self) -> dict[tuple[int, int], int]:
        """Each part of the drawing, by row and column, and the number of its cell."""
        found: dict[tuple[int, int], int] = {}
        members: dict[int, list[tuple[int, int]]] = {}
        for row, (above, below) in enumerate(pairwise(self.across)):
            for column, (left, right) in enumerate(pairwise(self.down)):
                joins = []
                if column and not self._is_edge(left, above, below):
                    joins.append(found[row, column - 1])
                if row and not self._is_rule(above, left, right):
                    joins.append(found[row - 1, column])
                number = min(joins, default=len(found))
                for other in set(joins) - {number}:
                    for place in members.pop(other):
                        found[place] = number
                        members[number].append(place)
                found[row, column] = number
                members.setdefault(number, []).append((row, column))
        return found

    def _is_edge(self, column: int, above: int, below: int) -> bool:
        """Whether a line goes down at `column` all the way between two rules."""
        return all(self.rows[row].places[column] in _EDGE for row in range(above + 1, below))

    def _is_rule(self, row: int, left: int, right: int) -> bool:
        """Whether a line goes across `row` all the way between two corners."""
        return _DRAWN.issuperset(self.rows[row].places[left + 1 : right])

    def _inside(self, top: int, bottom: int, left: int, right: int) -> Iterable[Line]:
        """The lines in a cell, without the space that all of them begin with."""
        first, last = self.down[left] + 1, self.down[right + 1]
        inside = [
            row.line.cut(row.starts[first])._replace(
                text=row.line.text[row.starts[first] : row.starts[last]].rstrip(" ")
            )
            for row in self.rows[self.across[top] + 1 : self.across[bottom + 1]]
        ]
        indent = min((line.indent for line in inside if not line.is_blank), default=0)
        return [line if line.is_blank else line.cut(indent) for line in inside]

    def _alignment(self, left: int, right: int) -> Alignment:
        """What the colons of the rule below the head say, or of the top one."""
        places = self.rows[self.head].places
        starts = places[self.down[left] + 1] == ":"
        ends = places[self.down[right + 1] - 1] == ":"
        if starts and ends:
            return "center"
        return "end" if ends else "start" if starts else ""


def _drawn(row: _Row) -> str:
    """A line with one character for each of its places."""
    return "".join(place[:1] or " " for place in row.places)
