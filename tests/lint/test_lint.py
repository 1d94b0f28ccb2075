"""Rules on a document, whatever it was read from."""

from __future__ import annotations

import pytest

from exporters import lint
from exporters.document import (
    Document,
    Heading,
    Link,
    Localized,
    Note,
    NoteReference,
    Paragraph,
    Quotation,
    Span,
    Text,
)


def document(*body: object, notes: tuple[Note, ...] = ()) -> Document:
    title = Localized((("en", "T"),))
    return Document(lang="en", title=title, sources=(), body=body, notes=notes)  # type: ignore[arg-type]


def heading(level: int, text: str = "H") -> Heading:
    return Heading(lang="en", id="", level=level, line=level, content=(Text(text),))


def paragraph(*content: object) -> Paragraph:
    return Paragraph(lang="en", line=5, content=content)  # type: ignore[arg-type]


def note(number: int) -> Note:
    return Note(lang="en", number=number, blocks=(paragraph(Text("n")),))


def codes(subject: Document) -> list[str]:
    return [finding.code for finding in lint.check(subject, "x.md")]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [((2, 3, 2, 3, 4), []), ((3,), ["b-050"]), ((2, 4), ["b-050"]), ((2, 3, 5, 2), ["b-050"])],
)
def test_levels_go_down_one_at_a_time(levels: tuple[int, ...], expected: list[str]) -> None:
    assert codes(document(*map(heading, levels))) == expected


def test_headings_in_quotations_are_no_part_of_the_outline() -> None:
    assert codes(document(heading(2), Quotation(lang="en", blocks=(heading(5),)))) == []


def test_a_heading_has_a_text() -> None:
    assert codes(document(heading(2, " "))) == ["b-051"]


def test_a_link_finds_its_place() -> None:
    link = Link((Text("there"),), "#there")
    place = Span((Text("here"),), id="there")
    assert codes(document(paragraph(link))) == ["b-019"]
    assert codes(document(paragraph(link), paragraph(place))) == []


def test_notes_and_their_calls_belong_together() -> None:
    called = paragraph(Text("a"), NoteReference(1))
    assert codes(document(called, notes=(note(1),))) == []
    assert codes(document(called)) == ["b-031"]
    assert codes(document(called, notes=(note(1), note(2)))) == ["b-032"]


def test_a_note_may_call_a_note() -> None:
    first = Note(lang="en", number=1, blocks=(paragraph(NoteReference(2)),))
    assert codes(document(paragraph(NoteReference(1)), notes=(first, note(2)))) == []


def test_a_document_has_a_text() -> None:
    assert codes(document()) == ["b-054"]
