"""Bidirectional controls that do not close, or that turn text round (UAX #9; Trojan Source)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each opening control, the one that closes it, and its name.
_PDF, _PDI = "\u202c", "\u2069"
_OPENING: Final = {
    "\u202a": (_PDF, "LRE"),
    "\u202b": (_PDF, "RLE"),
    "\u202d": (_PDF, "LRO"),
    "\u202e": (_PDF, "RLO"),
    "\u2066": (_PDI, "LRI"),
    "\u2067": (_PDI, "RLI"),
    "\u2068": (_PDI, "FSI"),
}
_CLOSING: Final = {_PDF: "PDF", _PDI: "PDI"}
_CONTROLS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


class StrayControl(NamedTuple):
    """A control that should not be there: its place in the text, its name, what is wrong."""

    position: int
    name: str
    fault: str


def stray_controls(paragraph: str) -> Iterator[StrayControl]:
    """The faults of the controls of one paragraph, past whose end no embedding or isolate reaches.

    An override is always a fault: it shows letters in an order that is not that of the text.
    """
    opened: list[tuple[int, str, str]] = []
    isolates = 0
    for match in _CONTROLS.finditer(paragraph):
        control, position = match.group(), match.start()
        if control in _OPENING:
            closing, name = _OPENING[control]
            if name in {"LRO", "RLO"}:
                yield StrayControl(position, name, "turns letters round")
            opened.append((position, closing, name))
            isolates += closing == _PDI
        elif opened and opened[-1][1] == control:
            opened.pop()
            isolates -= control == _PDI
        elif control == _PDI and isolates:
            while opened[-1][1] != _PDI:
                place, _, name = opened.pop()
                yield StrayControl(place, name, "is not closed")
            opened.pop()
            isolates -= 1
        else:
            yield StrayControl(position, _CLOSING[control], "closes nothing")
    for place, _, name in opened:
        yield StrayControl(place, name, "is not closed")
