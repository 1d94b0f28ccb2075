"""Rules on a document, whatever it was read from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exporters import lint
from exporters.document import (
    Certification,
    Document,
    Figure,
    Heading,
    Link,
    Localized,
    Note,
    NoteReference,
    Paragraph,
    Quotation,
    Resource,
    Span,
    Table,
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


def figure(resource: str, alternative: str) -> Figure:
    return Figure(lang="en", line=5, resource=resource, alternative=alternative)


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


CERTIFIED = Certification(Localized((("en", "Sample Review"),)))
MOVING = Resource("m.gif", "image/gif", b"", moves=True)


@pytest.mark.parametrize(
    ("body", "criterion"),
    [
        ((heading(2), heading(4)), "1.3.1"),
        ((figure("a.png", "photo.jpg"),), "1.1.1"),
        ((Table(lang="en", line=5, head=(), rows=()),), "1.3.1"),
        ((Paragraph(lang="und-Arab", line=5, content=(Text("متن"),)),), "3.1.2"),
        ((figure("m.gif", "A wheel turns"),), "2.2.2"),
    ],
    ids=["a level skipped", "a file's name", "no head", "no language", "a moving picture"],
)
def test_who_certifies_is_held_to_it(body: tuple[object, ...], criterion: str) -> None:
    subject = replace(document(*body), resources=(MOVING,))
    assert "b-056" not in codes(subject)
    (found,) = (
        finding
        for finding in lint.check(replace(subject, certification=CERTIFIED), "x.md")
        if finding.code == "b-056"
    )
    assert f"({criterion} " in found.message
    assert found.is_error
    assert found.line > 1


def test_a_sound_text_may_be_certified() -> None:
    subject = document(heading(2), paragraph(Text("a")), figure("a.png", "A wheel"))
    assert lint.check(replace(subject, certification=CERTIFIED), "x.md") == ()
