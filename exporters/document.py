"""The model: what a document *is*, with no markup, no paths and no I/O.

A `Document` is its metadata, its masthead, its attribution and a body of blocks. Every block
knows its language (`lang`, a BCP 47 tag); inline content inherits its block's, except inside a
`Span` with a `lang` of its own. Direction is never stored: it follows from the language's script
(`language.direction_of`). All values are immutable and compare by content.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from exporters.language import is_arabic_script, same_language

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

# --- text in several languages ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Localized:
    """One text in one or more languages: `(language tag, text)` pairs in page order, never empty."""

    entries: tuple[tuple[str, str], ...]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.entries)

    @property
    def languages(self) -> tuple[str, ...]:
        """The language tags, in page order."""
        return tuple(lang for lang, _ in self.entries)

    def choose(self, lang: str) -> tuple[str, str]:
        """The entry in `lang`, else one in the same language of another region, else the first."""
        for candidate, text in self.entries:
            if candidate == lang:
                return candidate, text
        for candidate, text in self.entries:
            if same_language(candidate, lang):
                return candidate, text
        return self.entries[0]

    def others(self, lang: str) -> tuple[tuple[str, str], ...]:
        """Every entry but the one `choose(lang)` returns."""
        chosen = self.choose(lang)
        return tuple(entry for entry in self.entries if entry != chosen)


@dataclass(frozen=True, slots=True)
class LocalizedProse:
    """Formatted text in one or more languages: `(language tag, blocks)` pairs in page order."""

    entries: tuple[tuple[str, tuple[Block, ...]], ...]

    def __iter__(self) -> Iterator[tuple[str, tuple[Block, ...]]]:
        return iter(self.entries)


# --- inline content --------------------------------------------------------------------------

Style = Literal[
    "emphasis", "strong", "superscript", "subscript", "strikeout", "inserted", "marked",
    "small", "quoted", "cited", "keyboard", "sample", "variable", "definition",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, in NFC as the author wrote them."""

    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Inline content set apart by `style`."""

    style: Style
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A run with a language, an id or classes of its own; `lang` empty: that of its surroundings.

    A run in another language than its surroundings is always one `Span`, however many styled
    runs it holds: this is what keeps its words in order on the page.
    """

    content: tuple[Inline, ...]
    lang: str = ""
    id: str = ""
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and what it stands for."""

    content: tuple[Inline, ...]
    expansion: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link: `target` is an absolute URL, a `mailto:` address, or `#id` of a place in this document."""

    content: tuple[Inline, ...]
    target: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """Verbatim text of a program, left to right in any surroundings."""

    text: str


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A call to the note with this number (from 1, in the order of first call).

    `repeated`: this is not the first call of that note.
    """

    number: int
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class InlineImage:
    """A picture in a line of text; `resource` is the name of one of the document's resources."""

    resource: str
    alternative: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that the author asked for."""


Inline = (
    Text | Styled | Span | Abbreviation | Link | Code | NoteReference | InlineImage | LineBreak
)
Inlines = tuple[Inline, ...]

# --- blocks ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What every block has: a known language, perhaps an id and classes, its line in the source."""

    lang: str
    id: str = ""
    classes: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)


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


@dataclass(frozen=True, slots=True)
class List(Node):
    """A bulleted list, or with `start` a numbered one. `tight`: its paragraphs stand without space."""

    items: tuple[ListItem, ...]
    start: int | None = None
    tight: bool = True


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
    """A table cell; `header` says that it heads its column (in the head) or its row (in the body)."""

    content: Inlines
    header: bool = False
    alignment: Alignment = ""


@dataclass(frozen=True, slots=True)
class Table(Node):
    """A table: rows of cells, the first of them its head; every row is as long as the head's."""

    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Figure(Node):
    """A picture with its alternative text and caption; `resource` names one of the resources."""

    resource: str
    alternative: str
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class CodeBlock(Node):
    """Lines of a program; `syntax` is the name of its language, or empty."""

    text: str
    syntax: str = ""


@dataclass(frozen=True, slots=True)
class ThematicBreak(Node):
    """A change of subject without a heading."""


@dataclass(frozen=True, slots=True)
class PageBreak(Node):
    """A page break that the author asked for."""


@dataclass(frozen=True, slots=True)
class Stanza(Node):
    """Lines of verse that stand together."""

    lines: tuple[Inlines, ...]

    @property
    def is_bayt(self) -> bool:
        """Whether this is a bayt: two hemistichs in a language of the Arabic script."""
        return len(self.lines) == BAYT_HEMISTICHS and is_arabic_script(self.lang)


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
    | ThematicBreak | PageBreak | Verse | Division | ParallelText
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note(Node):
    """A note to the text, called by `NoteReference(number)`."""

    number: int
    blocks: tuple[Block, ...]


