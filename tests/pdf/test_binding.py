"""The spread: binding edge, mirrored margins, running heads and folios, seen on the finished pages.

A leaf is bound where the lines of its text begin. The first page is a recto: the right page of a
spread bound at the left, the left page of one bound at the right.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import pikepdf
import pypdfium2
import pytest

from exporters import pdf
from exporters.document import PageDesign
from exporters.pdf.geometry import Side, measure_page
from exporters.pdf.page_styles import running_texts
from tests.documents import document, localized, paragraph

if TYPE_CHECKING:
    from exporters.document import Document
    from exporters.options import Options
    from exporters.pdf.geometry import Geometry

TEXTS: Final = {
    "en": "A line of this text is long enough to reach from one margin to the other, and back. ",
    "fa-AF": "این سطر چنان دراز است که از یک کنارهٔ صفحه تا کنارهٔ دیگر می‌رسد و باز می‌گردد. ",
    "ps": "دا کرښه دومره اوږده ده چې د پاڼې له یوې څنډې تر بلې رسېږي او بېرته راګرځي. ",
    "ur": "یہ سطر اتنی لمبی ہے کہ صفحے کے ایک کنارے سے دوسرے تک پہنچتی ہے اور لوٹ آتی ہے۔ ",
}  # fmt: skip
# Points; a glyph may stand back from the edge of its line, or reach out. The margins differ by 13.
NEAR: Final = 6.0
Binding = Literal["auto", "left", "right"]


class Spread(NamedTuple):
    """Some pages, each as its characters with the left and right edge and the height of each."""

    data: bytes
    design: Geometry
    made: Document
    pages: list[list[tuple[str, float, float, float]]]

    def recto_side(self) -> Side:
        return "right" if self.design.binding == "left" else "left"

    def side_of(self, number: int) -> Side:
        """The side of the spread that a page stands on, the first being 0."""
        recto = self.recto_side()
        return recto if number % 2 == 0 else other(recto)


def other(side: Side) -> Side:
    return "left" if side == "right" else "right"


@pytest.fixture(
    scope="module",
    params=[("en", "auto"), ("fa-AF", "auto"), ("ps", "auto"), ("ur", "auto"), ("en", "right"),
            ("fa-AF", "left")],
    ids="-".join,
)  # fmt: skip
def spread(request: pytest.FixtureRequest, options: Options) -> Spread:
    lang, binding = request.param
    texts = localized(en="A Title", fa_AF="عنوان") if lang == "en" else localized(
        **{lang.replace("-", "_"): "عنوان", "en": "A Title"}
    )  # fmt: skip
    made = document(
        lang=lang, title=texts, subtitle=None, rubric=None, masthead=None, attribution=None,
        people=(), notes=(), issued=None, page=PageDesign(width=210, height=148, binding=binding),
        body=tuple(paragraph(TEXTS[lang] * 18, lang=lang) for _ in range(4)),
    )  # fmt: skip
    pages = []
    data = pdf.export(made, options).data
    with pypdfium2.PdfDocument(data) as file:
        for page in file:
            text = page.get_textpage()
            places = range(text.count_chars())
            boxes = [text.get_charbox(place) for place in places]
            characters = [text.get_text_range(place, 1) for place in places]
            pages.append([
                (character, left, right, bottom)
                for character, (left, bottom, right, _) in zip(characters, boxes, strict=True)
                if not character.isspace() and right > left
            ])  # fmt: skip
    assert len(pages) >= 3
    return Spread(data, measure_page(made.page, lang), made, pages)


def test_the_catalogue_says_how_the_pages_turn(spread: Spread) -> None:
    with pikepdf.open(io.BytesIO(spread.data)) as file:
        expected = "/R2L" if spread.design.binding == "right" else "/L2R"
        assert file.Root.ViewerPreferences.Direction == expected


def test_the_wider_margin_is_outside_on_both_sides_of_the_spread(spread: Spread) -> None:
    design = spread.design
    for number, page in enumerate(spread.pages[:-1]):  # the last may have a short line alone
        body = [
            (left, right)
            for _, left, right, bottom in page
            if design.bottom - 2 < bottom < design.height - design.top
        ]
        left = min(left for left, _ in body)
        right = design.width - max(right for _, right in body)
        outside = spread.side_of(number)
        margins = {outside: design.outer, other(outside): design.inner}
        assert abs(left - margins["left"]) < NEAR, number
        assert abs(right - margins["right"]) < NEAR, number


def test_folios_stand_outside(spread: Spread) -> None:
    design = spread.design
    for number, page in enumerate(spread.pages):
        folio = [
            (left + right) / 2
            for character, left, right, bottom in page
            if character.isdecimal() and bottom < design.bottom - 12
        ]
        assert folio
        side = spread.side_of(number)
        assert all((place < design.width / 2) == (side == "left") for place in folio), number


def test_the_head_begins_where_the_text_begins(spread: Spread) -> None:
    design, (title, alternate) = spread.design, running_texts(spread.made)
    assert alternate is not None
    assert title.lang == spread.made.lang
    for page in spread.pages[1:]:
        head = [
            (character.isascii(), (left + right) / 2)
            for character, left, right, bottom in page
            if bottom > design.height - design.top
        ]
        latin = [place for is_latin, place in head if is_latin]
        arabic = [place for is_latin, place in head if not is_latin]
        assert latin
        assert arabic
        assert all((place < design.width / 2) for place in latin)
        assert all((place > design.width / 2) for place in arabic)


def test_the_first_page_has_no_running_head(spread: Spread) -> None:
    design = spread.design
    assert not [one for one in spread.pages[0] if one[3] > design.height - design.top + 3]
