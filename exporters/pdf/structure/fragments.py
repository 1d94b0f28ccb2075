"""What the structure tree is read from: the laid-out pages, in words that no engine owns.

The seam to the engine offers each page as a tree of `Fragment`s, one for every box that stands
for an element, a text or a picture, and gives each painted sequence its `Mark`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Protocol

from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.language import Direction

Kind = Literal["box", "text", "picture", "leader"]
Rectangle = tuple[float, float, float, float]

UNNUMBERED = -1


class Source(Protocol):
    """An element of the HTML that the pages were laid out from."""

    tag: Any  # a string, but for comments and instructions
    text: str | None
    tail: str | None

    def get(self, key: str, default: str = "") -> str:
        """The value of an attribute."""
        ...

    def __iter__(self) -> Iterator[Source]: ...


@dataclass(slots=True, eq=False)
class Mark:
    """A painted sequence: content of the tree once it has a number, until then an artifact.

    It stands in the content stream where the sequence begins and is written last of all, so that
    what it is may be decided after everything was painted (ISO 32000-1, 14.6 and 14.8.2.2).
    """

    stream: object
    number: int = UNNUMBERED
    tag: str = "Span"
    artifact: str = "/Type /Layout"
    page: int = 0
    text: str = ""
    line: object = None
    after: str = ""
    is_hyphenated: bool = False
    is_right_to_left: bool = False

    def __str__(self) -> str:
        if self.number == UNNUMBERED:
            return f"/Artifact <<{self.artifact}>> BDC"
        return f"/{self.tag} <</MCID {self.number}>> BDC"


class Fragment(Protocol):
    """The part of an element, a text or a picture that stands on one page (or in one line)."""

    kind: Kind
    # The HTML element that the box was made for; None for what belongs to the page alone.
    source: Source | None
    # The name of a pseudo-element without its colons, or empty.
    pseudo: str
    # Where on the page's edge the box stands ("top", "bottom", "left", "right"); empty inside.
    margin: str

    @property
    def lang(self) -> str:
        """The effective language of its content, or empty."""

    @property
    def direction(self) -> Direction:
        """The direction that CSS lays its content out in."""

    @property
    def is_block(self) -> bool:
        """Whether it is a block, or a part of a table."""

    @property
    def is_repeatable(self) -> bool:
        """Whether pages may show it again: a table's head and foot, a box fixed to the page."""

    @property
    def numbering(self) -> str:
        """The CSS counter style of a list's labels."""

    @property
    def spans(self) -> tuple[int, int]:
        """How many columns and rows a table's cell takes."""

    @property
    def rectangle(self) -> Rectangle:
        """Left, bottom, right, top of its content, in points from the page's lower left corner."""

    @property
    def text(self) -> str:
        """The characters of a text, as painted."""

    @property
    def hyphen(self) -> str:
        """What is painted at a line's end where a word is divided."""

    @property
    def line(self) -> object:
        """The line that a text stands in: the same object for all the texts of the line."""

    @property
    def mark(self) -> Mark | None:
        """The sequence that paints a text or picture; None if nothing was painted."""

    @property
    def annotation(self) -> dict[str, object] | None:
        """The link annotation whose area this is, as a dictionary of the PDF being written."""

    def children(self) -> Iterator[Fragment]:
        """The fragments inside, in logical order."""
        ...
