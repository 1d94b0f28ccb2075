"""The page as a typographer measures it."""

from __future__ import annotations

import pytest

from exporters.document import PageDesign
from exporters.paper import POINTS_PER_MILLIMETRE
from exporters.pdf.geometry import measure_page

SIZES = {"A4": (210, 297), "A5": (148, 210), "A6": (105, 148), "6x9in": (152.4, 228.6),
         "Letter": (215.9, 279.4), "landscape": (297, 210), "stamp": (40, 20)}  # fmt: skip


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("lang", ["en", "fa-AF"])
def test_the_text_block_and_the_margins_fill_the_page(size: tuple[float, float], lang: str) -> None:
    page = measure_page(PageDesign(*size), lang)
    assert page.inner + page.measure + page.outer == pytest.approx(size[0] * POINTS_PER_MILLIMETRE)
    text = page.lines * page.leading
    assert page.top + text + page.bottom == pytest.approx(size[1] * POINTS_PER_MILLIMETRE)
    assert 0 < page.inner < page.outer
    assert page.lines >= 1


def test_an_a4_page_in_english_has_book_type_and_a_book_s_measure() -> None:
    page = measure_page(PageDesign(), "en")
    assert page.type_size == 12
    assert page.leading == 16.25
    assert page.measure / page.type_size == pytest.approx(32)


def test_naskh_is_larger_on_the_same_measure() -> None:
    page = PageDesign(148, 210)
    english, dari = (measure_page(page, lang) for lang in ("en", "fa-AF"))
    assert dari.type_size == pytest.approx(english.type_size * 1.13, abs=0.25)
    assert dari.leading / dari.type_size > english.leading / english.type_size
    assert dari.measure == pytest.approx(english.measure)


def test_nastaliq_has_the_size_of_naskh_and_twice_the_room() -> None:
    naskh, nastaliq = (measure_page(PageDesign(), "ur", nastaliq=is_so) for is_so in (False, True))
    assert nastaliq.type_size == naskh.type_size
    assert 1.9 < nastaliq.leading / nastaliq.type_size < 2.2
    assert nastaliq.lines < naskh.lines


def test_a_smaller_page_has_smaller_type() -> None:
    sizes = [measure_page(PageDesign(width, 200), "en").type_size for width in (105, 148, 210, 400)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[2] == sizes[3]


@pytest.mark.parametrize(
    ("lang", "binding", "expected"),
    [
        ("en", "auto", "left"), ("fa-AF", "auto", "right"), ("pnb", "auto", "right"),
        ("en", "right", "right"), ("fa-AF", "left", "left"),
    ],
)  # fmt: skip
def test_the_binding_is_where_a_line_starts_unless_the_page_says(
    lang: str, binding: str, expected: str
) -> None:
    page = PageDesign(binding=binding)  # type: ignore[arg-type] # the table's own strings
    assert measure_page(page, lang).binding == expected
