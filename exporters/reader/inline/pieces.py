"""What the scanner of inlines finds, before it is paired and put into the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.document import Inline, Text
from exporters.reader.attributes import NO_ATTRIBUTES, Attributes
from exporters.values import NamedTuple, dataclass

if TYPE_CHECKING:
    from exporters.reader.findings import Mark
    from exporters.reader.inline.passage import Passage


@dataclass(slots=True)
class Delimiter:
    """A run of one sign that may open or close emphasis; `start` is its place in the passage."""

    sign: str
    count: int
    start: int
    can_open: bool
    can_close: bool
    length: int = 0

    def __post_init__(self) -> None:
        self.length = self.count


@dataclass(frozen=True, slots=True)
class TagOpen:
    """An opening or empty tag of raw HTML."""

    mark: Mark
    raw: Text
    name: str
    attributes: tuple[tuple[str, str], ...]
    is_empty: bool


@dataclass(frozen=True, slots=True)
class TagClose:
    """A closing tag of raw HTML."""

    mark: Mark
    raw: Text
    name: str


@dataclass(frozen=True, slots=True)
class AttributeList:
    """`{…}` behind an inline element, or at the end of a heading or a paragraph."""

    mark: Mark
    raw: Text
    attributes: Attributes


class Stretch(NamedTuple):
    """A part of a passage that is not yet read."""

    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Picture:
    """An image not yet read: a figure if it stands alone, else part of its line.

    `caption` is its title as it is written, where that stands in the text.
    """

    source: str
    alternative: str
    title: str
    mark: Mark
    # Where its address stands.
    place: Mark
    attributes: Attributes = NO_ATTRIBUTES
    caption: Stretch | None = None


@dataclass(frozen=True, slots=True)
class TexFormula:
    """`$$…$$`: a block of its own, or in a place that can hold none a formula in its line."""

    tex: str
    mark: Mark
    attributes: Attributes = NO_ATTRIBUTES


Piece = Inline | TagOpen | TagClose | AttributeList | Picture | TexFormula
Content = Inline | Picture | TexFormula


@dataclass(frozen=True, slots=True)
class Folded:
    """Pieces with every tag paired; `attributes` are those of the block they stand in."""

    pieces: list[Content]
    attributes: Attributes = NO_ATTRIBUTES
