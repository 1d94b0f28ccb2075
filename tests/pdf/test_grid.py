"""Lines of facing pages stand on one grid, whatever stands between them."""

from __future__ import annotations

import ctypes
from collections import Counter
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from exporters import pdf
from exporters.document import (
    Code,
    Heading,
    Link,
    List,
    ListItem,
    NoteReference,
    PageDesign,
    Quotation,
    Span,
    Styled,
)
from exporters.pdf.geometry import measure_page
from tests.documents import document, inlines, localized, paragraph
from tests.pdf import samples

if TYPE_CHECKING:
    from exporters.document import Block, Document
    from exporters.options import Options

A_TWENTIETH = 0.05  # of a point


def blocks(lang: str, *, run: str) -> list[Block]:
    """Everything that takes whole lines, several times over."""
    words = samples.ENGLISH_LINE if lang == "en" else samples.DARI_LINE
    other = "fa-AF" if lang == "en" else "en"
    items = tuple(ListItem((paragraph(words[:60], lang=lang),), lang=lang) for _ in range(3))
    return [
        paragraph(words, Code("code()"), " ", Span(inlines(run), lang=other), " ",
                  Styled("strong", inlines(words[:20])), " ", words, lang=lang),
        Heading(2, inlines(words[:30]), lang=lang, id="one"),
        paragraph(words * 2, Link(inlines(words[:9]), "https://example.org/"), ".", lang=lang),
        List(items, lang=lang, tight=False),
        Heading(2, inlines(words[:25]), lang=lang, id="two"),
        Heading(3, inlines(words[:25]), lang=lang, id="three"),
        paragraph(words * 3, lang=lang),
        Quotation((paragraph(words * 2, lang=lang),), lang=lang),
        paragraph(words, NoteReference(1) if run == "first" else "", lang=lang),
        Heading(3, inlines(words[:25]), lang=lang, id="four"),
        paragraph(words * 2, lang=lang),
    ]  # fmt: skip


def text(lang: str, page: PageDesign) -> Document:
    title = localized(en="Grid") if lang == "en" else localized(fa_AF="سطرها")
    run = "دری" if lang == "en" else "EPUB 3.3"
    return document(
        lang=lang, title=title, subtitle=None, rubric=None, masthead=None, attribution=None,
        people=(), notes=(), issued=None, page=page, body=tuple(blocks(lang, run=run) * 4),
    )  # fmt: skip


def baselines(page: pdfium.PdfPage, size: float) -> list[float]:
    """The heights of the lines in type of this size, from the top of the page."""
    letters = page.get_textpage()
    found: Counter[float] = Counter()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(letters.count_chars()):
        painted = pdfium.raw.FPDFText_GetFontSize(letters, index)
        matrix = pdfium.raw.FS_MATRIX()
        pdfium.raw.FPDFText_GetMatrix(letters, index, matrix)
        if abs(painted * abs(matrix.d) - size) < A_TWENTIETH:
            pdfium.raw.FPDFText_GetCharOrigin(letters, index, x, y)
            found[round(page.get_height() - y.value, 2)] += 1
    return sorted(height for height, count in found.items() if count > 12)


@pytest.mark.parametrize("lang", ["en", "fa-AF"])
@pytest.mark.parametrize("page", [PageDesign(), PageDesign(148, 210)], ids=["A4", "A5"])
def test_the_lines_of_every_page_stand_on_one_grid(
    lang: str, page: PageDesign, options: Options
) -> None:
    geometry = measure_page(page, lang)
    with pdfium.PdfDocument(pdf.export(text(lang, page), options).data) as file:
        pages = [baselines(each, geometry.type_size) for each in list(file)[1:]]
    places = [(line - pages[0][0]) / geometry.leading for lines in pages for line in lines]
    halves = [place for place in places if not _is_near(place * 2)]
    assert halves == []
    # A list or a quotation stands off by half a line, as far from what is above as from below.
    assert sum(map(_is_near, places)) > len(places) / 2
    assert len(pages) >= 2


def _is_near(place: float) -> bool:
    """Whether a place in lines is a whole number, as exactly as a page is read."""
    return abs(place - round(place)) < 0.02
