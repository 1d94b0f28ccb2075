"""A document's text as a linter reads it: one line for each paragraph, heading, cell or verse.

In a passage every character knows its language and its place in the source. What is no text of a
language stands in it as `APART`: code, addresses, what a program says, a call to a note, and what
its author keeps as it is (class `sic`).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from itertools import pairwise, takewhile
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from exporters.document import (
    Abbreviation,
    CodeBlock,
    Figure,
    InlineImage,
    LineBreak,
    Link,
    Mark,
    Span,
    Stanza,
    Styled,
    Text,
)
from exporters.lint.excerpt import Excerpt
from exporters.lint.walking import children_of, inlines_of, walk_inlines
from exporters.orthography import APART
from exporters.runs import ADDRESS
from exporters.values import NamedTuple, dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from exporters.document import Inlines

_NEAR: Final = 6
# What stands before a line of a quotation.
_MARGIN: Final = " \t>"
KEPT: Final = "sic"
_OF_PROGRAMS: Final = frozenset({"keyboard", "sample", "variable"})


class View(NamedTuple):
    """A text in one language, what is of another set apart, and where it begins in its passage."""

    text: str
    lang: str
    start: int = 0


@dataclass(slots=True)
class Passage:
    """The text of one block, in `lang` where nothing else is said.

    `path` is the file it stands in, `line` where its block begins; `pieces` are the texts it is
    made of, each with its start; `stretches` says from where on which language is written.
    """

    lang: str
    path: str
    line: int = 0
    is_verse: bool = False
    text: str = ""
    pieces: list[tuple[int, Text]] = field(default_factory=list)
    stretches: list[tuple[int, str]] = field(default_factory=list)

    def views(self) -> Iterator[View]:
        """The passage in its own language, then each stretch of another language by itself."""
        own: list[str] = []
        foreign: list[View] = []
        for (start, lang), (end, _) in pairwise((*self.stretches, (len(self.text), ""))):
            words = self.text[start:end]
            if lang == self.lang:
                own.append(words)
                continue
            own.append(APART * len(words))
            before, behind = APART * (start > 0), APART * (end < len(self.text))
            foreign.append(View(f"{before}{words}{behind}", lang, start - len(before)))
        if own:
            yield View("".join(own), self.lang)
        yield from foreign

    def mark_at(self, index: int) -> Mark:
        """Where the character at `index` comes from; line 0 where that is not known."""
        found = self._piece(index)
        return Mark() if found is None else found[1].mark_at(index - found[0])

    def verbatim_mark(self, start: int, end: int) -> Mark | None:
        """Where the source has the characters from `start` to `end` as they are; else None."""
        found = self._piece(start)
        if found is None or end - found[0] > len(found[1].text):
            return None
        return found[1].verbatim_mark(start - found[0], end - found[0])

    def around(self, start: int, end: int) -> tuple[int, int, str]:
        """Line and column of a place, and its text, with what stands beside it as in the source."""
        first, last = start, end
        while first > max(0, start - _NEAR) and self.verbatim_mark(first - 1, end):
            first -= 1
        while last < end + _NEAR and self.verbatim_mark(first, last + 1):
            last += 1
        line, column = self.mark_at(first)
        found = self._piece(first)
        text = found[1].text[first - found[0] : last - found[0]] if found else ""
        return line, column, text

    def _piece(self, index: int) -> tuple[int, Text] | None:
        found = bisect_right(self.pieces, index, key=itemgetter(0)) - 1
        if found < 0 or index >= self.pieces[found][0] + len(self.pieces[found][1].text):
            return None
        return self.pieces[found]


def passages_of(
    nodes: Iterable[Any], path: str, lines: Sequence[str], *, kept: bool = False
) -> Iterator[Passage]:
    """The passages of blocks and of what is inside them; `lines` are those of the file."""
    for node in nodes:
        if isinstance(node, CodeBlock):
            continue
        is_kept = kept or KEPT in node.classes
        if not is_kept:
            for content in inlines_of(node):
                is_verse = isinstance(node, Stanza)
                yield make_passage(content, node.lang, path, node.line, is_verse=is_verse)
            for said, line in _alternatives(node):
                rows = takewhile(str.strip, lines[line - 1 :])
                text = Excerpt(rows, path, line, _MARGIN).locate(said)
                yield make_passage((text,), node.lang, path, line)
        for children in children_of(node):
            yield from passages_of(children, path, lines, kept=is_kept)


def _alternatives(node: Any) -> Iterator[tuple[Text, int]]:
    """What the pictures of a node show in words, and the lines they begin in."""
    if isinstance(node, Figure):
        yield Text(node.alternative), node.line
    for content in inlines_of(node):
        for inline in walk_inlines(content):
            if isinstance(inline, InlineImage):
                yield Text(inline.alternative), inline.mark.line


def make_passage(
    content: Inlines, lang: str, path: str, line: int = 0, *, is_verse: bool = False
) -> Passage:
    """The passage that inline content makes."""
    passage = Passage(lang, path, line, is_verse)
    parts = list(_parts(content, lang, kept=False))
    position = 0
    texts: list[str] = []
    for words, own, piece in parts:
        if piece is not None:
            passage.pieces.append((position, piece))
        if not passage.stretches or passage.stretches[-1][1] != own:
            passage.stretches.append((position, own))
        texts.append(words)
        position += len(words)
    passage.text = ADDRESS.sub(lambda match: APART * len(match[0]), "".join(texts))
    return passage


def _parts(content: Inlines, lang: str, *, kept: bool) -> Iterator[tuple[str, str, Text | None]]:
    """The words of inline content, their language, and the text they come from."""
    for inline in content:
        match inline:
            case Text(text=text):
                yield (APART * len(text) if kept else text), lang, inline
            case LineBreak():
                yield "\n", lang, None
            case Span():
                inside = kept or KEPT in inline.classes
                yield from _parts(inline.content, inline.lang or lang, kept=inside)
            case Styled(style=style):
                yield from _parts(inline.content, lang, kept=kept or style in _OF_PROGRAMS)
            case Abbreviation() | Link():
                yield from _parts(inline.content, lang, kept=kept)
            case _:
                yield APART, lang, None
