"""The numbers of equations, figures and tables, and the words by which a link calls them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, Literal

from exporters.dates import localize_digits
from exporters.document import (
    Cell,
    Definition,
    DefinitionList,
    Division,
    Equation,
    Figure,
    List,
    ListItem,
    ParallelText,
    Quotation,
    Table,
)
from exporters.terms import term
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

Kind = Literal["equation", "figure", "table"]
_KINDS: Final[dict[type, Kind]] = {Equation: "equation", Figure: "figure", Table: "table"}
# What holds blocks, and in what: a figure, a table or an equation may be among them.
_GROUPS: Final[dict[type, tuple[str, ...]]] = {
    Quotation: ("blocks",),
    Division: ("blocks",),
    List: ("items",),
    ListItem: ("blocks",),
    DefinitionList: ("definitions",),
    Definition: ("blocks",),
    Table: ("head", "rows"),
    Cell: ("blocks",),
    ParallelText: ("rows",),
}


class Place(NamedTuple):
    """A place that is called by its kind and its number."""

    kind: Kind
    number: int


def number_places(blocks: Iterable[Any], called: Container[str]) -> dict[str, Place]:
    """The places that have a number, by their ids, counted by kind in the order of the text.

    These are the equations that their author gave an id, and of the figures and tables those that
    a link without a text calls: `called`.
    """
    counts: Counter[Kind] = Counter()
    places: dict[str, Place] = {}
    for node in _nodes(blocks):
        kind = _KINDS.get(type(node))
        if kind is not None and node.id and (kind == "equation" or node.id in called):
            counts[kind] += 1
            places[node.id] = Place(kind, counts[kind])
    return places


def place_name(place: Place, lang: str) -> str:
    """What a place is called in text in `lang`: `(3)`, `Figure 3`, `شکل ۳`."""
    digits = localize_digits(str(place.number), lang)
    if place.kind == "equation":
        return f"({digits})"
    return f"{term(place.kind, lang)[1]}\u00a0{digits}"


def _nodes(blocks: Iterable[Any]) -> Iterator[Any]:
    for block in blocks:
        if isinstance(block, tuple):
            yield from _nodes(block)
            continue
        yield block
        for name in _GROUPS.get(type(block), ()):
            yield from _nodes(getattr(block, name))
