"""Addresses, and what else reads left to right as a whole though no letter says so."""

from __future__ import annotations

import re
from typing import Final

ADDRESS: Final = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.)[^\s<>«»“”،؛؟]*[^\s<>«»“”،؛؟.,;:!?')\]]"
    r"|(?<![\w.+-])[\w.+-]{1,64}+@[a-z0-9-]+(?:\.[a-z0-9-]+)+",
    re.IGNORECASE,
)

_DIGITS: Final = "[0-9۰-۹٠-٩]"
_NUMBER: Final = rf"{_DIGITS}++(?:[.,٫٬]{_DIGITS}++)*+"
# Telephone numbers, and ranges, times, dates and ratios of numbers. None begins inside a number:
# from there the search would go over the same digits again and again.
_NUMBERS: Final = re.compile(
    rf"\+{_DIGITS}[0-9۰-۹٠-٩ ()-]{{4,}}{_DIGITS}"
    rf"|(?<!{_DIGITS})(?<!{_DIGITS}[.,٫٬]){_NUMBER}(?:[–‒−/:-]{_NUMBER})++%?"
)


def number_isolates(text: str) -> tuple[tuple[str, bool], ...]:
    """`text` cut around what must be isolated left to right in right-to-left surroundings.

    Returns `(piece, isolated)` pairs; the pieces joined give `text` back.
    """
    pieces: list[tuple[str, bool]] = []
    position = 0
    for match in _NUMBERS.finditer(text):
        if match.start() > position:
            pieces.append((text[position : match.start()], False))
        pieces.append((match.group(), True))
        position = match.end()
    if position < len(text):
        pieces.append((text[position:], False))
    return tuple(pieces)
