"""What the readers of blocks and inlines share while one body is read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from exporters.document import Anchor, NoteReference
from exporters.reader.findings import Mark

if TYPE_CHECKING:
    from exporters.document import Anchors, Inlines
    from exporters.reader.findings import Findings
    from exporters.reader.resources import ResourceReader
    from exporters.reader.tokens import NoteCall, NoteOpen, TokenTable

_ID: Final = re.compile(r"[^\s\"'<>&#]+")
_ID_LENGTH: Final = 80


class Identifiers:
    """The ids of one document: no two alike."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._taken: dict[str, Mark] = {}
        self._reserved: set[str] = set()

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
        identifier, count = stem, 1
        while identifier in self._taken or identifier in self._reserved:
            count += 1
            identifier = f"{stem}-{count}"
        self._taken[identifier] = mark
        return identifier

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


class Notes:
    """The notes of one document, numbered in the order in which they are first called."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._defined: dict[str, NoteOpen] = {}
        self.order: list[str] = []

    def define(self, token: NoteOpen) -> None:
        """Note that a note with this label exists."""
        if token.label in self._defined:
            line = self._defined[token.label].mark.line
            self._findings.add("b-030", token.mark, label=token.label, first=line)
        else:
            self._defined[token.label] = token

    def call(self, token: NoteCall) -> list[NoteReference]:
        """The reference that a call becomes; none when there is no such note."""
        if token.label not in self._defined:
            self._findings.add("b-031", token.mark, label=token.label)
            return []
        if token.label not in self.order:
            self.order.append(token.label)
        return [NoteReference(self.order.index(token.label) + 1, mark=token.mark)]

    def report_unused(self) -> None:
        """Report the notes that nothing calls: they are not in the document."""
        for label, token in self._defined.items():
            if label not in self.order:
                self._findings.add("b-032", token.mark, label=label)


@dataclass(slots=True)
class Context:
    """The state of one reading: where it is, what it has met."""

    findings: Findings
    tokens: TokenTable
    resources: ResourceReader
    notes: Notes
    identifiers: Identifiers
    source: dict[int, str]
    line: int = 0
    # The line in which the block that is being read began; 0 until its first line mark is met.
    start: int = 0
    # Each use of an id in a link: the id, its place, and whether the link has no text of its own.
    references: list[tuple[str, Mark, bool]] = field(default_factory=list)
    # What a cross-reference without a text is called: the content of each heading and caption.
    labels: dict[str, Inlines] = field(default_factory=dict)
    _found: tuple[int, int] = (0, 0)
    _searched: dict[tuple[int, str], int] = field(default_factory=dict)

    def reach(self, line: int) -> None:
        """Note that reading has come to a line of the source."""
        self.line = line
        self.start = self.start or line

    def take_start(self) -> int:
        """The line in which the block just read began; the next one begins anew."""
        start, self.start = self.start or self.line, 0
        return start

    def find(self, needle: str) -> Mark:
        """The place of `needle` in the current line or soon after; else where the line begins."""
        for number in range(self.line, self.line + 4):
            text = self.source.get(number, "")
            start = self._searched.get((number, needle), 0)
            column = text.find(needle, start) if needle else text.find("](", start)
            if column >= 0:
                self._searched[number, needle] = column + max(1, len(needle))
                return Mark(number, column + 1)
        return Mark(self.line, 1)

    def anchor(self, text: str) -> Anchors:
        """The anchors of a text in the current line, as far as the line has it as it is."""
        line, start = self._found
        source = self.source.get(self.line, "")
        piece = text.rstrip("\n ")
        column = source.find(piece, start if line == self.line else 0) if piece else -1
        if column < 0:
            return ()
        self._found = (self.line, column + len(piece))
        verbatim = Anchor(0, self.line, column + 1)
        if len(piece) == len(text):
            return (verbatim,)
        return (verbatim, Anchor(len(piece), self.line, column + 1 + len(piece), verbatim=False))
