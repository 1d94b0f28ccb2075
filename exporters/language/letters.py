"""The letters of a text, by their scripts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final


@lru_cache(maxsize=4096)
def script_of_letter(character: str) -> str:
    """The script of a strong letter (`Latn`, `Arab`, …); empty for everything that is no letter.

    Digits, punctuation, marks and letters shared by scripts (`Zyyy`, `Zinh`) take no part in the
    choice of a language.
    """
    if character.isascii():
        return "Latn" if character.isalpha() else ""
    if unicodedata.bidirectional(character) not in {"L", "R", "AL"}:
        return ""
    from fontTools.unicodedata import script  # noqa: PLC0415 - only texts beyond ASCII pay for it

    code = str(script(character))
    return "" if code in {"Zyyy", "Zinh", "Zzzz"} else code


def scripts_in(text: str) -> set[str]:
    """The scripts of the strong letters of a text, those of its addresses included."""
    return {script for script in map(script_of_letter, set(text)) if script}


# Addresses do not vote on the language of the text around them. One of e-mail begins with its
# word: from inside, the search would go over the same letters again and again.
_VOTELESS: Final = re.compile(
    r"[a-z][a-z0-9+.-]{1,20}://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}+@[\w-]+\.[\w.-]+",
    re.IGNORECASE,
)


def may_hold_address(text: str) -> bool:
    """Whether a text has a sign that every address has: most have none, and need no search."""
    return "@" in text or "://" in text or ("." in text and "www." in text.lower())


def without_addresses(text: str) -> str:
    """The text that has a vote: a space stands in the place of each URL and e-mail address."""
    return _VOTELESS.sub(" ", text) if may_hold_address(text) else text


def has_letters(text: str) -> bool:
    """Whether there is a strong letter in `text`; URLs and e-mail addresses do not count."""
    return bool(scripts_in(without_addresses(text)))


def count_letters(text: str) -> Counter[str]:
    """How many strong letters of each script `text` has; URLs and e-mail addresses do not count."""
    counts: Counter[str] = Counter()
    for character, count in Counter(without_addresses(text)).items():
        if script := script_of_letter(character):
            counts[script] += count
    return counts
