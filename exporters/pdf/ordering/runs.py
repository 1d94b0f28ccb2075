"""Which stretches of a line's text must be told their direction."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from exporters.bidi import embedding_levels
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exporters.language import Direction

_DIRECTIONS: Final[tuple[Direction, Direction]] = ("ltr", "rtl")
_OPENERS: Final = re.compile("[\u202a\u202b\u202d\u202e]+")
_CONTROLS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_DIGIT: Final = re.compile(r"\d")
# What, between two runs that are left out, keeps the neutrals there from the runs' side (N1): a
# letter; in left-to-right surroundings, where numbers are on the letters' side, a digit too.
_HOLDING: Final = (re.compile(r"[^\W_]"), _LETTER)
_SPACES: Final = r" \t\n\u1680\u2000-\u2006\u2008-\u200b\u2028\u2029\u205f\u3000"
_SPACE: Final = re.compile(f"[{_SPACES}]")
_LETTER_OR_SPACE: Final = re.compile(rf"[^\W\d_]|[{_SPACES}]")
_LONGEST_NUMBER: Final = 64
# Letters with their marks and joining controls, and the spaces between: no hyphenation point, no
# digit, no punctuation, whose place could change where a line ends.
_WORDS: Final = re.compile(
    r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    r"\u200c-\u200f ])+"
)


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """The characters `start` to `end` of a text, to be set as one embedding in `direction`."""

    start: int
    end: int
    direction: Direction


def opposite_runs(text: str, edges: Sequence[int], base: Direction) -> list[Run]:
    """The runs of `text` that an engine cannot order by itself, each before those inside it.

    Such an engine knows the text between two neighbours of `edges` (positions in `text`, from 0
    to its end) and orders each line of it alone, in the direction of its surroundings. A run
    against that direction is left out where the engine finds it wherever a line may end.
    """
    levels = list(embedding_levels(text, base))
    for match in _OPENERS.finditer(text):
        # An embedding's control goes with what it embeds, not with what stands before it.
        if match.end() < len(text):
            levels[match.start() : match.end()] = [levels[match.end()]] * len(match.group())
    finder = _RunFinder(text, levels, edges, _CONTROLS.search(text) is not None)
    return list(finder.runs(0, len(text), int(base == "rtl")))


@dataclass(frozen=True, slots=True)
class _RunFinder:
    """Finds the runs of one text by its embedding levels."""

    text: str
    levels: list[int]
    edges: Sequence[int]
    has_controls: bool

    def runs(self, start: int, end: int, level: int) -> Iterator[Run]:
        """The runs of `text[start:end]`, which stands at `level`."""
        drawing = -1  # where the last run ends that was left out and draws neutrals to its side
        for low, high in self._above(start, end, level):
            depth = min(self.levels[low:high])
            if not self._is_found_alone(low, high, level, drawing):
                yield Run(low, high, _DIRECTIONS[depth % 2])
                yield from self.runs(low, high, depth)
            elif level % 2 == 0 or not _DIGIT.search(self.text, low, high):
                drawing = high

    def _above(self, start: int, end: int, level: int) -> Iterator[tuple[int, int]]:
        """The stretches of `text[start:end]` whose levels are all above `level`."""
        levels = self.levels
        low = start
        while low < end:
            if levels[low] <= level:
                low += 1
                continue
            high = low
            while high < end and levels[high] > level:
                high += 1
            yield low, high
            low = high

    def _is_found_alone(self, low: int, high: int, level: int, drawing: int) -> bool:
        """Whether the engine finds the run `text[low:high]` by itself, in whichever line."""
        depth = self.levels[low]
        if any(other != depth for other in self.levels[low:high]):
            return False
        edge = bisect_right(self.edges, low) - 1
        is_within = high <= self.edges[edge + 1]
        is_same_side = (depth - level) % 2 == 0
        if self.has_controls:
            return is_same_side and is_within
        if drawing >= self.edges[edge] and not _HOLDING[level % 2].search(self.text, drawing, low):
            return False
        if is_same_side:
            return not _SPACE.search(self.text, low, high)
        return is_within and (
            _WORDS.fullmatch(self.text, low, high) is not None
            or self._is_plain_number(low, high, edge, level)
        )

    def _is_plain_number(self, low: int, high: int, edge: int, level: int) -> bool:
        """Whether a run is a number that has the same levels when no letter before it counts.

        A letter of the Arabic script changes how the number after it treats its signs (W2), and
        the end of a line can part them.
        """
        if level % 2 == 0 or _LETTER_OR_SPACE.search(self.text, low, high):
            return False
        first, last = self.edges[edge], self.edges[edge + 1]
        start = low
        while start > first and not _SPACE.match(self.text[start - 1]):
            start -= 1
            if low - start > _LONGEST_NUMBER:
                return False
        end = high
        while end < last and not _SPACE.match(self.text[end]):
            end += 1
            if end - high > _LONGEST_NUMBER:
                return False
        levels = self.levels[start:end]
        if any(
            found > level and _LETTER.match(character)
            for found, character in zip(levels, self.text[start:end], strict=True)
        ):
            return False
        return _levels_alone(self.text[start:end]) == tuple(found - level + 1 for found in levels)


@lru_cache(maxsize=4096)
def _levels_alone(token: str) -> tuple[int, ...]:
    return embedding_levels(token, "rtl")
