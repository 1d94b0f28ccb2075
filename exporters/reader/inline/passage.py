"""The lines of a leaf as one text, each character with its place in the source."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from exporters.document import Anchor, Mark, Text
from exporters.reader.content import join_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.reader.lines import Line


class Passage:
    """Rows of text with a line feed between each two."""

    __slots__ = ("_index", "dropped", "rows", "starts", "text")

    def __init__(self, rows: Iterable[Line]) -> None:
        self.rows = list(rows)
        self.text = "\n".join(row.text for row in self.rows)
        self.starts = [0]
        for row in self.rows[:-1]:
            self.starts.append(self.starts[-1] + len(row.text) + 1)
        self._index = 0
        # Where directional controls stand that are not read.
        self.dropped: frozenset[int] = frozenset()

    def _row_at(self, position: int) -> int:
        """The index of the row that a position is in; the last answer is tried first."""
        index, starts = self._index, self.starts
        if starts[index] > position or (index + 1 < len(starts) and starts[index + 1] <= position):
            self._index = index = bisect_right(starts, position) - 1
        return index

    def mark(self, position: int) -> Mark:
        """The place in the file of a position in the text."""
        index = self._row_at(position)
        return self.rows[index].mark(position - self.starts[index])

    def characters(self, start: int, end: int) -> str:
        """What is read of the characters between two positions."""
        if not self.dropped:
            return self.text[start:end]
        kept = (at for at in range(start, end) if at not in self.dropped)
        return "".join(self.text[at] for at in kept)

    def verbatim(self, start: int, end: int) -> Text:
        """The characters between two positions of one row, as they are."""
        if self.dropped and not self.dropped.isdisjoint(range(start, end)):
            kept = (self._one(at, at + 1) for at in range(start, end) if at not in self.dropped)
            return next(iter(join_texts(kept)), Text(""))
        return self._one(start, end)

    def _one(self, start: int, end: int) -> Text:
        index = self._row_at(start)
        row, offset = self.rows[index], start - self.starts[index]
        text = self.text[start:end]
        if not row.columns:
            return Text(text, (Anchor(0, row.number, row.shift + offset + 1),))
        anchors: list[Anchor] = []
        for at in range(end - start):
            column = row.mark(offset + at).column
            # A space may stand for a tab.
            is_verbatim = row.source.startswith(text[at], column - 1)
            last = anchors[-1] if anchors else None
            if (
                not (last and last.verbatim and is_verbatim)
                or column != last.column + at - last.start
            ):
                anchors.append(Anchor(at, row.number, column, is_verbatim))
        return Text(text, tuple(anchors))

    def substitute(self, text: str, start: int) -> Text:
        """`text`, which stands for something else that is written at `start`."""
        return Text(text, (Anchor(0, *self.mark(start), verbatim=False),))
