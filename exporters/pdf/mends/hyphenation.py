"""Patterns of hyphenation, taken to pieces when a word asks for them.

pyphen takes the 14,000 patterns of a language to pieces before it hyphenates the first word, which
takes as long as setting a page does; for German it is eight times that. A text asks for a few
hundred. Here a dictionary is its lines, each known by its letters, until they are asked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from weasyprint.text.line_break import pyphen

from exporters.pdf.patching import Patch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Pieces = tuple[int, tuple[int, ...]]

_LEVELS: Final = re.compile(r"\d")
_PIECE: Final = re.compile(r"(\d?)\D?")
# Letters by their numbers, and spellings that a hyphen changes: in no language that diglot knows.
_UNUSUAL: Final = re.compile(r"\^\^|/.*=")


def _reading_lines(read: Callable[[Any, Path], None]) -> Callable[[Any, Path], None]:
    def read_dictionary(self: Any, path: Path) -> None:
        """Give a `HyphDict` the patterns of a file: its lines, by their letters."""
        with path.open("rb") as file:
            encoding = file.readline().decode()
        lines = path.read_text(encoding).split("\n")[1:]
        patterns = [
            pattern
            for line in lines
            if (pattern := line.strip()) and not pattern.startswith(pyphen.ignored)
        ]
        text = "\n".join(patterns)
        if _UNUSUAL.search(text):
            read(self, path)
            return
        letters = _LEVELS.sub("", text).split("\n")
        self.patterns = {
            key: pattern
            for key, pattern in zip(letters, patterns, strict=True)
            if len(key) < len(pattern)  # one without a level says nothing
        }
        self.maxlen = max(map(len, letters))
        self.cache = {}

    return read_dictionary


def _asking_for_patterns(_: Callable[[Any, str], list[int]]) -> Callable[[Any, str], list[int]]:
    def positions(self: Any, word: str) -> list[int]:
        """Where a word may be hyphenated, as the numbers that pyphen uses."""
        word = word.lower()
        found: list[int] | None = self.cache.get(word)
        if found is None:
            found = self.cache[word] = [
                pyphen.DataInt(place - 1, reference=level)
                for place, level in enumerate(_levels_of(f".{word}.", self.patterns, self.maxlen))
                if level % 2
            ]
        return found

    return positions


def _levels_of(word: str, patterns: dict[str, Any], longest: int) -> list[int]:
    """How much each place of a word invites a hyphen (odd) or forbids it (even)."""
    levels = [0] * (len(word) + 1)
    for start in range(len(word) - 1):
        for end in range(start + 1, min(start + longest, len(word)) + 1):
            letters = word[start:end]
            pattern = patterns.get(letters)
            if not pattern:
                continue
            if isinstance(pattern, str):
                pattern = patterns[letters] = _take_to_pieces(pattern)
            offset, of_pattern = pattern
            places = slice(start + offset, start + offset + len(of_pattern))
            levels[places] = map(max, of_pattern, levels[places])
    return levels


def _take_to_pieces(pattern: str) -> Pieces:
    """The levels in a pattern, without the zeros around them, and where the first of them is."""
    levels = [int(level or 0) for level in _PIECE.findall(pattern)]
    odd = [place for place, level in enumerate(levels) if level]
    return (odd[0], tuple(levels[odd[0] : odd[-1] + 1])) if odd else (0, ())


_DIGESTS: Final = {
    "read": "ded3bdcdf58f9d38434d3fbfc009baea0c578858e84c2182262a7654ca38af08",
    "positions": "74d3837eaee5ba1b6ae8f45e35863fad446668ceb77f3b02cba935c88ee8d323",
}
PATCHES: Final = (
    Patch(pyphen.HyphDict, "__init__", _DIGESTS["read"], _reading_lines),
    Patch(pyphen.HyphDict, "positions", _DIGESTS["positions"], _asking_for_patterns),
)
