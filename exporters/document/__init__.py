"""The model: what a document *is*, with no markup, no paths and no I/O.

A `Document` is its metadata, its masthead, its attribution and a body of blocks. Every block
knows its language (`lang`, a BCP 47 tag); inline content inherits its block's, except inside a
`Span` with a `lang` of its own. Direction is never stored: it follows from the language's script
(`language.direction_of`). All values are immutable and compare by content.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from exporters.document.blocks import (
    BAYT_HEMISTICHS,
    Alignment,
    Block,
    Cell,
    CodeBlock,
    Definition,
    DefinitionList,
    Division,
    Equation,
    Figure,
    Heading,
    List,
    ListItem,
    Node,
    Note,
    Numbering,
    PageBreak,
    Paragraph,
    ParallelText,
    Quotation,
    Stanza,
    Table,
    ThematicBreak,
    Verse,
)
from exporters.document.languages import block_languages
from exporters.document.places import NOWHERE, Anchor, Anchors, Mark, first_place
from exporters.document.publication import (
    Attribution,
    Certification,
    LocalizedProse,
    Masthead,
    Motto,
    PageDesign,
    Person,
    Resource,
    Rights,
    Series,
    SourceFile,
    license_address,
    web_address,
)
from exporters.document.text import (
    HOLDERS,
    Abbreviation,
    Code,
    Formula,
    Inline,
    InlineImage,
    Inlines,
    LineBreak,
    Link,
    Localized,
    NoteReference,
    Span,
    Style,
    Styled,
    Text,
)
from exporters.language import same_language
from exporters.reproducible import document_uuid
from exporters.values import dataclass

if TYPE_CHECKING:
    import datetime as dt

__all__ = [
    "BAYT_HEMISTICHS",
    "HOLDERS",
    "NOWHERE",
    "Abbreviation",
    "Alignment",
    "Anchor",
    "Anchors",
    "Attribution",
    "Block",
    "Cell",
    "Certification",
    "Code",
    "CodeBlock",
    "Definition",
    "DefinitionList",
    "Division",
    "Document",
    "Equation",
    "Figure",
    "Formula",
    "Heading",
    "Inline",
    "InlineImage",
    "Inlines",
    "LineBreak",
    "Link",
    "List",
    "ListItem",
    "Localized",
    "LocalizedProse",
    "Mark",
    "Masthead",
    "Motto",
    "Node",
    "Note",
    "NoteReference",
    "Numbering",
    "PageBreak",
    "PageDesign",
    "Paragraph",
    "ParallelText",
    "Person",
    "Quotation",
    "Resource",
    "Rights",
    "Series",
    "SourceFile",
    "Span",
    "Stanza",
    "Style",
    "Styled",
    "Table",
    "Text",
    "ThematicBreak",
    "Verse",
    "first_place",
    "license_address",
    "web_address",
]


@dataclass(frozen=True)  # no slots: its languages are counted once and kept
class Document:
    """One document, whole: everything that an exporter needs and nothing else.

    With `page_list` the publication tells where the pages of the PDF begin.
    `silenced` are the codes of the advice that its author does not want, or their beginnings;
    `nastaliq` the languages of the Arabic script that are set in Nastaliq and not in Naskh.
    """

    lang: str
    title: Localized
    sources: tuple[SourceFile, ...]
    people: tuple[Person, ...] = ()
    subtitle: Localized | None = None
    issued: dt.date | None = None
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
    page_list: bool = False
    silenced: tuple[str, ...] = ()
    certification: Certification | None = None
    nastaliq: tuple[str, ...] = ()
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

    def is_nastaliq(self, lang: str) -> bool:
        """Whether text in this language is set in Nastaliq."""
        return any(same_language(lang, chosen) for chosen in self.nastaliq)

    @property
    def imprint(self) -> Localized | None:
        """Who issues this edition: the publisher named, else the publication of the masthead."""
        if self.publisher is not None or self.masthead is None:
            return self.publisher
        return self.masthead.name

    @cached_property
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

    @cached_property
    def body_languages(self) -> tuple[str, ...]:
        """The languages that carry blocks of the body, the text's own first."""
        return tuple(dict.fromkeys((self.lang, *block_languages(self.body))))

    @property
    def identifier(self) -> str:
        """The publication's identifier: the first one given, else a UUID of its words, as a URN.

        The words are those that tell this edition from any other; a correction of the text keeps
        the identifier.
        """
        if self.identifiers:
            return self.identifiers[0]
        attribution = self.attribution or Attribution()
        texts = (
            self.title, self.subtitle, *(person.name for person in self.people), self.publisher,
            self.masthead and self.masthead.name, attribution.publisher,
        )  # fmt: skip
        words = [word for text in texts if text for _, word in text]
        dates = [date.isoformat() for date in (self.issued, attribution.published) if date]
        return document_uuid((self.lang, *words, *dates)).urn

    def resource(self, name: str) -> Resource:
        """The resource with this name."""
        return next(resource for resource in self.resources if resource.name == name)
