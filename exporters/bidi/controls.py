"""Directional controls that are out of balance."""

from __future__ import annotations

import unicodedata
from typing import Final, Literal

from exporters.values import NamedTuple

_PDF, _PDI = "\u202c", "\u2069"
_CLOSERS: Final = dict.fromkeys("\u202a\u202b\u202d\u202e", _PDF) | dict.fromkeys(
    "\u2066\u2067\u2068", _PDI
)


class ControlFault(NamedTuple):
    """An embedding, override or isolate that nothing closes, or a control that closes nothing."""

    position: int
    character: str
    fault: Literal["unclosed", "stray"]


def control_faults(text: str) -> tuple[ControlFault, ...]:
    """The directional controls of `text` that are out of balance, in order (BD9, BD11).

    Each paragraph is judged alone, as its end closes everything (P1); the end of an isolate
    closes what was opened in it. Such controls can show a reader another text than the one that
    a machine reads (CVE-2021-42574, “Trojan Source”).
    """
    faults: list[ControlFault] = []
    openers: list[int] = []
    isolates: list[int] = []  # where those are among the openers

    def leave_unclosed(indexes: list[int]) -> None:
        faults.extend(ControlFault(index, text[index], "unclosed") for index in indexes)

    for index, character in enumerate(text):
        if character in _CLOSERS:
            if _CLOSERS[character] == _PDI:
                isolates.append(len(openers))
            openers.append(index)
        elif character in (_PDF, _PDI):
            if character == _PDI:
                depth = isolates.pop() if isolates else len(openers) - 1
                leave_unclosed(openers[depth + 1 :])
                del openers[depth + 1 :]
            if openers and _CLOSERS[text[openers[-1]]] == character:
                openers.pop()
            else:
                faults.append(ControlFault(index, character, "stray"))
        elif unicodedata.bidirectional(character) == "B":
            leave_unclosed(openers)
            openers.clear()
            isolates.clear()
    leave_unclosed(openers)
    return tuple(sorted(faults))
