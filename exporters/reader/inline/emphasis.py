"""Emphasis and its kin: runs of `*`, `_`, `~`, `^` and `==`, and what they set apart.

As in CommonMark 0.31.2 (6.2), but for one thing: there a run between a mark of punctuation and a
letter cannot end emphasis, and `**«گیومه»**است` would show its asterisks. Where Persian and Arabic
join a suffix or the next word to a quotation, this is how people write. So an opening mark behind
the run does not keep it from opening, nor a closing one before it from closing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from exporters.document import Styled
from exporters.reader.inline.folding import fold_inlines
from exporters.reader.inline.pieces import Delimiter

if TYPE_CHECKING:
    from exporters.document import Style, Text
    from exporters.reader.context import Context
    from exporters.reader.inline.passage import Passage
    from exporters.reader.inline.pieces import Piece
    from exporters.reader.inline.scanner import InlineScanner

_RUN: Final = re.compile(r"\*++|_++|~++|\^++|=++")
_SPACE: Final = re.compile(r"(?<!\\)\s")
# Signs that set apart as a whole, by the length of their run.
_WHOLE: Final[dict[str, Style]] = {
    "~~": "strikeout", "~": "subscript", "^": "superscript", "==": "marked",
}  # fmt: skip
# What these set apart has no space in it but an escaped one (pandoc's superscript, subscript).
_UNSPACED: Final = frozenset({"~", "^"})
_OPENING: Final = frozenset({"Ps", "Pi"})
_CLOSING: Final = frozenset({"Pe", "Pf"})


def read_delimiter(scanner: InlineScanner) -> None:
    """A run of one sign: whether it may open or close depends on what stands around it."""
    at, text = scanner.position, scanner.text
    match = _RUN.match(text, at, scanner.end)
    if match is None:
        return
    run = match.group()
    before = text[at - 1] if at > scanner.start else " "
    after = text[match.end()] if match.end() < scanner.end else " "
    if run[0] in "*_":
        can_open, can_close = _flanks(run[0], before, after)
    else:
        can_open = run in _WHOLE and not after.isspace()
        can_close = run in _WHOLE and not before.isspace()
    if not can_open and not can_close:
        scanner.position = match.end()
        return
    sign = run[0] if run[0] in "*_" else run
    scanner.put(Delimiter(sign, len(run), at, can_open, can_close), match.end())


def _flanks(sign: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a run of `*` or `_` between two characters may open, and may close."""
    before_punctuation, after_punctuation = _is_punctuation(before), _is_punctuation(after)
    left = not after.isspace() and (
        not after_punctuation
        or before.isspace()
        or before_punctuation
        or unicodedata.category(after) not in _CLOSING
    )
    right = not before.isspace() and (
        not before_punctuation
        or after.isspace()
        or after_punctuation
        or unicodedata.category(before) not in _OPENING
    )
    if sign == "*":
        return left, right
    return left and (not right or before_punctuation), right and (not left or after_punctuation)


@lru_cache(maxsize=1024)
def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


class _Frame:
    """An opener that waits for its closer, and what stands behind it so far."""

    __slots__ = ("content", "opener")

    def __init__(self, opener: Delimiter | None) -> None:
        self.opener = opener
        self.content: list[Piece] = []


def pair_delimiters(scanner: InlineScanner, first: int) -> list[Piece]:
    """The items from `first` on, with what delimiters set apart as one piece each.

    Each item moves into a piece at most once, and each search for an opener is bounded by the last
    that failed: linear in the number of items.
    """
    items = scanner.items[first:]
    plain = [item for item in items if not isinstance(item, Delimiter)]
    if len(plain) == len(items):
        return plain
    pairing = _Pairing(scanner.passage, scanner.context)
    for item in items:
        if isinstance(item, Delimiter):
            pairing.add(item)
        else:
            pairing.frames[-1].content.append(item)
    return pairing.collapse(0)


class _Pairing:
    def __init__(self, passage: Passage, context: Context) -> None:
        self.passage = passage
        self.context = context
        self.frames = [_Frame(None)]
        # The frames that each sign opened, innermost last.
        self.openers: dict[str, list[int]] = defaultdict(list)
        # Below these frames no opener fits a closer of this kind.
        self.bottoms: dict[tuple[str, bool, int], int] = {}

    def add(self, delimiter: Delimiter) -> None:
        if delimiter.can_close:
            while delimiter.count and (index := self._find(delimiter)):
                self._wrap(index, delimiter)
        if not delimiter.count:
            return
        if delimiter.can_open:
            self.openers[delimiter.sign].append(len(self.frames))
            self.frames.append(_Frame(delimiter))
        else:
            self.frames[-1].content.append(self._literal(delimiter))

    def _find(self, closer: Delimiter) -> int:
        """The frame of the opener that fits; 0 where none does."""
        openers = self.openers[closer.sign]
        key = (closer.sign, closer.can_open, closer.length % 3)
        bottom = self.bottoms.get(key, 0)
        for at in range(len(openers) - 1, -1, -1):
            index = openers[at]
            if index <= bottom:
                break
            opener = self.frames[index].opener
            if opener is not None and self._fits(opener, closer):
                return index
        self.bottoms[key] = len(self.frames) - 1
        return 0

    def _fits(self, opener: Delimiter, closer: Delimiter) -> bool:
        if closer.sign in _UNSPACED:
            inside = opener.start + 1, closer.start
            return inside[0] < inside[1] and not _SPACE.search(self.passage.text, *inside)
        if closer.sign in _WHOLE:
            return True
        # “If one of the delimiters can both open and close emphasis, then the sum of the lengths
        # must not be a multiple of 3 unless both lengths are.”
        if not (opener.can_close or closer.can_open):
            return True
        return bool((opener.length + closer.length) % 3) or not opener.length % 3

    def _wrap(self, index: int, closer: Delimiter) -> None:
        """Set apart what stands between an opener and its closer."""
        opener = self.frames[index].opener
        assert opener is not None  # noqa: S101 - only the root has none
        content = fold_inlines(self.collapse(index), self.context)
        if closer.sign in _WHOLE:
            width, style = opener.count, _WHOLE[closer.sign]
        else:
            width = 2 if min(opener.count, closer.count) > 1 else 1
            style = "strong" if width > 1 else "emphasis"
        opener.count -= width
        closer.count -= width
        closer.start += width
        styled = Styled(style, content, self.passage.mark(opener.start + opener.count))
        if opener.count:
            self.frames[index].content = [styled]
        else:
            self.frames.pop()
            self.openers[opener.sign].pop()
            self.frames[-1].content.append(styled)
        self._lower_bottoms()

    def _lower_bottoms(self) -> None:
        top = len(self.frames) - 1
        for key, bottom in self.bottoms.items():
            if bottom > top:
                self.bottoms[key] = top

    def collapse(self, index: int) -> list[Piece]:
        """The content of a frame and of all in it, whose openers are text now."""
        content = self.frames[index].content
        for frame in self.frames[index + 1 :]:
            assert frame.opener is not None  # noqa: S101 - likewise
            self.openers[frame.opener.sign].pop()
            content.append(self._literal(frame.opener))
            content += frame.content
        del self.frames[index + 1 :]
        return content

    def _literal(self, delimiter: Delimiter) -> Text:
        """The signs of a run that set nothing apart."""
        return self.passage.verbatim(delimiter.start, delimiter.start + delimiter.count)
