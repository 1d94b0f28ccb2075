"""How much there is to do in a line, besides reading its letters.

Prose costs what its letters cost. A line, a block, a sign of markup, a change of script cost as
much as many letters do: a text that is made of hardly anything else is no text that somebody wrote,
and it is refused before anybody has to wait for it. Each is so many pieces as it takes time, some
eight microseconds a piece from the source to XHTML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.runs import changes_of_script

if TYPE_CHECKING:
    from exporters.reader.lines import Line

# A text may have so many pieces, and one more for so many of its characters.
ALLOWANCE: Final = 40_000
CHARACTERS_OF_A_PIECE: Final = 16
# What a block counts, and one that holds others, besides its lines and what is in them.
BLOCK: Final = 1
CONTAINER: Final = 2
# Where the script changes, half a run begins or ends that is a run of its own for its language.
_CHANGE_OF_SCRIPT: Final = 2
# A mark of direction may make a run of the numbers and signs beside it.
_MARKS: Final = "\u200e\u200f\u061c"
_MARK: Final = 4

_SIGNS: Final = re.compile(r"[*_~^]++|`++|==|:::|[\[\]<@&\\$|{\"']|[\u202a-\u202e\u2066-\u2069]")


def weigh_line(line: Line, before: str) -> tuple[int, str]:
    """The pieces of a line, and the script it ends in; `before` is that of the line above it."""
    changes, script = changes_of_script(line.text, before)
    signs = len(_SIGNS.findall(line.text)) + _MARK * sum(map(line.text.count, _MARKS))
    return 1 + signs + _CHANGE_OF_SCRIPT * changes, script


def allowance(lines: list[Line]) -> int:
    """How many pieces a text of these lines may have in all."""
    length = sum(len(line.text) for line in lines)
    return ALLOWANCE + length // CHARACTERS_OF_A_PIECE
