"""The structure tree itself: structure elements and what they hold (ISO 32000-1, 14.7.2)."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from exporters.pdf.structure.fragments import Mark
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.language import Direction
    from exporters.pdf.structure.fragments import Source

# Grouping elements: they hold other elements, never content (ISO 32000-1, 14.8.4.2).
GROUPING: Final = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})
# Elements that stand in a line of text (ISO 32000-1, 14.8.4.4), with the names mapped to one.
INLINE: Final = frozenset(
    {"Span", "Em", "Strong", "Quote", "Code", "Link", "Reference", "Annot", "Form"}
)
# What a note is set after, rather than into.
PARAGRAPHS: Final = frozenset({"P", "Title", "H1", "H2", "H3", "H4", "H5", "H6"})
TABLE_PARTS: Final = frozenset({"Table", "THead", "TBody", "TFoot"})
CELLS: Final = frozenset({"TH", "TD"})
# Elements that mean something even when they hold nothing: without them a table loses its grid.
KEPT_EMPTY: Final = frozenset({"TR", "TH", "TD"})

# Names of PDF 2.0 that say more than any of PDF 1.7, and what a reader of 1.7 takes them for.
ROLE_MAP: Final = {"Title": "H1", "Em": "Span", "Strong": "Span"}


@dataclass(slots=True, eq=False)
class Annotation:
    """A link annotation in the tree: its dictionary and the page that shows it, from 0."""

    dictionary: dict[str, object]
    page: int


Value = str | int | tuple[float, ...] | list[str]


@dataclass(slots=True, eq=False)
class StructureElement:
    """One element of the tree.

    `lang` is its effective language, `direction` its effective direction. `attributes` holds by
    owner what 14.8.5 defines: a string is a name, a list of strings the ids of other elements.
    """

    type: str
    parent: StructureElement | None
    lang: str
    direction: Direction
    source: Source | None = None
    is_block: bool = False
    kids: list[StructureElement | Mark | Annotation] = field(default_factory=list)
    id: str = ""
    alternative: str | None = None
    actual_text: str = ""
    expansion: str = ""
    attributes: dict[str, dict[str, Value]] = field(default_factory=dict)
    notes: list[StructureElement] = field(default_factory=list)
    holds_contents: bool = False

    def say(self, owner: str, key: str, value: Value) -> None:
        """Set one attribute."""
        self.attributes.setdefault(owner, {})[key] = value

    @property
    def is_anonymous(self) -> bool:
        """Whether it is a paragraph that only holds the loose text of a grouping element."""
        return self.type == "P" and self.parent is not None and self.source is self.parent.source

    @property
    def children(self) -> list[StructureElement]:
        """Its kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, StructureElement)]

    def descendants(self) -> Iterator[StructureElement]:
        """Itself and every element below it, in logical order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, StructureElement):
                yield from kid.descendants()

    def marks(self) -> Iterator[Mark]:
        """Every mark below it, in logical order."""
        for kid in self.kids:
            if isinstance(kid, Mark):
                yield kid
            elif isinstance(kid, StructureElement):
                yield from kid.marks()

    def ancestor(self, types: frozenset[str]) -> StructureElement | None:
        """The nearest element of one of these types, itself included."""
        element: StructureElement | None = self
        while element is not None and element.type not in types:
            element = element.parent
        return element