# --- the publication -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Resource:
    """A picture that the document shows; `name` is an ASCII file name, unique in the document."""

    name: str
    media_type: str
    data: bytes = field(repr=False)
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who made the text; `role` is a MARC relator code such as `aut`, `trl`, `edt`."""

    name: Localized
    role: str = "aut"
    url: str = ""
    about: LocalizedProse | None = None
    file_as: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where the text first appeared; `original` says that it appears here for the first time.

    `title` is the one it had there, `translators` are those who brought it into this language.
    """

    publisher: Localized | None = None
    url: str = ""
    published: datetime.date | None = None
    note: LocalizedProse | None = None
    original: bool = False
    title: Localized | None = None
    translators: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Motto:
    """A publication's motto: bayts of verse in one language, or localized text."""

    verse: Verse | None = None
    text: Localized | None = None


@dataclass(frozen=True, slots=True)
class Masthead:
    """The header of the publication that issues the document."""

    name: Localized
    monogram: str = ""
    motto: Motto | None = None
    website: str = ""
    email: str = ""
    address: Localized | None = None
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Rights:
    """Who may do what with the text; `license` is an SPDX identifier."""

    text: Localized | None = None
    license: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """The series that the document belongs to, and its place in it."""

    name: Localized
    position: str = ""


@dataclass(frozen=True, slots=True)
class PageDesign:
    """The printed page: width and height in millimetres, binding edge, numerals of the folio."""

    width: float = 210.0
    height: float = 297.0
    binding: Literal["auto", "left", "right"] = "auto"
    numerals: Literal["both", "latin", "persian", "arabic"] = "both"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file the document was read from, as it was: its name (no folder) and its text."""

    name: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """One document, whole: everything that an exporter needs and nothing else."""

    lang: str
    title: Localized
    sources: tuple[SourceFile, ...]
    people: tuple[Person, ...] = ()
    subtitle: Localized | None = None
    issued: datetime.date | None = None
    rubric: Localized | None = None
    masthead: Masthead | None = None
    attribution: Attribution | None = None
    rights: Rights | None = None
    identifiers: tuple[str, ...] = ()
    description: Localized | None = None
    keywords: tuple[str, ...] = ()
    series: Series | None = None
    publisher: Localized | None = None
    cover: str = ""
    toc: bool = False
    page: PageDesign = PageDesign()
    body: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    resources: tuple[Resource, ...] = ()

    @property
    def authors(self) -> tuple[Person, ...]:
        """The people who wrote the text."""
        return self.people_as("aut")

    def people_as(self, role: str) -> tuple[Person, ...]:
        """The people with this MARC relator code, in the order given."""
        return tuple(person for person in self.people if person.role == role)

    @property
    def imprint(self) -> Localized | None:
        """Who issues this edition: the publisher named, else the publication of the masthead."""
        return self.publisher or (self.masthead and self.masthead.name)

    @property
    def languages(self) -> tuple[str, ...]:
        """The publication's languages, each once: the text's own, then the header's in page order.

        Dates and labels are given in these.
        """
        masthead = self.masthead
        texts = (
            self.title, self.subtitle, self.rubric,
            masthead and masthead.name, masthead and masthead.motto and masthead.motto.text,
            self.publisher, self.attribution and self.attribution.publisher,
        )  # fmt: skip
        tags = [self.lang, *(lang for text in texts if text for lang in text.languages)]
        if masthead and masthead.motto and masthead.motto.verse:
            tags.append(masthead.motto.verse.lang)
        return tuple(dict.fromkeys(tags))

    @property
    def body_languages(self) -> tuple[str, ...]:
        """The languages that carry blocks of the body, the text's own first."""
        return tuple(dict.fromkeys((self.lang, *_block_languages(self.body))))

    @property
    def identity(self) -> tuple[str, ...]:
        """The words that tell this edition from any other; a correction of the text keeps them."""
        attribution = self.attribution or Attribution()
        texts = (
            self.title, self.subtitle, *(person.name for person in self.people), self.publisher,
            self.masthead and self.masthead.name, attribution.publisher,
        )  # fmt: skip
        words = [word for text in texts if text for _, word in text]
        dates = [date.isoformat() for date in (self.issued, attribution.published) if date]
        return (self.lang, *words, *dates)

    def resource(self, name: str) -> Resource:
        """The resource with this name."""
        return next(resource for resource in self.resources if resource.name == name)


def _block_languages(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The language of every block that holds text of its own, in reading order."""
    for block in blocks:
        match block:
            case Paragraph() | Heading() | Table() | Verse() | Figure():
                yield block.lang
            case Quotation() | Division():
                yield from _block_languages(block.blocks)
            case List():
                for item in block.items:
                    yield from _block_languages(item.blocks)
            case DefinitionList():
                yield from (definition.lang for definition in block.definitions)
            case ParallelText():
                yield from block.languages
            case CodeBlock() | ThematicBreak() | PageBreak():
                pass
