"""A finished file's text as one string in reading order, in which phrases can be looked for.

Both sides are normalised alike. In markup: NFC, white space to one space, without the controls that
only steer ordering and breaking (UAX #9, U+00AD); joining controls that spell a word, as the zero
width non-joiner does in Persian, are kept. On paper: letters and digits alone.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

# Bidirectional controls, soft hyphen, word joiner, joiner put at a cut, byte order mark.
_UNSEEN: Final = re.compile(
    "[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\u00ad\u2060\u200d\ufeff]"
)
_SPACE: Final = re.compile(r"\s+")
Source = TypeVar("Source")


def spaced(text: str) -> str:
    """`text` normalised, words one space apart."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", _UNSEEN.sub("", text)))


def bare(text: str) -> str:
    """The letters and digits of `text` alone, without the marks above and below them.

    This is what every way of drawing a text has in common: spaces are guesses on paper, brackets
    are mirrored, a word may be cut at a line's end, an accent may be a glyph of its own.
    """
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text)))


# How much of two texts must be the same letters for one to be a spelling of the other.
LEAST_LIKENESS: Final = 0.8


def likeness(one: str, other: str) -> float:
    """The part of the letters of two texts that they have in common, in any order: 0 to 1."""
    shared = (Counter(one) & Counter(other)).total()
    return 2 * shared / ((len(one) + len(other)) or 1)


@dataclass(slots=True)
class Passage(Generic[Source]):
    """Text in reading order, each stretch with what it came from.

    `keeps_spaces`: words are one space apart, and every character counts; else only letters and
    digits do.
    """

    keeps_spaces: bool
    text: str = ""
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _starts: list[int] = field(default_factory=list)
    _sources: list[Source] = field(default_factory=list)

    def append(self, text: str, source: Source, *, is_apart: bool = False) -> None:
        """Add a stretch of text; `is_apart` keeps it apart from what stands before it."""
        added = self.normalise(text)
        if self.keeps_spaces:
            ends_in_space = not self._parts or self._parts[-1].endswith(" ")
            if ends_in_space:
                added = added.lstrip(" ")
            elif is_apart and not added.startswith(" "):
                added = f" {added}"
        if added:
            self._starts.append(self._length)
            self._sources.append(source)
            self._parts.append(added)
            self._length += len(added)

    def close(self) -> Passage[Source]:
        """The passage, complete; nothing is appended after this."""
        self.text = "".join(self._parts)
        return self

    def normalise(self, text: str) -> str:
        """`text` as the passage holds it."""
        return spaced(text) if self.keeps_spaces else bare(text)

    def occurrences(
        self, phrase: str, start: int = 0, end: int | None = None, *, whole_words: bool = True
    ) -> Iterator[int]:
        """Where `phrase` (not yet normalised) stands between two positions."""
        wanted = self.normalise(phrase).strip()
        limit = len(self.text) if end is None else end
        position = self.text.find(wanted, start, limit) if wanted else -1
        while position >= 0:
            if not whole_words or self._is_whole(position, position + len(wanted)):
                yield position
            position = self.text.find(wanted, position + 1, limit)

    def length(self, phrase: str) -> int:
        """How long `phrase` is in the passage."""
        return len(self.normalise(phrase).strip())

    def stretches(self, start: int, end: int) -> Iterator[tuple[str, Source, int]]:
        """The pieces of text between two positions: each, its source, how far in it begins."""
        index = bisect_right(self._starts, start) - 1
        while index < len(self._starts) and self._starts[index] < end:
            last = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
            begin = max(start, self._starts[index])
            yield (
                self.text[begin : min(end, last)],
                self._sources[index],
                begin - self._starts[index],
            )
            index += 1

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether no word goes on beyond either end; without spaces nobody can tell."""
        if not self.keeps_spaces:
            return True
        return not any(
            0 < place < len(self.text)
            and self.text[place - 1].isalnum()
            and self.text[place].isalnum()
            for place in (start, end)
        )
