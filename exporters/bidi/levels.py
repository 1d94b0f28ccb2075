"""Embedding levels and visual order, by the Unicode Bidirectional Algorithm (UAX #9)."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from exporters.bidi.fribidi import paragraph_levels
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exporters.language import Direction

# Characters of class B, each of which ends a paragraph (P1); CR LF is one separator.
_PARAGRAPH: Final = re.compile(r"[^\n\r\x1c-\x1e\x85\u2029]*(?:\r\n|[\n\r\x1c-\x1e\x85\u2029]|\Z)")
_INITIATORS: Final = frozenset("\u2066\u2067\u2068")
_INITIATOR: Final = re.compile("[\u2066-\u2068]")
_LRI, _RLI, _PDI = "\u2066", "\u2067", "\u2069"
_CONTENT: Final = "\ufffc"
_EMBEDDINGS: Final = re.compile("[\u202a\u202b\u202d\u202e]")
# What rule L1 sets back to the paragraph's level before a separator and at the end of a line.
_TRAILING: Final = frozenset({"WS", "BN", "LRI", "RLI", "FSI", "PDI", "LRE", "RLE", "LRO", "RLO",
                              "PDF"})  # fmt: skip
_DEEPEST: Final = 125


def embedding_levels(text: str, base: Direction | None = None) -> tuple[int, ...]:
    """The embedding level of each character of `text`, a line to each paragraph (P1 to L1).

    `base` is the direction of every paragraph; without it each has that of its first strong
    character, else is left to right (P2, P3). A character that rule X9 removes has the level of
    the one before it, or the paragraph's.
    """
    levels: list[int] = []
    for match in _PARAGRAPH.finditer(text):
        if paragraph := match.group():
            levels += _levels(paragraph, base or base_direction(paragraph) or "ltr")
    return tuple(levels)


def base_direction(text: str) -> Direction | None:
    """The direction of the first strong character outside isolates (P2), None where none is."""
    isolates = 0
    for character in text:
        match unicodedata.bidirectional(character):
            case "LRI" | "RLI" | "FSI":
                isolates += 1
            case "PDI":
                isolates = max(0, isolates - 1)
            case "B":
                isolates = 0
            case "L" if not isolates:
                return "ltr"
            case "R" | "AL" if not isolates:
                return "rtl"
            case _:
                pass
    return None


def visual_order(levels: Sequence[int]) -> tuple[int, ...]:
    """Where the characters of one line stand: their positions in it, from left to right (L2)."""
    order = list(range(len(levels)))
    lowest_odd = min((level for level in levels if level % 2), default=1)
    for level in range(max(levels, default=0), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            if levels[start] < level:
                start += 1
                continue
            end = start
            while end < len(order) and levels[end] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return tuple(order)


# --- isolates --------------------------------------------------------------------------------


class _Isolate(NamedTuple):
    """Where an isolate's initiator stands and where its content ends."""

    start: int
    end: int


def _levels(paragraph: str, base: Direction, deepest: int = _DEEPEST) -> Sequence[int]:
    """The levels of one paragraph: its isolates' contents by themselves, then all around them.

    No isolate has a level above `deepest`.
    """
    if not _INITIATOR.search(paragraph):
        return paragraph_levels(paragraph, base)
    isolates = [isolate for isolate in _isolates(paragraph) if isolate.end > isolate.start + 1]
    kept: list[int] = []  # the positions in the paragraph of what is not in an isolate
    outside: list[str] = []
    position = 0
    for isolate in isolates:
        kept += range(position, isolate.start + 2)
        outside += (paragraph[position : isolate.start + 1], _CONTENT)
        position = isolate.end
    kept += range(position, len(paragraph))
    outside.append(paragraph[position:])
    around = "".join(outside)
    levels = [0] * len(paragraph)
    for index, level in zip(kept, paragraph_levels(around, base), strict=True):
        levels[index] = level
    embedded = _explicit_levels(around, base)
    starts = (index for index, origin in enumerate(kept) if paragraph[origin] in _INITIATORS)
    depths = {kept[index]: embedded[index] for index in starts}
    for isolate in isolates:
        content = paragraph[isolate.start + 1 : isolate.end]
        levels[isolate.start + 1 : isolate.end] = _content_levels(
            content, paragraph[isolate.start], depths[isolate.start], deepest
        )
    _reset_trailing(paragraph, levels, int(base == "rtl"))
    return levels


def _isolates(paragraph: str) -> Iterator[_Isolate]:
    """The isolates that are in no other; one without an end goes to the paragraph's (BD9)."""
    openers: list[int] = []
    pairs: dict[int, int] = {}
    for index, character in enumerate(paragraph):
        if character in _INITIATORS:
            openers.append(index)
        elif character == _PDI and openers:
            pairs[openers.pop()] = index
    end = len(paragraph)
    if unicodedata.bidirectional(paragraph[-1]) == "B":
        end -= 1
    position = 0
    for start in sorted((*pairs, *openers)):
        if start >= position:
            position = pairs.get(start, end)
            yield _Isolate(start, position)


def _explicit_levels(around: str, base: Direction) -> Sequence[int]:
    """The level of the embedding that each character stands in, whatever its own direction (X1)."""
    if not _EMBEDDINGS.search(around):
        return [int(base == "rtl")] * len(around)
    # A letter of the embedding's direction has its level, one of the other direction the next.
    one, other = (paragraph_levels(_INITIATOR.sub(letter, around), base) for letter in "a\u05d0")
    return [min(pair) for pair in zip(one, other, strict=True)]


def _content_levels(content: str, initiator: str, level: int, deepest: int) -> Sequence[int]:
    """The levels inside an isolate that stands in an embedding of `level` (X5a to X5c)."""
    if initiator in (_LRI, _RLI):
        direction: Direction = "rtl" if initiator == _RLI else "ltr"
    else:
        direction = base_direction(content) or "ltr"
    inside = level + 1 if (level % 2 == 0) == (direction == "rtl") else level + 2
    if inside > deepest:  # an overflow isolate: it changes nothing
        return [level + (level + found) % 2 for found in paragraph_levels(content, "ltr")]
    raised = inside - int(direction == "rtl")
    return [found + raised for found in _levels(content, direction, deepest - raised)]


def _reset_trailing(paragraph: str, levels: list[int], base: int) -> None:
    """Set separators, and white space and isolates' controls before them, to `base` (L1)."""
    trailing = True
    for index in range(len(paragraph) - 1, -1, -1):
        kind = unicodedata.bidirectional(paragraph[index])
        trailing = kind in {"B", "S"} or (trailing and kind in _TRAILING)
        if trailing:
            levels[index] = base
