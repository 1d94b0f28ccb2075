"""A source's text by lines and columns, as the reader counts them, and changes made to it.

The reader counts lines by any of three line ends, and columns without a byte order mark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.diagnostics import Change

_LINE_END: Final = re.compile(r"\r\n|\r|\n")


class SourceText:
    """The text of a source, with every byte of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        first = 1 if text.startswith("\ufeff") else 0
        self._starts = [first, *(match.end() for match in _LINE_END.finditer(text))]

    def has(self, line: int, column: int, old: str) -> bool:
        """Whether `old` stands at a line and column."""
        index = self._index(line, column)
        return index is not None and self.text.startswith(old, index)

    def change(self, changes: Iterable[Change]) -> tuple[str, tuple[Change, ...]]:
        """The text with the changes made, and those that were.

        One is not made where the text has not what it would replace, or where another one was made.
        """
        placed = ((self._index(one.line, one.column), one) for one in changes)
        ordered = sorted(
            ((index, one) for index, one in placed if index is not None), key=lambda pair: pair[0]
        )
        parts: list[str] = []
        made: list[Change] = []
        position = 0
        for index, one in ordered:
            if index < position or not self.text.startswith(one.old, index):
                continue
            parts += (self.text[position:index], one.new)
            position = index + len(one.old)
            made.append(one)
        return "".join((*parts, self.text[position:])), tuple(made)

    def _index(self, line: int, column: int) -> int | None:
        """Where in the text a line and column are; None outside it."""
        if not 0 < line <= len(self._starts) or column < 1:
            return None
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        return start + column - 1 if start + column - 1 < end else None
