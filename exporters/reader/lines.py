"""The lines of a source, each character with its column, whatever was expanded or cut off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.reader.findings import Mark
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from exporters.reader.findings import Findings

TAB: Final = 4
_SPACES: Final = re.compile(" *+")
_INVISIBLE: Final = re.compile(
    r"[ ]*+[\ufeff\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]++"
    r"(?=[ ]*+(?:#|>|[-*+][ ]|\d++[.)]|\||:::|```|~~~|<|\[\^))"
)


class Line(NamedTuple):
    """A line of the source: its number, its text, the characters already cut off before it.

    `columns` are the indices in `source`, the line as it was written, of each character of the
    whole line, where they are other than those in `text`: behind a tab.
    """

    number: int
    text: str
    shift: int = 0
    columns: tuple[int, ...] = ()
    source: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing but space."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """How many spaces the line begins with."""
        return self.indent_at(0)

    def indent_at(self, position: int) -> int:
        """How many spaces there are from `position` on."""
        match = _SPACES.match(self.text, position)
        return match.end() - position if match else 0

    def mark(self, offset: int = 0) -> Mark:
        """The place of the character at `offset`."""
        index = self.shift + offset
        if self.columns:
            index = self.columns[min(index, len(self.columns) - 1)]
        return Mark(self.number, index + 1)

    def cut(self, width: int) -> Line:
        """The line without its first characters."""
        if not width:
            return self
        number, text, shift, columns, source = self
        return Line(number, text[width:], shift + width, columns, source)

    def verbatim(self, width: int) -> str:
        """What the line holds behind its first characters, tabs as they were written."""
        if not self.columns:
            return self.text[width:]
        index = self.shift + width
        begin = self.columns[min(index, len(self.columns) - 1)]
        half = index < len(self.columns) and index and self.columns[index - 1] == begin
        return self.text[width:] if half else self.source[begin:]


def clean_line(line: Line, findings: Findings) -> Line:
    """The line with tabs expanded, and without invisible characters that hide a marker."""
    text = line.text
    if "\t" in text:
        line = _expand(line)
    elif text.isascii():
        return line
    match = _INVISIBLE.match(line.text)
    if match is None:
        return line
    hidden = match.group()
    findings.add("b-001", line.mark(), character=f"U+{ord(hidden.lstrip(' ')[0]):04X}")
    indent = line.indent
    columns = line.columns or tuple(range(line.shift + len(line.text) + 1))
    return line._replace(
        text=" " * indent + line.text[match.end() :],
        columns=columns[: line.shift + indent] + columns[line.shift + match.end() :],
        source=line.source or " " * line.shift + text,
    )


def _expand(line: Line) -> Line:
    """The line with spaces to the next stop in place of each tab (CommonMark 0.31.2, 2.2)."""
    columns = list(range(line.shift))
    parts: list[str] = []
    length = 0
    position = line.shift
    for number, part in enumerate(line.text.split("\t")):
        if number:
            width = TAB - length % TAB
            parts.append(" " * width)
            columns += [position] * width
            length += width
            position += 1
        parts.append(part)
        columns += range(position, position + len(part))
        length += len(part)
        position += len(part)
    return line._replace(
        text="".join(parts),
        columns=(*columns, position),
        source=" " * line.shift + line.text,
    )
