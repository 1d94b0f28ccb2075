"""Looks for texts in a passage, and says what is wrong with each that is not where it should be."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from exporters.diagnostics import diagnose
from exporters.language import same_language, script_of_letter, scripts_written_in
from exporters.values import dataclass
from exporters.verify.expectations import body_edges, expected_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from exporters.diagnostics import Diagnostic
    from exporters.document import Document
    from exporters.verify.expectations import Expectation
    from exporters.verify.passage import Passage


class Source(Protocol):
    """What a stretch of text came from: its language, its place, and what hides it."""

    @property
    def lang(self) -> str | None:
        """The effective language; None when nothing states one."""

    @property
    def place(self) -> tuple[str, int]:
        """The path inside the file (or empty) and the line there (or 0)."""


AnySource = TypeVar("AnySource", bound=Source)


@dataclass(slots=True)
class Search(Generic[AnySource]):
    """Looks for the expected texts in a passage and says what is wrong with each.

    `hidden_by` gives what keeps a text (a stretch with its source) out of sight, or empty.
    """

    passage: Passage[AnySource]
    name: str
    hidden_by: Callable[[Expectation, int, int], str]
    found: list[tuple[Expectation, int, int]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def run(self, document: Document) -> None:
        """Look for everything that the document says must be there."""
        expectations = expected_texts(document)
        begin, end = self._body(document)
        cursor = 0
        for expectation in expectations:
            if expectation.region == "front":
                cursor = self._look_for(expectation, cursor, begin)
        back = [expectation for expectation in expectations if expectation.region == "back"]
        # The longest first: a publisher's name inside the note is the note's, not its own.
        for expectation in sorted(back, key=lambda entry: -len(entry.text)):
            self._look_for(expectation, max(cursor, end), len(self.passage.text))

    def _body(self, document: Document) -> tuple[int, int]:
        """Where the body begins and ends in the passage; a note's call may touch its words."""
        first, last = body_edges(document)
        begin = next(self.passage.occurrences(first, whole_words=False), len(self.passage.text))
        end = 0
        for position in self.passage.occurrences(last, whole_words=False):
            end = position + self.passage.length(last)
        return begin, end

    def _look_for(self, expectation: Expectation, start: int, end: int) -> int:
        """Find one text between two positions; returns where the next is looked for.

        It is where it stands in its language, else where it stands first: other words may be alike.
        """
        length = self.passage.length(expectation.text)
        reason = ""
        astray: tuple[int, AnySource] | None = None
        for position in self._free(expectation, start, end):
            last = position + length
            if hidden := self.hidden_by(expectation, position, last):
                reason = hidden
            elif (source := self._stray(expectation, position, last)) is None:
                self.found.append((expectation, position, last))
                return last
            else:
                astray = astray or (position, source)
        if astray is not None:
            position, source = astray
            self.found.append((expectation, position, position + length))
            marked = source.lang or "no language"
            self._report("k-003", expectation, source, marked=marked, lang=expectation.lang)
            return position + length
        if reason:
            self._report("k-002", expectation, reason=reason)
        elif next(self._free(expectation, 0, len(self.passage.text)), None) is not None:
            self._report("k-004", expectation)
        else:
            self._report("k-001", expectation)
        return start

    def _free(self, expectation: Expectation, start: int, end: int) -> Iterator[int]:
        """Where the text stands and nothing else that was expected has been found."""
        length = self.passage.length(expectation.text)
        for position in self.passage.occurrences(expectation.text, start, end):
            if not any(
                position < last and first < position + length for _, first, last in self.found
            ):
                yield position

    def _stray(self, expectation: Expectation, start: int, end: int) -> AnySource | None:
        """Where letters of the language's own script are marked as another's; None if nowhere."""
        if not expectation.lang:
            return None
        scripts = scripts_written_in(expectation.lang)
        for text, source, _ in self.passage.stretches(start, end):
            own = any(script_of_letter(character) in scripts for character in text)
            if own and not (source.lang and same_language(source.lang, expectation.lang)):
                return source
        return None

    def _report(
        self, code: str, expectation: Expectation, source: Source | None = None, **more: str
    ) -> None:
        path, line = source.place if source is not None else ("", 0)
        place = f"{self.name}/{path}" if path else self.name
        self.diagnostics.append(
            diagnose(code, place, line, 0, what=expectation.what, text=expectation.text, **more)
        )
