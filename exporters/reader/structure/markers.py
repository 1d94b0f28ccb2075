"""The markers of items: `-`, `1.`, `a)`, `(iv)`, `#.`, `(@label)` (pandoc, `fancy_lists`).

A list in letters or Roman numerals begins with the first of them: a sentence may well begin with
`C. ` or `v. `, but hardly a paragraph with `a. `. The items that follow go on counting.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from exporters.values import NamedTuple

if TYPE_CHECKING:
    from exporters.document import Numbering

_MARKER: Final = re.compile(
    r"(?:(?P<bullet>[-*+])"
    r"|(?P<number>\d{1,9}+|#)(?P<end>[.)])"
    r"|(?P<letters>[a-z]{1,9}|[A-Z]{1,9})(?P<tail>[.)])"
    r"|\((?P<inside>\d{1,9}|[a-z]{1,9}|[A-Z]{1,9}|@[\w-]*+)\))(?= |$)"
)
_ROMAN: Final = re.compile(r"(?=.)x{0,3}(?:ix|iv|v?i{0,3})")
_VALUES: Final = {"i": 1, "v": 5, "x": 10}
EXAMPLE: Final = "@"


class Marker(NamedTuple):
    """What leads an item; items whose markers have the same `sign` are one list.

    `number` is None for a bullet. `label` names an item of the examples, whose `sign` is EXAMPLE.
    """

    end: int
    sign: str
    number: int | None
    numbering: Numbering = ""
    label: str = ""


def read_marker(text: str, at: int, before: Marker | None) -> Marker | None:
    """The marker that begins at `at`, in a line that may go on with the list of `before`."""
    match = _MARKER.match(text, at)
    if match is None:
        return None
    end = match.end()
    if bullet := match["bullet"]:
        return Marker(end, bullet, None)
    written = match["number"] or match["letters"] or match["inside"]
    closing = match["end"] or match["tail"] or "()"
    if written.startswith(EXAMPLE):
        return Marker(end, EXAMPLE, 1, "", written[1:])
    if written == "#" or written.isdecimal():
        return Marker(end, closing, 1 if written == "#" else int(written))
    # A capital is a person's initial, unless two spaces follow.
    is_initial = match["letters"] and written.isupper() and not text.startswith("  ", end)
    return None if is_initial else _lettered(written, closing, end, before)


def _lettered(written: str, closing: str, end: int, before: Marker | None) -> Marker | None:
    """A marker in letters or Roman numerals, which goes on counting or begins a list."""
    case = "upper" if written.isupper() else "lower"
    letters = written.lower()
    values = {"alpha": ord(letters) - ord("a") + 1} if len(letters) == 1 else {}
    if _ROMAN.fullmatch(letters):
        values["roman"] = _roman_value(letters)
    for kind, number in values.items():
        numbering = cast("Numbering", f"{case}-{kind}")
        sign = f"{numbering}{closing}"
        follows = before is not None and before.sign == sign and before.number == number - 1
        if follows or (number == 1 and (before is None or before.sign != sign)):
            return Marker(end, sign, number, numbering)
    return None


def _roman_value(letters: str) -> int:
    values = [_VALUES[letter] for letter in letters]
    return sum(
        -value if any(later > value for later in values[at + 1 : at + 2]) else value
        for at, value in enumerate(values)
    )
