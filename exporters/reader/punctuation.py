"""Dashes as print has them, for those that were typed with hyphens; and the spaces of French.

`--` is an en dash and `---` an em dash, as in pandoc; but an option of a command such as --help
keeps its hyphens, as do arrows and rules. (Three full stops the linter tells of, and mends.)
"""

from __future__ import annotations

import re
from typing import Final

from exporters.runs import ADDRESS

_TYPED: Final = re.compile(r"(?<![-<!])(?:--(?![->])(?!(?<![^\s(\[{«“\"']--)[A-Za-z])|---(?![->]))")
# What French keeps apart from the word it belongs to, but not in another line.
_FRENCH: Final = re.compile(r" (?=[;:!?»%])|(?<=«) ")
_NARROW: Final = "\u202f"
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


def has_loose_spaces(text: str, lang: str) -> bool:
    """Whether a line of `text` in `lang` could end, or begin, with a mark that it must not."""
    return lang.partition("-")[0] == "fr" and _FRENCH.search(text) is not None


def set_spaces(characters: list[str], text: str) -> None:
    """Put narrow spaces that do not break into `characters`, those of a French `text`."""
    for match in _FRENCH.finditer(text):
        characters[match.start()] = _NARROW
