"""Where in its source a piece of text stands."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.document.publication import SourceFile


class Mark(NamedTuple):
    """A place in a file: line and column from 1; zero where there is none to name."""

    line: int = 0
    column: int = 0


NOWHERE: Final = Mark()


class Anchor(NamedTuple):
    """Where the characters of a text come from, from the one at `start` on.

    Verbatim, each stands in the source as it stands in the text, one behind the other from
    line and column on. Otherwise all of them come from what is written there: an escape, a
    character reference, the end of a line, a straight quotation mark.
    """

    start: int
    line: int
    column: int
    verbatim: bool = True


Anchors = tuple[Anchor, ...]


def cut_anchors(anchors: Anchors, start: int, end: int) -> Anchors:
    """The anchors of the part of a text between two indices."""
    if len(anchors) == 1 and anchors[0].start <= start < end:
        ((at, line, column, verbatim),) = anchors
        return (Anchor(0, line, column + (start - at) * verbatim, verbatim),)
    cut: list[Anchor] = []
    first = max(0, bisect_right(anchors, start, key=attrgetter("start")) - 1)
    for index in range(first, len(anchors)):
        anchor = anchors[index]
        if anchor.start >= end:
            break
        skipped = max(0, start - anchor.start)
        column = anchor.column + (skipped if anchor.verbatim else 0)
        cut.append(Anchor(anchor.start + skipped - start, anchor.line, column, anchor.verbatim))
    return tuple(cut)


def move_anchors(anchors: Anchors, length: int) -> Anchors:
    """The anchors of a text before which there now stand `length` characters."""
    return tuple(anchor._replace(start=anchor.start + length) for anchor in anchors)


def first_place(words: str, sources: Sequence[SourceFile]) -> tuple[str, int, int]:
    """The file in which `words` first stand, their line and column; else the first file as a whole.

    They are in no file when they were written as a reference, or come from no source.
    """
    for source in sources:
        before, found, _ = source.text.partition(words)
        if found:
            column = len(before) - (before.rfind("\n") + 1) + 1
            return source.name, before.count("\n") + 1, column
    return sources[0].name if sources else "", 0, 0
