"""How much there is to do in a line, besides reading its letters.

Prose costs what its letters cost. A block, a sign of markup, a change of script cost as much as
many letters do: a text that is made of hardly anything else is no text that somebody wrote, and it
is refused before anybody has to wait for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from exporters.reader.lines import Line

# A text may have so many blocks and signs, and one more for so many of its characters.
ALLOWANCE: Final = 10_000
CHARACTERS_OF_A_PIECE: Final = 8
# What a block counts, besides its lines and the signs in them.
BLOCK: Final = 2

_SIGNS: Final = re.compile(
    r"[*_~^]++|`++|==|:::|[\[\]<@&\\$|{\"']"
    r"|(?<=[A-Za-z])\W{0,8}+[\u0370-\ufffd]|(?<=[\u0370-\ufffd])\W{0,8}+[A-Za-z]"
    r"|[\u202a-\u202e\u2066-\u2069]"
)


def weight_of(line: Line) -> int:
    """How many blocks and signs a line may hold: it is one, and each of its signs another."""
    return 1 + len(_SIGNS.findall(line.text))


def allowance(lines: list[Line]) -> int:
    """How many a text of these lines may have in all."""
    length = sum(len(line.text) for line in lines)
    return ALLOWANCE + length // CHARACTERS_OF_A_PIECE
