"""Directional controls that show a reader another text than the one that is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.bidi import control_faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from exporters.reader.findings import Findings, Mark

_CONTROLS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES: Final = re.compile("[\u202d\u202e]")


def check_controls(text: str, mark: Callable[[int], Mark], findings: Findings) -> frozenset[int]:
    """Where the controls of a paragraph stand that are reported and not read.

    They are out of balance, or overrides: these turn the letters themselves round
    (CVE-2021-42574), closed or not. `mark` gives the place of an index of `text`.
    """
    if not _CONTROLS.search(text):
        return frozenset()
    overrides = {match.start() for match in _OVERRIDES.finditer(text)}
    for position in sorted(overrides):
        name = f"U+{ord(text[position]):04X}"
        findings.add("b-039", mark(position), character=name)
    if overrides:
        return frozenset(overrides)
    faults = control_faults(text)
    for fault in faults:
        name = f"U+{ord(fault.character):04X}"
        does = "is never closed" if fault.fault == "unclosed" else "closes nothing"
        findings.add("b-057", mark(fault.position), character=name, fault=does)
    return frozenset(fault.position for fault in faults)
