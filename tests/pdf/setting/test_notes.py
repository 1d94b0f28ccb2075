"""Notes on crowded pages: each on the page of its call, and none lost."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pypdf
import pytest

from exporters import pdf
from exporters.document import Link, Note, NoteReference, PageBreak, PageDesign
from tests.documents import document, inlines, localized, paragraph

if TYPE_CHECKING:
    from exporters.document import Document
    from exporters.options import Options

WORDS = "the long road river valley snow market letters printed page reader margin paper night "


def crowded() -> Document:
    """Twelve pages of A6, each filled by some words more, whose last paragraph has many notes.

    Line by line its notes come to want more room than there is, at each of its lines in turn.
    """
    body, notes = [], []
    for n in range(12):
        number = n + 1
        links = [
            part
            for i in range(6)
            for part in (
                Link(inlines("village"), f"https://example.org/{n}/{i}/{'summer/' * 3}"),
                " river ",
            )
        ]
        words = " ".join((WORDS * 14).split()[: 160 + 3 * n])
        body += [
            paragraph(words),
            paragraph("the winter road ", *links, NoteReference(number), " ", WORDS * 2),
            PageBreak(lang="en"),
        ]
        notes.append(Note(number, (paragraph(f"Told as number{number}. {WORDS}"),), lang="en"))
    return document(
        lang="en", title=localized(en="Crowded"), subtitle=None, rubric=None, masthead=None,
        attribution=None, people=(), issued=None, page=PageDesign(width=105, height=148),
        body=tuple(body), notes=tuple(notes),
    )  # fmt: skip


@pytest.fixture(scope="module")
def data(options: Options) -> bytes:
    export = pdf.export(crowded(), options)
    assert export.diagnostics == ()
    return export.data


def test_every_note_is_there(data: bytes) -> None:
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    text = "".join("".join(each.extract_text().split()) for each in pages)
    for n in range(12):
        assert text.count(f"Toldasnumber{n + 1}.") == 1
        for i in range(6):
            assert text.count(f"https://example.org/{n}/{i}/{'summer/' * 3}") == 1


def test_each_stands_on_the_page_of_its_call(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as file:
        places = {str(name): each for name, each in pikepdf.NameTree(file.Root.Names.Dests).items()}
        calls = [
            (each.objgen, places[str(note.Dest)])
            for each in file.pages
            for note in each.get("/Annots", [])
            if "/Dest" in note and str(note.Dest).startswith("address-")
        ]
        assert len(calls) == 72
        assert [call for call, place in calls if place[0].objgen != call] == []
