"""The blocks of a text. Every one knows its language, perhaps an id and classes, and its line."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal

from exporters.language import is_arabic_script
from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.document.text import Inlines


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What every block has: a known language, perhaps an id and classes, its place in the source.

    `column` is that of its first character there; zero where only the line is known.
    """

    lang: str
    id: str = ""
    classes: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)
    column: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Paragraph(Node):
    """A paragraph."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Heading(Node):
    """A heading inside the body; level 2–6 (level 1 is the title's). `id` is always set."""

    level: int
    content: Inlines


@dataclass(frozen=True, slots=True)
class Quotation(Node):
    """A quotation set as a block."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ListItem(Node):
    """One item; `checked` is None but in a task list."""

    blocks: tuple[Block, ...]
    checked: bool | None = None


Numbering = Literal["", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"]


@dataclass(frozen=True, slots=True)
class List(Node):
    """A bulleted list, or with `start` a numbered one; `tight`: without space between its items.

    `numbering` says how it counts; empty: in digits.
    """

    items: tuple[ListItem, ...]
    start: int | None = None
    tight: bool = True
    numbering: Numbering = ""


@dataclass(frozen=True, slots=True)
class Definition(Node):
    """One term (or several) and what is said of it."""

    terms: tuple[Inlines, ...]
    blocks: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class DefinitionList(Node):
    """Terms and their definitions."""

    definitions: tuple[Definition, ...]


Alignment = Literal["", "start", "center", "end"]


@dataclass(frozen=True, slots=True)
class Cell(Node):
    """A table cell; `header`: it heads its column (in the head) or its row (in the body).

    It holds a line of text, `content`, or `blocks`; it may span several columns and rows.
    """

    content: Inlines = ()
    header: bool = False
    alignment: Alignment = ""
    blocks: tuple[Block, ...] = ()
    column_span: int = 1
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class Table(Node):
    """A table: rows of cells, the first of them its head; all fill the same number of columns.

    `number` is 0 where it has none. A row lacks the places that cells above it reach down into.
    """

    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: Inlines = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Figure(Node):
    """A picture with its alternative text and caption; `resource` names one of the resources.

    `width` is a length or percentage of CSS; empty: the picture's own. `number` 0: it has none.
    """

    resource: str
    alternative: str
    caption: Inlines = ()
    width: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class CodeBlock(Node):
    """Lines of a program; `syntax` is the name of its language, or empty.

    `first_line` is the number of its first line where lines are numbered, else 0.
    """

    text: str
    syntax: str = ""
    first_line: int = 0


@dataclass(frozen=True, slots=True)
class Equation(Node):
    """A formula on a line of its own, in TeX's notation; `number` 0: it has none."""

    tex: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class ThematicBreak(Node):
    """A change of subject without a heading."""


@dataclass(frozen=True, slots=True)
class PageBreak(Node):
    """A page break that the author asked for."""


@dataclass(frozen=True, slots=True)
class Stanza(Node):
    """Lines of verse that stand together; those of `is_free` verse are never hemistichs."""

    lines: tuple[Inlines, ...]
    is_free: bool = False

    @property
    def is_bayt(self) -> bool:
        """Whether this is a bayt: two hemistichs in a language of the Arabic script."""
        is_pair = len(self.lines) == BAYT_HEMISTICHS and not self.is_free
        return is_pair and is_arabic_script(self.lang)


BAYT_HEMISTICHS = 2


@dataclass(frozen=True, slots=True)
class Verse(Node):
    """A poem, or a part of one."""

    stanzas: tuple[Stanza, ...]


@dataclass(frozen=True, slots=True)
class Division(Node):
    """Blocks that belong together; `kind` is '', 'note' (an admonition) or 'epigraph'."""

    blocks: tuple[Block, ...]
    kind: Literal["", "note", "epigraph"] = ""


@dataclass(frozen=True, slots=True)
class ParallelText(Node):
    """The same text in several languages, side by side.

    `rows` are the pairs: row[i] is a block in `languages[i]`; the first language is the source
    (class `dg-src`), the others translate it (`dg-tr`).
    """

    languages: tuple[str, ...]
    rows: tuple[tuple[Block, ...], ...]


Block = (
    Paragraph | Heading | Quotation | List | DefinitionList | Table | Figure | CodeBlock
    | Equation | ThematicBreak | PageBreak | Verse | Division | ParallelText
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note(Node):
    """A note to the text, called by `NoteReference(number)`."""

    number: int
    blocks: tuple[Block, ...]
