"""The scanner of inlines: text, and what interrupts it.

`STEPS` says what a sign can begin or end. A step takes the scanner, whose `position` is that of the
sign, and moves it on with `put` where it found something; where it did not, the sign is text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.document import LineBreak, Text
from exporters.reader.inline import angles, brackets, code_spans, dollars, emphasis
from exporters.reader.inline.controls import check_controls
from exporters.reader.inline.folding import fold, settle
from exporters.reader.inline.literals import (
    read_ampersand,
    read_backslash,
    read_example,
    read_newline,
)
from exporters.reader.inline.nesting import is_nested_too_deeply
from exporters.reader.inline.pieces import Folded
from exporters.reader.inline.shortening import mark_abbreviations

if TYPE_CHECKING:
    from collections.abc import Callable

    from exporters.document import Inlines
    from exporters.reader.context import Context
    from exporters.reader.inline.brackets import Bracket
    from exporters.reader.inline.passage import Passage
    from exporters.reader.inline.pieces import Delimiter, Piece

    Step = Callable[["InlineScanner"], None]

MAX_INLINE_DEPTH: Final = 40

STEPS: Final[dict[str, Step]] = {
    "\n": read_newline,
    "\\": read_backslash,
    "&": read_ampersand,
    "`": code_spans.read_code_span,
    "<": angles.read_angle,
    "[": brackets.open_bracket,
    "!": brackets.open_picture,
    "]": brackets.close_bracket,
    "{": brackets.read_attribute_list,
    "*": emphasis.read_delimiter,
    "_": emphasis.read_delimiter,
    "~": emphasis.read_delimiter,
    "^": brackets.open_note,
    "=": emphasis.read_delimiter,
    "$": dollars.read_dollar,
    "(": read_example,
}
_STOPS: Final = re.compile(r"[\n\\&`<\[\]{*_~^$]|!\[|==|\(@")


def read_folded(
    passage: Passage, context: Context, start: int = 0, end: int | None = None
) -> Folded:
    """The pieces of a passage, or of a part of it, with all that opens and closes paired."""
    end = len(passage.text) if end is None else end
    if not passage.text.isascii():
        text = passage.text[start:end]
        dropped = check_controls(text, lambda index: passage.mark(start + index), context.findings)
        passage.dropped |= {start + index for index in dropped}
    if not context.abbreviations and not _STOPS.search(passage.text, start, end):
        return Folded([passage.verbatim(start, end)] if end > start else [])
    scanner = InlineScanner(passage, context, start, end)
    scanner.scan()
    folded = fold(emphasis.pair_delimiters(scanner, 0), context)
    if is_nested_too_deeply(folded.pieces, MAX_INLINE_DEPTH):
        context.findings.add("s-007", passage.mark(start), limit=MAX_INLINE_DEPTH)
        folded.pieces[:] = [passage.verbatim(start, start)]
    if context.abbreviations:
        folded.pieces[:] = mark_abbreviations(folded.pieces, context)
    return folded


def read_inlines(
    passage: Passage, context: Context, start: int = 0, end: int | None = None
) -> Inlines:
    """As `read_folded`, where attributes of a block have no place."""
    folded = read_folded(passage, context, start, end)
    if folded.attributes.is_given:
        context.findings.add("b-022", passage.mark(start), attributes="{…}")
    return settle(folded.pieces, context)


class InlineScanner:
    """The state of one scan."""

    def __init__(self, passage: Passage, context: Context, start: int, end: int) -> None:
        self.passage = passage
        self.text = passage.text
        self.context = context
        self.position = start
        self.start = start
        self.end = end
        self.items: list[Piece | Delimiter] = []
        self.brackets: list[Bracket] = []
        # Brackets below this one may no longer become links: links hold no links.
        self.link_floor = 0
        self.ticks: code_spans.Ticks | None = None
        # Where the text begins that is still to be put among the items.
        self._pending = start
        self._last: dict[str, int] = {}

    def scan(self) -> None:
        """Read from the start to the end."""
        text, end = self.text, self.end
        while (stop := _STOPS.search(text, self.position, end)) is not None:
            at = stop.start()
            self.position = at
            STEPS[text[at]](self)
            if self.position == at:
                self.position = stop.end()
        self.position = end
        self.flush()

    def flush(self) -> None:
        """Put the text up to the position among the items."""
        if self.position > self._pending:
            self.items.append(self.passage.verbatim(self._pending, self.position))
        self._pending = self.position

    def put(self, item: Piece | Delimiter | None, end: int) -> None:
        """Add an item that stands between the position and `end`; None: nothing is left of it."""
        self.flush()
        if item is not None:
            self.items.append(item)
        self.position = self._pending = end

    def drop_space(self) -> None:
        """Leave out the spaces before the position."""
        at = self.position
        while at > self._pending and self.text[at - 1] == " ":
            at -= 1
        if at > self._pending:
            self.items.append(self.passage.verbatim(self._pending, at))
        self._pending = self.position

    def put_break(self, end: int) -> None:
        """Add a line break that the author asked for."""
        self.put(LineBreak(self.passage.mark(self.position)), end)

    def last(self, sign: str) -> int:
        """Where `sign` stands for the last time; -1 where it does not."""
        if sign not in self._last:
            self._last[sign] = self.text.rfind(sign, self.start, self.end)
        return self._last[sign]

    def raw(self, end: int) -> Text:
        """What stands between the position and `end`, line feeds as spaces."""
        text = self.text[self.position : end].replace("\n", " ")
        return self.passage.substitute(text, self.position)
