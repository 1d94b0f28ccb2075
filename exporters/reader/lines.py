"""The lines of a source, and what they begin with: markers of lists and quotations, fences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from exporters.reader.attributes import ATTRIBUTE_LIST, Attributes, read_attributes
from exporters.reader.findings import Mark
from exporters.reader.tokens import Fence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.reader.findings import Findings

TAB: Final = 4

# Possessive throughout: a run of markers has one reading, and no line may make the search for
# another one grow.
_QUOTE = r"[ ]*+>[ ]?+"
_ITEM = r"[ ]*+(?:[-*+]|\d{1,9}+\.)[ ]++"
PREFIX: Final = re.compile(
    rf"(?>{_QUOTE}|{_ITEM}|[ ]{{0,3}}+:[ ]{{1,3}}+|[ ]*+\|(?=[ ]))*+[ ]*+(?:#{{1,6}}+[ ]++)?+"
)
FENCE: Final = re.compile(
    rf"(?P<prefix>(?>{_QUOTE}|{_ITEM})*+[ ]*+)(?P<ticks>`{{3,}}+|~{{3,}}+)[ ]*+(?P<info>[^`]*+)$"
)


class Line(NamedTuple):
    """A line of the source: its number, its text, the columns already cut off before it."""

    number: int
    text: str
    shift: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing but space."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """How many spaces the line begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    def mark(self, offset: int = 0) -> Mark:
        """The place of the character at `offset`."""
        return Mark(self.number, self.shift + offset + 1)

    def cut(self, width: int) -> Line:
        """The line without its first characters."""
        return Line(self.number, self.text[width:], self.shift + width)


class FencedCode(NamedTuple):
    """A fenced code block: what stands before its fence, the block, the index of the line after."""

    prefix: str
    token: Fence
    after: int


def read_fenced(lines: Sequence[Line], at: int, findings: Findings) -> FencedCode | None:
    """The fenced code block that begins at `lines[at]`, also in a list or a quotation.

    A fence that nothing closes is reported, and takes the rest; indented like a code block it is
    part of one instead.
    """
    line = lines[at]
    match = FENCE.match(line.text)
    if match is None:
        return None
    prefix, ticks = match["prefix"], match["ticks"]
    quotes = prefix.count(">")
    mark = line.mark(len(prefix))
    end = _fence_end(lines, at, quotes, ticks)
    if end is None and line.indent >= TAB:
        return None
    if end is None:
        findings.add("b-003", mark, fence=ticks)
        end = len(lines)
    width = len(prefix) if not quotes else 0
    inside = [inner.text for inner in lines[at + 1 : end]]
    code = "\n".join(_undent(unquote(text, quotes), width) for text in inside)
    whole = [line.text[len(prefix) :], *inside, *(row.text for row in lines[end : end + 1])]
    token = Fence(mark, "\n".join(whole), code, *_read_info(match["info"].strip()))
    return FencedCode(prefix, token, end + 1)


def _fence_end(lines: Sequence[Line], at: int, quotes: int, ticks: str) -> int | None:
    """The index of the line that closes a fence; None when none does."""
    closing = re.compile(rf"[ ]*{re.escape(ticks[0])}{{{len(ticks)},}}[ ]*")
    for index in range(at + 1, len(lines)):
        text = lines[index].text
        if quotes and text.lstrip(" ")[:1] != ">":
            return None
        if closing.fullmatch(unquote(text, quotes)):
            return index
    return None


def is_indented(line: Line) -> bool:
    """Whether a line is indented as the continuation of a list item or a note."""
    return line.text.startswith("\t") or line.indent >= TAB


def unquote(text: str, quotes: int) -> str:
    """A line inside a quotation without that many of its `>` signs."""
    for _ in range(quotes):
        stripped = text.lstrip(" ")
        if not stripped.startswith(">"):
            break
        text = stripped[1:].removeprefix(" ")
    return text


def _undent(text: str, width: int) -> str:
    """`text` without up to `width` spaces at its beginning."""
    return text[min(width, len(text) - len(text.lstrip(" "))) :]


def _read_info(info: str) -> tuple[str, Attributes]:
    """The syntax and the attributes in a fence's info: `python`, `{.python #id}`, `rust,ignore`."""
    match = ATTRIBUTE_LIST.search(info)
    attributes = read_attributes(match.group(1)) if match else Attributes()
    words = re.split(r"[\s,]+", info[: match.start()].strip() if match else info)
    if words[0]:
        return words[0], attributes
    return (attributes.classes or ("",))[0], attributes
