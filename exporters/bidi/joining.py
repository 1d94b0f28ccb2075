"""Cursive joining (the Unicode Standard, section 9.2)."""

from __future__ import annotations

from typing import Final

from exporters.bidi.fribidi import (
    JOINS_FOLLOWING,
    JOINS_PRECEDING,
    TRANSPARENT,
    joining_types,
)

ZWJ: Final = "\u200d"


def joined(before: str, after: str) -> bool:
    """Whether the last letter of `before` and the first of `after` join; marks are transparent."""
    last = next((kind for kind in reversed(joining_types(before)) if _is_solid(kind)), 0)
    first = next((kind for kind in joining_types(after) if _is_solid(kind)), 0)
    return bool(last & JOINS_FOLLOWING and first & JOINS_PRECEDING)


def is_transparent(text: str) -> bool:
    """Whether letters on both sides of `text` join through it: it has marks alone, or nothing."""
    return not any(map(_is_solid, joining_types(text)))


def _is_solid(joining_type: int) -> bool:
    return not joining_type & TRANSPARENT
