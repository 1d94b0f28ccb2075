"""How far a run of foreign letters reaches: its digits, brackets and marks, as its reader sees it.

What belongs to the run stands in one isolate with it. What parts one run from the next belongs to
the text around them, for it sets their order: the Persian comma between two Latin names, the end
of the sentence that the first one closes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING, Final

from exporters.language import Direction, direction_of
from exporters.runs.brackets import QUOTATION_MARKS, Pair, pair_brackets
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Extent(NamedTuple):
    """Where a run begins and ends in its text."""

    start: int
    end: int


# Abbreviations whose full stop is their own; a letter alone before a full stop is one too.
_ABBREVIATED: Final = re.compile(
    r"(?:^|[^\w.])(?:(?:[a-z]\.)*[a-z]|al|approx|cf|ch|co|corp|dr|ed|eds|etc|figs?|inc|jr|ltd|mrs?|"
    r"ms|nos?|pp|prof|sec|sr|st|vols?|vs)$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION: Final = 12
_NUMBER_AFTER_STOP: Final = re.compile(r"\.[ \u00a0]?[0-9]")
_UNIT: Final = re.compile(
    r"(?:[mckµ]?m|[mk]?g|m?l|ha|h|s|ms|min|[kMGT]i?B|[kMGT]?Hz|[kMGT]?Wh?|k?V|[kMG]?bit|px|pt|dpi)"
    r"(?:/(?:h|s|m|l|kg))?[²³]?(?![\w])"
)
_NUMBER_OF_UNIT: Final = re.compile(r"(?<![\w.,])[0-9]+(?:[.,–-][0-9]+)*[ \u00a0\u202f]$")
# What leads a run: digits that touch it, a degree, a sign of the computer's world at the head of
# its word.
_LEAD: Final[dict[Direction, re.Pattern[str]]] = {
    "ltr": re.compile(
        r"(?:(?:(?<![\w.,])[0-9]+(?:\.[0-9]+)?[ \u00a0\u202f])?°|[0-9]+(?:[.-][0-9]+)*[°-]?"
        r"|(?:(?<=^)|(?<=[\s(\[{«“\"‹]))(?:[@#$./\\~]|~/|\.\.?/|--?))$"
    ),
    "rtl": re.compile(r"(?:(?<=^)|(?<=[\s(\[{«“\"‹]))[@#]$"),
}
# What follows one: version numbers, signs of names such as C++, the other side of an equation.
_TAIL: Final[dict[Direction, re.Pattern[str]]] = {
    "ltr": re.compile(
        r"[+#®™©°²³¹⁰-⁹]+|[ \u00a0.-]?#?[0-9][0-9.,:/–-]*(?<=[0-9])%?"
        r"| ?[=<>≤≥≈] ?[0-9][0-9.,]*(?<=[0-9])"
    ),
    "rtl": re.compile(r"[،؛؟٪]+|[ \u00a0]?[۰-۹٠-٩][۰-۹٠-٩٫٬]*"),
}
# The signs of the text around, in whose order the runs at their sides stand.
_SEPARATOR: Final[dict[Direction, re.Pattern[str]]] = {
    "rtl": re.compile(r"[،؛؟۔]|[.!?…]+(?=\s)"),
    "ltr": re.compile(r"[,;](?=\s)|[.!؟…]+(?=\s)"),
}


def foreign_extents(
    text: str, scripts: list[str], own: frozenset[str], home: Direction
) -> Iterator[Extent]:
    """The extents of the runs of letters that are not of the scripts in `own`, in order.

    `scripts` has the script of each character that votes, and is empty for the others; `home` is
    the direction of the text around.
    """
    floor = 0
    for window in _windows(scripts, own):
        direction = _direction_of_script(next(filter(None, scripts[window.start : window.end])))
        for extent in _extents_in(text, scripts, window, direction, home):
            # What closes a run of one direction stands where one of the other may begin.
            yield Extent(max(floor, extent.start), extent.end)
            floor = extent.end


def _windows(scripts: list[str], own: frozenset[str]) -> Iterator[Extent]:
    """The parts of a text with foreign letters of one direction and no others."""
    start, end, place, current = 0, 0, 0, ""
    for script, letters in groupby(scripts):
        first, place = place, place + len(list(letters))
        if not script:
            continue
        side = "" if script in own else _direction_of_script(script)
        if side != current:
            if current:
                yield Extent(start, first)
            start, current = end, side
        end = place
    if current:
        yield Extent(start, len(scripts))


@lru_cache(maxsize=256)
def _direction_of_script(script: str) -> Direction:
    return direction_of(f"und-{script}")


def _extents_in(
    text: str, scripts: list[str], window: Extent, direction: Direction, home: Direction
) -> Iterator[Extent]:
    """The runs of a window: it holds letters of one direction, which is `direction`."""
    letters = _letters(scripts, window)
    if letters is None:
        return
    pairs, lonely = pair_brackets(text, window.start, window.end)
    around = [pair for pair in pairs if pair.start < letters.start and letters.end <= pair.end]
    quoting = [pair for pair in around if text[pair.start] in QUOTATION_MARKS]
    if quoting:
        inside = Extent(quoting[0].start + 1, quoting[0].end)
        if not any(inside.start <= place < inside.end for place in lonely):
            yield _stripped(text, inside)
            return
    cuts = list(lonely)
    if direction != home:
        inner = [pair for pair in pairs if pair.start >= letters.start or pair.end < letters.end]
        cuts += _separators(text, letters, inner, home)
    bounds = [window.start - 1, *sorted(cuts), window.end]
    for before, after in pairwise(bounds):
        piece = Extent(before + 1, after)
        core = _letters(scripts, piece)
        if core is not None:
            yield _widened(text, core, piece, direction)


def _letters(scripts: list[str], part: Extent) -> Extent | None:
    """From the first to the last letter in a part of a text."""
    start, end = part
    while start < end and not scripts[start]:
        start += 1
    while end > start and not scripts[end - 1]:
        end -= 1
    return Extent(start, end) if start < end else None


def _stripped(text: str, part: Extent) -> Extent:
    start, end = part
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Extent(start, end)


def _separators(text: str, letters: Extent, inner: list[Pair], home: Direction) -> Iterator[int]:
    """The places of the signs between letters that belong to the text around, outside brackets."""
    changes = [0] * (letters.end - letters.start + 1)
    for pair in inner:
        if pair.start < letters.end and pair.end > letters.start:
            changes[max(pair.start, letters.start) - letters.start] += 1
            changes[min(pair.end, letters.end) - letters.start] -= 1
    depths = list(accumulate(changes))
    for match in _SEPARATOR[home].finditer(text, *letters):
        is_own = match[0] == "." and _is_abbreviated(text, letters.start, match.start())
        if not depths[match.start() - letters.start] and not is_own:
            yield match.start()


def _is_abbreviated(text: str, start: int, end: int) -> bool:
    """Whether an abbreviation ends at `end`, of which no more than its full stop is missing."""
    word = text[max(start, end - _LONGEST_ABBREVIATION) : end]
    return text[end : end + 1] == "." and _ABBREVIATED.search(word) is not None


def _widened(text: str, core: Extent, piece: Extent, direction: Direction) -> Extent:
    """A run from its letters to all that belongs to it, within its piece."""
    start, end = core
    pairs, _ = pair_brackets(text, *piece)
    for pair in pairs:
        if pair.start < start <= pair.end < core.end:
            start = pair.start
    if start == core.start:
        start = _led(text, core, piece.start, direction)
    previous = -1
    while previous != end:
        previous = end
        while end < piece.end and _clings(text[end]):
            end += 1
        if (
            direction == "ltr" and end < piece.end and _is_abbreviated(text, start, end)
            and not _ends_sentence(text, start, end)
        ):  # fmt: skip
            end += 1
        if (match := _TAIL[direction].match(text, end, piece.end)) is not None:
            end = match.end()
    for pair in pairs:
        if start <= pair.start < end <= pair.end:
            end = pair.end + 1
    return Extent(start, end)


def _led(text: str, core: Extent, floor: int, direction: Direction) -> int:
    """Where what leads the letters of a run begins."""
    lead = _LEAD[direction].search(text[max(floor, core.start - 24) : core.start])
    if lead is None and direction == "ltr" and _UNIT.match(text, core.start):
        lead = _NUMBER_OF_UNIT.search(text[max(floor, core.start - 24) : core.start])
    return core.start - len(lead[0]) if lead is not None else core.start


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether the full stop at `end` closes a sentence: after a symbol, or where the text ends.

    A letter alone is a symbol (*x*) unless a number follows (*p. 12*).
    """
    is_symbol = end - start == 1 and _NUMBER_AFTER_STOP.match(text, end) is None
    return is_symbol or not text[end + 1 : end + 3].strip()


def _clings(character: str) -> bool:
    """Whether a character belongs to the one before it: marks and the joining controls."""
    return character in "\u200c\u200d" or unicodedata.category(character).startswith("M")
