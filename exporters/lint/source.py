"""The texts of a document's files by lines and columns, as the reader counts them, and changes.

The reader counts lines by any of three line ends, and columns without a byte order mark.
"""

from __future__ import annotations

import os
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.diagnostics import Change
    from exporters.document import Document

_TEXTS: Final = (".md", ".yaml", ".yml", ".markdown", ".txt")
LINE_END: Final = re.compile(r"\r\n|\r|\n")


def texts_of(document: Document, name: str) -> dict[str, str]:
    """The text of each file that a document was written in, by path: its own, and its masthead's.

    `name` is the path of its own; that of the masthead begins as that does.
    """
    own, *others = document.sources
    folder = PurePath(own.name).parent
    texts = {name: own.text}
    for source in others:
        if source.name.endswith(_TEXTS):
            beside = PurePath(name).parent / os.path.relpath(source.name, folder)
            texts[os.path.normpath(beside)] = source.text
    return texts


class SourceText:
    """The text of a source, with every byte of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        first = 1 if text.startswith("\ufeff") else 0
        self._starts = [first, *(match.end() for match in LINE_END.finditer(text))]

    @property
    def lines(self) -> list[str]:
        """Its lines without their ends."""
        return LINE_END.split(self.text.removeprefix("\ufeff"))

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
