"""What the readers of blocks and inlines share while one body is read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import field
from typing import TYPE_CHECKING, Final

from exporters.document import NoteReference, Paragraph
from exporters.reader.inline.shortening import Abbreviations
from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.document import Block, Inlines
    from exporters.reader.findings import Findings, Mark
    from exporters.reader.inline.pieces import Picture
    from exporters.reader.resources import ResourceReader
    from exporters.reader.structure.tree import NoteBlock

_ID: Final = re.compile(r"[^\s\"'<>&#]+")
_ID_LENGTH: Final = 80


class Identifiers:
    """The ids of one document: no two alike."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._taken: dict[str, Mark] = {}
        self._reserved: set[str] = set()
        # The last number that was put behind each stem.
        self._counts: dict[str, int] = {}
        self._aliases: dict[str, str] = {}
        self._alias_counts: dict[str, int] = {}

    def reserve(self, identifier: str) -> None:
        """Keep an id that the author gives somewhere from being made up for a heading before it."""
        self._reserved.add(identifier)

    def claim(self, identifier: str, mark: Mark) -> str:
        """`identifier` for the one place that may have it; empty, and reported, when refused."""
        if not _ID.fullmatch(identifier):
            self._findings.add("b-015", mark, id=identifier)
            return ""
        if identifier in self._taken:
            line = self._taken[identifier].line
            self._findings.add("b-016", mark, id=identifier, first=line)
            return ""
        self._taken[identifier] = mark
        return identifier

    def invent(self, text: str, mark: Mark) -> str:
        """A readable id for a heading: its letters and digits of any script, hyphens between."""
        stem = slug(text) or "section"
        count = self._counts.get(stem, 0) + 1
        identifier = stem if count == 1 else f"{stem}-{count}"
        while identifier in self._taken or identifier in self._reserved:
            count += 1
            identifier = f"{stem}-{count}"
        self._counts[stem] = count
        self._taken[identifier] = mark
        return identifier

    def name(self, identifier: str, text: str) -> None:
        """Note what other tools would call the place with this id: it may be linked to so."""
        for alias in dict.fromkeys((forge_slug(text), pandoc_slug(text))):
            count = self._alias_counts[alias] = self._alias_counts.get(alias, -1) + 1
            self._aliases.setdefault(f"{alias}-{count}" if count else alias, identifier)

    def resolve(self, identifier: str) -> str:
        """The id of the place that a link means; empty where there is none."""
        if identifier in self._taken:
            return identifier
        return self._aliases.get(identifier) or self._aliases.get(identifier.lower(), "")

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._taken


def slug(text: str) -> str:
    """`text` as an id: letters, marks and digits in lower case, everything else a hyphen.

    A zero-width non-joiner parts words as a space does. An id begins with a letter (XML 1.0,
    production `Name`), so digits in front are led by `s-`.
    """
    kept = "".join(
        character if unicodedata.category(character)[0] in "LMN" else "-"
        for character in unicodedata.normalize("NFC", text).lower()
    )
    stem = re.sub("-+", "-", kept).strip("-")[:_ID_LENGTH].rstrip("-")
    return f"s-{stem}" if stem and unicodedata.category(stem[0])[0] != "L" else stem


def forge_slug(text: str) -> str:
    """The id that GitHub and its like make of a heading: punctuation left out, spaces hyphens."""
    kept = re.sub(r"[^\w\- ]", "", text.strip().lower())
    return kept.replace(" ", "-")


def pandoc_slug(text: str) -> str:
    """The id that pandoc makes of a heading (its extension `auto_identifiers`)."""
    kept = re.sub(r"[^\w\s.-]", "", text.strip().lower())
    return re.sub(r"\s+", "-", kept).lstrip("0123456789-_.")


class Notes:
    """The notes of one document, numbered in the order in which they are first called."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._defined: dict[str, NoteBlock] = {}
        self._numbers: dict[str, int] = {}
        # A note called by its label, or the blocks of one that stands where it is called.
        self.order: list[NoteBlock | tuple[Block, ...]] = []

    def define(self, note: NoteBlock) -> None:
        """Note that a note with this label exists."""
        first = self._defined.setdefault(note.label, note)
        if first is not note:
            self._findings.add("b-030", note.mark, label=note.label, first=first.mark.line)

    def call(self, label: str, mark: Mark) -> NoteReference | None:
        """The reference that a call becomes; None, and reported, when there is no such note."""
        if label not in self._defined:
            self._findings.add("b-031", mark, label=label)
            return None
        number = self._numbers.get(label)
        if number is not None:
            return NoteReference(number, repeated=True, mark=mark)
        self.order.append(self._defined[label])
        self._numbers[label] = len(self.order)
        return NoteReference(len(self.order), mark=mark)

    def add(self, content: Inlines, mark: Mark) -> NoteReference | None:
        """The call of a note that stands in its line; None for an empty one."""
        if not content:
            return None
        note = Paragraph(lang="", line=mark.line, column=mark.column, content=content)
        self.order.append((note,))
        return NoteReference(len(self.order), mark=mark)

    def report_unused(self) -> None:
        """Report the notes that nothing calls: they are not in the document."""
        for label, note in self._defined.items():
            if label not in self._numbers:
                self._findings.add("b-032", note.mark, label=label)


@dataclass(slots=True)
class Context:
    """The state of one reading: what is defined for all of it, and what it has met."""

    findings: Findings
    resources: ResourceReader
    notes: Notes
    identifiers: Identifiers
    # The address and title of each reference, by its label.
    defined: dict[str, tuple[str, str]] = field(default_factory=dict)
    abbreviations: Abbreviations = field(default_factory=lambda: Abbreviations({}))
    # The numbers of the examples that have a label.
    examples: dict[str, int] = field(default_factory=dict)
    in_table: bool = False
    # The languages that the author names.
    languages: list[str] = field(default_factory=list)
    # Each use of an id in a link: the id, its place, and whether the link has no text of its own.
    references: list[tuple[str, Mark, bool]] = field(default_factory=list)
    # What a cross-reference without a text is called: the content of each heading and caption.
    labels: dict[str, Inlines] = field(default_factory=dict)

    def read_picture(self, picture: Picture) -> str:
        """The name of the resource that a picture is; empty, and reported, where there is none."""
        name = self.resources.read_image(
            picture.source, picture.place, self.findings, may_be_absent=True
        )
        if name and not picture.alternative.strip():
            self.findings.add("r-008", picture.place, target=picture.source)
        return name
