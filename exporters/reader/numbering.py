"""The numbers of equations, and the words by which a cross-reference calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from exporters.dates import localize_digits
from exporters.document import Equation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CHILDREN: Final = ("blocks", "items", "definitions", "rows")


def number_equations(blocks: Iterable[Any]) -> dict[str, int]:
    """The numbers of the equations that their author gave an id, in the order of the text."""
    named = (node.id for node in _nodes(blocks) if isinstance(node, Equation) and node.id)
    return {identifier: number for number, identifier in enumerate(named, start=1)}


def equation_number(number: int, lang: str) -> str:
    """How an equation's number stands in text in `lang`: `(3)`, `(۳)`."""
    return f"({localize_digits(str(number), lang)})"


def _nodes(blocks: Iterable[Any]) -> Iterator[Any]:
    for block in blocks:
        if isinstance(block, tuple):
            yield from _nodes(block)
            continue
        yield block
        for name in _CHILDREN:
            yield from _nodes(getattr(block, name, ()))
