"""Spaces inside brackets and quotation marks."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from exporters.language import is_arabic_script
from exporters.orthography.remark import remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.orthography.remark import Remark

# What opens in English closes in German: each language has its own.
_BRACKETS: Final = {"(": ")", "[": "]"}
_PAIRS: Final = {"Arab": {**_BRACKETS, "«": "»"}, "en": {**_BRACKETS, "“": "”"}, "": _BRACKETS}
_LONGEST: Final = 40


def check_space_inside(text: str, language: str) -> Iterator[Remark]:
    """A space behind a mark that opens, and before the one that closes it (t-034).

    Only in a pair that stands as it should, so that no bracket which was typed for its other half
    is taken for it.
    """
    pairs = _PAIRS["Arab" if is_arabic_script(language) else "en" if language == "en" else ""]
    for start, end in sorted(_matching(text, pairs)):
        inside = text[start + 1 : end]
        if not inside.strip(" ") or not _stands_apart(text, start, end):
            continue
        first = start + 1 + len(inside) - len(inside.lstrip(" "))
        last = start + 1 + len(inside.rstrip(" "))
        for place in ((start + 1, first), (last, end)):
            if place[0] < place[1]:
                yield remark("t-034", text, place, "", _shown(start, end, place))


def _matching(text: str, pairs: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Where each pair of the marks begins and ends, those inside others too."""
    if not any(f"{opening} " in text for opening in pairs) and not any(
        f" {closing}" in text for closing in pairs.values()
    ):
        return
    marks = frozenset(chain(pairs, pairs.values()))
    open_marks: list[tuple[str, int]] = []
    for index, character in enumerate(text):
        if character not in marks:
            continue
        if character in pairs:
            open_marks.append((pairs[character], index))
        elif open_marks and open_marks[-1][0] == character:
            yield open_marks.pop()[1], index


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Whether a pair is between words: no letter before it or behind it."""
    return not text[start - 1 : start].isalnum() and not text[end + 1 : end + 2].isalnum()


def _shown(start: int, end: int, place: tuple[int, int]) -> tuple[int, int]:
    """The pair, or of a long one the side that the place is on."""
    if end - start <= _LONGEST:
        return start, end + 1
    return (start, place[1] + 1) if place[0] == start + 1 else (place[0] - 1, end + 1)
