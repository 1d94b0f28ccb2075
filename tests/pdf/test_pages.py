"""The page map: each page begins, in the text, with the word that it begins with on paper."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from exporters import pdf
from exporters.document import Figure, Heading, Note, NoteReference, PageBreak, PageDesign, Table
from exporters.epub.pages import render_text
from exporters.options import PLAIN
from exporters.xhtml import running_text
from tests.documents import cell, document, inlines, paragraph
from tests.pdf import samples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from exporters.document import Block, Document
    from exporters.options import Options
    from exporters.pagination import Pagination

SMALL = PageDesign(width=105, height=148)
LATIN, PERSIAN = "0123456789", "۰۱۲۳۴۵۶۷۸۹"


def text_of(made: Document) -> str:
    return "".join(one.text or "•" for one in running_text(render_text(made, lambda _: ())))


def numbered(letter: str, digits: str) -> Callable[[int], Iterator[str]]:
    """Words that are told apart by their numbers, so many at each call."""
    count = 0

    def words(number: int) -> Iterator[str]:
        nonlocal count
        for _ in range(number):
            count += 1
            yield letter + "".join(digits[int(digit)] for digit in str(count))

    return words


def book(lang: str, letter: str, digits: str) -> Document:
    """Paragraphs with notes, and a table over several pages, all of numbered words."""
    words = numbered(letter, digits)
    note = numbered("n", LATIN)

    def said(number: int) -> str:
        return " ".join(words(number)) + " "

    notes = tuple(Note(n, (paragraph(" ".join(note(30))),), lang="en") for n in range(1, 9))
    blocks: list[Block] = []
    for one in notes:
        blocks.append(Heading(2, inlines(said(2)), id=f"h{one.number}", lang=lang))
        blocks.append(paragraph(said(60), NoteReference(one.number), said(45), lang=lang))
    head = (cell("head", header=True, lang="en"), cell("head", header=True, lang="en"))
    rows = tuple((cell(said(2), lang), cell(said(3), lang)) for _ in range(40))
    blocks.append(Table((head,), rows, lang=lang))
    blocks += (PageBreak(lang=lang), PageBreak(lang=lang), paragraph(said(20), lang=lang))
    return document(lang=lang, body=tuple(blocks), notes=notes, page=SMALL, page_list=True)


def begins(pagination: Pagination, text: str) -> dict[int, str]:
    """What each page begins with in the text: the letters from its start on."""
    places = [index for index, sign in enumerate(text) if sign.isalnum() or sign == "•"]
    return {start.number: text[places[start.offset] :] for start in pagination.starts}


@pytest.mark.parametrize(
    ("lang", "letter", "digits"), [("en", "w", LATIN), ("fa-AF", "ب", PERSIAN)]
)
def test_a_page_begins_with_its_first_word(
    lang: str, letter: str, digits: str, options: Options
) -> None:
    made = book(lang, letter, digits)
    export = pdf.export(made, options)
    assert export.pagination is not None
    word = re.compile(rf"{letter}([{digits}]+)")
    with pypdfium2.PdfDocument(export.data) as file:
        pages = [word.findall(page.get_textpage().get_text_range()) for page in file]
    first = {number: min(map(int, found)) for number, found in enumerate(pages, 1) if found}
    told = {
        number: int(match[1])
        for number, text in begins(export.pagination, text_of(made)).items()
        if number in first and (match := word.search(text))
    }
    assert len(first) > 8
    assert told == first


@pytest.mark.parametrize("made", [samples.english(), samples.persian()], ids=["en", "fa"])
def test_all_of_the_text_is_on_the_pages(made: Document, options: Options) -> None:
    made = replace(made, page=SMALL, page_list=True)
    pagination = pdf.find_pagination(made, options)
    stretches = running_text(render_text(made, lambda _: ()))
    assert pagination.length == sum(stretch.length for stretch in stretches)
    assert pagination.starts[0] == (1, 0)


def test_what_is_laid_out_alone_has_the_same_pages(options: Options) -> None:
    made = replace(samples.english(), page=SMALL, page_list=True)
    assert pdf.find_pagination(made, options) == pdf.export(made, options).pagination


def test_another_paper_has_other_pages(options: Options) -> None:
    made = replace(samples.english(), page_list=True)
    on_small = replace(options, printing=replace(PLAIN, size=(105, 148)))
    large, small = (pdf.find_pagination(made, one) for one in (options, on_small))
    assert (len(small.starts), small.length) > (len(large.starts), 0)
    assert small.length == large.length


def test_a_picture_alone_is_where_a_page_begins(options: Options) -> None:
    resource = samples.english().resources[0]
    figure = Figure(resource.name, "a lamp", lang="en")
    body = (paragraph("A lamp."), PageBreak(lang="en"), figure, paragraph("It burns."))
    made = document(body=body, resources=(resource,), page_list=True)
    pagination = pdf.find_pagination(made, options)
    assert begins(pagination, text_of(made))[2].startswith("•\nIt burns.")


def test_a_document_that_lists_no_pages_is_not_mapped(options: Options) -> None:
    assert pdf.export(samples.english(), options).pagination is None
