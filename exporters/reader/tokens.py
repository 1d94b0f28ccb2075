"""What the scanner takes out of the text before Python-Markdown sees it, and the marks it leaves.

A mark is made of noncharacters (Unicode 23.7: free for the inner use of programs, and refused in
sources), so it can collide with no text, is no word, no space and no punctuation to any rule of
Markdown, and passes through all of them. Three kinds: an *inline* mark stands for a token in the
line, a *directive* for one that is a block of its own, a *line* mark says where its line began.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exporters.reader.attributes import NO_ATTRIBUTES, Attributes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.reader.findings import Mark

_DIGIT_ZERO: Final = 0xFDD0
INLINE: Final = "\ufde0"
LINE: Final = "\ufde1"
DIRECTIVE: Final = "\ufde2"
_END: Final = "\ufde3"
MARKS: Final = re.compile(f"([{INLINE}{LINE}{DIRECTIVE}])([\ufdd0-\ufddf]+){_END}")


@dataclass(frozen=True, slots=True)
class Token:
    """Something found in the source: where, and how it was written there."""

    mark: Mark
    raw: str


@dataclass(frozen=True, slots=True)
class CodeSpan(Token):
    """`code` in a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Fence(Token):
    """A fenced code block."""

    text: str
    syntax: str
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class TexFormula(Token):
    """`$…$`, or `$$…$$` for display."""

    tex: str
    is_display: bool
    attributes: Attributes = NO_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Character(Token):
    """A character reference: `&copy;`."""

    text: str


@dataclass(frozen=True, slots=True)
class MailAddress(Token):
    """`<name@example.org>`."""

    address: str


@dataclass(frozen=True, slots=True)
class HardBreak(Token):
    """A line break that the author asked for."""


@dataclass(frozen=True, slots=True)
class NoteCall(Token):
    """`[^label]`."""

    label: str


@dataclass(frozen=True, slots=True)
class SpanOpen(Token):
    """The `[` of `[text]{…}`."""

    attributes: Attributes


@dataclass(frozen=True, slots=True)
class SpanClose(Token):
    """The `]{…}` of `[text]{…}`."""


@dataclass(frozen=True, slots=True)
class TagOpen(Token):
    """An opening or empty tag of raw HTML."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    is_empty: bool


@dataclass(frozen=True, slots=True)
class TagClose(Token):
    """A closing tag of raw HTML."""

    name: str


@dataclass(frozen=True, slots=True)
class AttributeList(Token):
    """`{…}` behind an inline element, at the end of a heading, or after a block."""

    attributes: Attributes


@dataclass(frozen=True, slots=True)
class DivisionOpen(Token):
    """`::: {…}`, or the opening tag of a block of raw HTML."""

    attributes: Attributes


@dataclass(frozen=True, slots=True)
class DivisionClose(Token):
    """`:::`."""


@dataclass(frozen=True, slots=True)
class PageBreakMark(Token):
    """`::: pagebreak`."""


@dataclass(frozen=True, slots=True)
class NoteOpen(Token):
    """`[^label]:`, before the note's blocks."""

    label: str


@dataclass(frozen=True, slots=True)
class NoteClose(Token):
    """The end of a note's blocks."""


@dataclass(frozen=True, slots=True)
class VerseLine(Token):
    """A line of verse, whose text follows in the same block; `stanza` counts the stanzas."""

    stanza: int


class TokenTable:
    """The tokens of one scan, by number."""

    def __init__(self) -> None:
        self._tokens: list[Token] = []

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    def add(self, token: Token, kind: str = INLINE) -> str:
        """Keep a token; returns the mark that stands for it."""
        self._tokens.append(token)
        return write_mark(kind, len(self._tokens) - 1)

    def find(self, mark: re.Match[str]) -> Token:
        """The token that an inline or directive mark stands for."""
        return self._tokens[read_number(mark)]

    def expand(self, text: str) -> str:
        """`text` as it stood in the source, every mark replaced by what it stands for."""
        return MARKS.sub(self._raw, text)

    def plain(self, text: str) -> str:
        """As `expand`, with character references resolved: what an address or a title means."""
        return html.unescape(self.expand(text))

    def _raw(self, mark: re.Match[str]) -> str:
        return "" if mark.group(1) == LINE else self.find(mark).raw


def write_mark(kind: str, number: int) -> str:
    """The mark of a kind with a number."""
    digits = "".join(chr(_DIGIT_ZERO + int(digit, 16)) for digit in f"{number:x}")
    return f"{kind}{digits}{_END}"


def read_number(mark: re.Match[str]) -> int:
    """The number of a mark: of its token, or of its line."""
    return int("".join(f"{ord(digit) - _DIGIT_ZERO:x}" for digit in mark.group(2)), 16)
