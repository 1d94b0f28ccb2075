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


# Addresses do not vote on the language of the text around them. One of e-mail begins with its
# word: from inside, the search would go over the same letters again and again.
VOTELESS: Final = re.compile(
    r"[a-z][a-z0-9+.-]{1,20}://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}+@[\w-]+\.[\w.-]+",
    re.IGNORECASE,
)


def count_letters(text: str) -> Counter[str]:
    """How many strong letters of each script `text` has; URLs and e-mail addresses do not count."""
    counts: Counter[str] = Counter(map(script_of_letter, VOTELESS.sub(" ", text)))
    del counts[""]
    return counts
