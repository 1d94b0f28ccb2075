"""The tree of blocks: what each line turned out to be, its text still unread."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.reader.attributes import Attributes
    from exporters.reader.findings import Mark
    from exporters.reader.lines import Line
    from exporters.reader.structure.drawing import GridCell
    from exporters.reader.structure.markers import Marker


@dataclass(slots=True)
class Block:
    """What every block has: its place, and whether an empty line stands before it."""

    mark: Mark
    after_blank: bool = field(default=False, kw_only=True)


# --- leaves ------------------------------------------------------------------------------------


@dataclass(slots=True)
class Run(Block):
    """Lines that stand together: a paragraph, a table, a heading with its underline."""

    rows: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class LineBlock(Block):
    """Lines that each began with `| `: a paragraph that keeps them."""

    rows: list[Line]


@dataclass(slots=True)
class VerseLine(Block):
    """A line of verse, perhaps over several rows; `stanza` counts the stanzas of a text.

    `indent` spaces set it in.
    """

    rows: list[Line]
    stanza: int
    indent: int


@dataclass(slots=True)
class HeadingLine(Block):
    """`## Heading`, its signs cut off."""

    level: int
    row: Line


@dataclass(slots=True)
class Rule(Block):
    """`***`."""


@dataclass(slots=True)
class CodeLines(Block):
    """Code, fenced or indented."""

    text: str
    syntax: str
    attributes: Attributes


@dataclass(slots=True)
class AttributeLine(Block):
    """`{…}` on a line of its own: it describes the block above."""

    attributes: Attributes
    raw: str


@dataclass(slots=True)
class PageBreakLine(Block):
    """`::: pagebreak`."""


@dataclass(slots=True)
class Terms(Block):
    """The terms of which a definition follows, one in each row."""

    rows: list[Line]


@dataclass(slots=True)
class CellBlocks(Block):
    """A cell of a grid table, and the blocks in it."""

    cell: GridCell
    children: list[Block]


@dataclass(slots=True)
class GridTable(Block):
    """A table drawn with lines and corners."""

    cells: list[CellBlocks]


# --- containers ----------------------------------------------------------------------------------


@dataclass(slots=True)
class Container(Block):
    """Blocks that belong together; `pad` is the indentation that continues it."""

    children: list[Block] = field(default_factory=list, kw_only=True)
    pad: str = field(default="", kw_only=True)


@dataclass(slots=True)
class Quote(Container):
    """Lines behind `>`."""


@dataclass(slots=True)
class Item(Container):
    """An item of a list, with its marker."""

    marker: Marker


@dataclass(slots=True)
class DivisionBlock(Container):
    """`::: {…}`, or with `tag` a block of raw HTML; `heading` is what `::: note Heading` says."""

    attributes: Attributes
    raw: str
    tag: str = ""
    heading: Line | None = None


@dataclass(slots=True)
class NoteBlock(Container):
    """`[^label]:` and the note."""

    label: str


@dataclass(slots=True)
class DefinitionBlock(Container):
    """`:   definition`."""
