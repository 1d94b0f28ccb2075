"""A note at the foot of a page holds whatever a text can, and looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters import pdf
from exporters.document import List, ListItem, Note, NoteReference, Table
from exporters.verify.pdf_tree import read_tree
from tests.documents import cell, document, paragraph

if TYPE_CHECKING:
    from exporters.document import Block
    from exporters.options import Options
    from exporters.verify.tag_tree import Element


def items(*words: str, lang: str = "en", start: int | None = None) -> List:
    """A list of one-word items; numbered with `start`."""
    made = tuple(ListItem((paragraph(word, lang=lang),), lang=lang) for word in words)
    return List(made, start=start, lang=lang)


def page_with(options: Options, *blocks: Block) -> bytes:
    """A PDF with one note of these blocks."""
    body = (paragraph("Text", NoteReference(1)),)
    made = document(body=body, notes=(Note(1, (paragraph("Note:"), *blocks), lang="en"),))
    return pdf.export(made, options).data


def note_in(data: bytes) -> Element:
    """The note in the structure tree of a PDF."""
    (note,) = (one for one in read_tree(data).elements() if one.role == "Note")
    return note


def test_lists_have_their_marks(options: Options) -> None:
    fruit, numbers = items("tea", "milk"), items("three", "four", start=3)
    note = note_in(page_with(options, fruit, numbers, items("یک", "دو", lang="fa", start=1)))
    marks = [one.text.strip() for one in note.elements() if one.role == "Lbl"]
    assert marks[1:5] == ["•", "•", "3.", "4."]
    assert ["۱" in marks[5], "۲" in marks[6]] == [True, True]


def test_what_stands_in_a_note_is_tagged_as_what_it_is(options: Options) -> None:
    head, row = (cell("A", header=True), cell("B", header=True)), (cell("c"), cell("d"))
    table = Table((head,), (row,), lang="en")
    data = page_with(options, items("tea", start=1), table)
    roles = [element.role for element in note_in(data).elements()]
    assert [role for role in roles if role in {"L", "LI", "Lbl", "LBody", "Table", "TH", "TD"}] == [
        "Lbl", "L", "LI", "Lbl", "LBody", "Table", "TH", "TH", "TD", "TD",
    ]  # fmt: skip
