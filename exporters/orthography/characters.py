"""The characters that the rules are made of, and the words they stand in."""

from __future__ import annotations

import re
from typing import Final

# What stands in a text for something that is none in its language: code, an address, a word of
# another language, a call to a note. OBJECT REPLACEMENT CHARACTER, Unicode 23.8.
APART: Final = "\ufffc"
JOINER: Final = "\u200c"  # ZERO WIDTH NON-JOINER, in Persian nim-fasela

# Inside a class of a regular expression: the letters of the Arabic script, its vowel signs.
LETTERS: Final = (
    "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5"
    "\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
)
MARKS: Final = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
WORD: Final = f"{LETTERS}{MARKS}{JOINER}"
NATIVE_DIGITS: Final = "۰-۹"
ARABIC_DIGITS: Final = "٠-٩"

# The words of the Arabic script; a joiner is part of the word it stands in.
WORDS: Final = re.compile(f"[{WORD}]+")
# The signs of vowels that Persian writes only to tell how a word is read; its own words have
# ّ, ً and the hamza above as well.
VOWELLED: Final = re.compile("[\u064c-\u0650\u0652\u0656-\u065f\u06d6-\u06ed]")


def words(spaced: str) -> frozenset[str]:
    """A list of words, written with spaces between them."""
    return frozenset(spaced.split())


_LONGEST_WORD: Final = 40
_WORD_BEFORE: Final = re.compile(f"[{WORD}]+$")
_WORD_AFTER: Final = re.compile(f"[{WORD}]+")


def word_before(text: str, end: int) -> tuple[int, int]:
    """Where the word stands that ends at `end`: its last letters, where it is endless."""
    start = max(0, end - _LONGEST_WORD)
    match = _WORD_BEFORE.search(text[start:end])
    return (end if match is None else start + match.start(), end)


def word_after(text: str, start: int) -> tuple[int, int]:
    """Where the word stands that begins at `start`."""
    match = _WORD_AFTER.match(text, start, start + _LONGEST_WORD)
    return (start, start if match is None else match.end())


_NEAR: Final = 24


def beside(match: re.Match[str]) -> tuple[int, int]:
    """Where the words on both sides of a place begin and end, as far as they are near."""
    text, (start, end) = match.string, match.span()
    before = text[max(0, start - _NEAR) : start]
    behind = text[end : end + _NEAR]
    return (
        start - len(before) + max(before.rfind(" "), before.rfind(APART)) + 1,
        end + min(_length_to(behind, " "), _length_to(behind, APART)),
    )


def _length_to(text: str, character: str) -> int:
    found = text.find(character)
    return len(text) if found < 0 else found
