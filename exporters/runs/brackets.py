"""Brackets and quotation marks that belong together."""

from __future__ import annotations

import re
from typing import Final

from exporters.values import NamedTuple

QUOTATION_MARKS: Final = {"“": "”", "«": "»", "‹": "›", '"': '"', "﴿": "﴾"}
_CLOSING: Final = {"(": ")", "[": "]", "{": "}", **QUOTATION_MARKS}
_CLOSERS: Final = frozenset(_CLOSING.values())
_SIGN: Final = re.compile(f"[{re.escape(''.join((*_CLOSING, *_CLOSING.values())))}]")


class Pair(NamedTuple):
    """The places of an opening bracket or quotation mark and of its closing one."""

    start: int
    end: int


def pair_brackets(text: str, start: int, end: int) -> tuple[list[Pair], list[int]]:
    """The pairs in a part of `text`, inner ones first, and the places of signs without a partner.

    A straight quotation mark opens what it does not close; alone it may be a sign for inches, and
    is no sign without a partner.
    """
    pairs: list[Pair] = []
    lonely: list[int] = []
    opened: list[int] = []
    waiting: dict[str, int] = {}
    for match in _SIGN.finditer(text, start, end):
        place, sign = match.start(), match.group()
        if sign in _CLOSERS and waiting.get(sign):
            while _CLOSING[text[opened[-1]]] != sign:
                lonely.append(_close(text, opened, waiting))
            pairs.append(Pair(_close(text, opened, waiting), place))
        elif sign in _CLOSING:
            opened.append(place)
            waiting[_CLOSING[sign]] = waiting.get(_CLOSING[sign], 0) + 1
        elif sign in _CLOSERS:
            lonely.append(place)
    alone = sorted(place for place in (*lonely, *opened) if text[place] != '"')
    return pairs, alone


def _close(text: str, opened: list[int], waiting: dict[str, int]) -> int:
    """The place of the sign opened last, which is open no longer."""
    place = opened.pop()
    waiting[_CLOSING[text[place]]] -= 1
    return place
