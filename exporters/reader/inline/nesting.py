"""How deeply inlines stand in one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.document import HOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.document import Abbreviation, Link, Span, Styled
    from exporters.reader.inline.pieces import Content


def is_nested_too_deeply(pieces: Iterable[Content], limit: int) -> bool:
    """Whether something among `pieces` stands inside more than `limit` others."""
    level = _with_content(pieces)
    for _ in range(limit):
        if not level:
            return False
        level = [inner for piece in level for inner in _with_content(piece.content)]
    return bool(level)


def _with_content(pieces: Iterable[Content]) -> list[Styled | Span | Link | Abbreviation]:
    return [piece for piece in pieces if isinstance(piece, HOLDERS) and piece.content]
