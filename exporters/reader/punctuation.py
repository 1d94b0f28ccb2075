"""Dashes as print has them, for those that were typed with hyphens.

`--` is an en dash and `---` an em dash, as in pandoc; but an option of a command such as --help
keeps its hyphens, as do arrows and rules. (Three full stops the linter tells of, and mends.)
"""

from __future__ import annotations

import re
from typing import Final

from exporters.runs import ADDRESS

_TYPED: Final = re.compile(r"(?<![-<!])(?:--(?![->])(?!(?<![^\s(\[{«“\"']--)[A-Za-z])|---(?![->]))")
_DASHES: Final = {"--": "–", "---": "—"}


def has_typed_dashes(text: str) -> bool:
    """Whether there is anything to do in `text`."""
    return "--" in text


def set_dashes(characters: list[str], text: str) -> None:
    """Put the dashes into `characters`, those of `text`: each in the place of its first hyphen."""
    addresses = [match.span() for match in ADDRESS.finditer(text)] if "--" in text else []
    inside = 0
    for match in _TYPED.finditer(text):
        start, end = match.span()
        while inside < len(addresses) and addresses[inside][1] <= start:
            inside += 1
        if inside == len(addresses) or addresses[inside][0] >= end:
            characters[start:end] = [_DASHES[match.group()], *[""] * (end - start - 1)]
