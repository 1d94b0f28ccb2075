"""A stretch of a file in which texts are looked for whose places the reader does not tell.

A value of YAML does not keep its place, nor does what a picture says. A text that stands in its
stretch once and only once, line breaks taken for spaces as YAML folds them (YAML 1.2.2, 6.5),
stands there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.document import Anchor, Text
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

# Quotation marks are found as they were typed.
_STRAIGHT: Final = str.maketrans("“”‘’", "\"\"''")


class _Line(NamedTuple):
    """A line of a file: where it begins in the text of all of them, and where in the file."""

    start: int
    number: int
    column: int
    length: int


class Excerpt:
    """Neighbouring lines of the file at `path`, as one text; the first has the number `first`.

    The signs of the `margin` stand before a line and are no part of it.
    """

    def __init__(self, lines: Iterable[str], path: str, first: int, margin: str = " \t") -> None:
        self.path = path
        self._lines: list[_Line] = []
        parts: list[str] = []
        length = 0
        for number, line in enumerate(lines, start=first):
            inner = line.lstrip(margin)
            if words := inner.rstrip():
                column = len(line) - len(inner) + 1
                self._lines.append(_Line(length, number, column, len(words)))
                parts.append(words)
                length += len(words) + 1
        self._text = " ".join(parts).translate(_STRAIGHT)

    def locate(self, text: Text) -> Text:
        """A text with the places of its characters; without, where it is not found for certain."""
        words = text.text.translate(_STRAIGHT)
        start = self._text.find(words) if words.strip() else -1
        if start < 0 or self._text.find(words, start + 1) >= 0:
            return Text(text.text)
        anchors: list[Anchor] = []
        end = start + len(text.text)
        for begin, number, column, length in self._lines:
            first, last = max(start, begin), min(end, begin + length)
            if first < last:
                anchors.append(Anchor(first - start, number, column + first - begin))
            if start <= begin + length < end:
                # The end of the line has become a space.
                place = begin + length - start
                anchors.append(Anchor(place, number, column + length, verbatim=False))
        return Text(text.text, tuple(anchors))
