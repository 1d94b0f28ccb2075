"""Addresses in the text: no line of one ends with a hyphen."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf
import pytest

from exporters import pdf
from exporters.document import Code, Link, PageDesign
from exporters.pdf.setting.breaking import WHOLE, breakable, keep_addresses_whole
from exporters.verify import check_direction
from exporters.verify.pdf_tree import read_tree
from exporters.xhtml.elements import element
from tests.documents import document, inlines, paragraph

if TYPE_CHECKING:
    from exporters.options import Options
    from exporters.xhtml.elements import Element

LONG = "example.org/administration/internationalization-of-addresses/representation.html"


def whole(body: Element) -> list[str]:
    """The addresses that are kept whole, without the signs for line breaks."""
    keep_addresses_whole(body)
    spans = (made for made in body.iter() if made.get("class") == WHOLE)
    return ["".join(span.itertext()).replace("\u200b", "").replace("\u2060", "") for span in spans]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("See www.example.org now, or desk@example.org.", ["www.example.org", "desk@example.org."]),
        ("In /usr/share/fonts and src/main.py stand", ["/usr/share/fonts", "src/main.py"]),
        ("https://example.org", ["https://example.org"]),
        ("and/or, i.e. 3.1415926 and-so-on, e.g. well-known U.S.A. words", []),
        ("نشانی www.example.org، و", ["www.example.org"]),
    ],
)
def test_what_is_no_word(text: str, addresses: list[str]) -> None:
    assert whole(element("p", text)) == addresses


def test_every_letter_stays_in_its_place() -> None:
    code = element("code", "a.example/b/c")
    body = element("p", "At www.a.example ", code, " or b.example/c-d", element("em", "x"), ".")
    assert whole(body) == ["www.a.example", "b.example/c-d"]
    text = "".join(body.itertext())
    assert text == f"At www.a.example a.example/b/c or {breakable('b.example/c-d')}x."


@pytest.mark.parametrize("before", ["", "See ", "See the ", "See the text of ", "See it all, at "])
@pytest.mark.parametrize("lang", ["en", "fa-AF"])
def test_no_line_of_an_address_ends_with_a_hyphen(before: str, lang: str, options: Options) -> None:
    text = paragraph(f"{before}{LONG} and the rest", lang=lang)
    code = paragraph(Code(LONG))
    made = document(body=(text, code), lang="en", page=PageDesign(80, 200))
    page = pypdf.PdfReader(io.BytesIO(pdf.export(made, options).data)).pages[0].extract_text()
    assert "-\n" not in page.replace("\u2010", "-")
    assert page.replace("\n", "").replace(" ", "").count(LONG) == 2


def test_an_address_with_persian_words_is_an_address(options: Options) -> None:
    target = "https://fa.wikipedia.org/wiki/کابل_شهر"
    links = Link(inlines("ویکی‌پدیا"), target), Link(inlines(target), target)
    text = paragraph("به ", links[0], " و ", links[1], " بنگرید.", lang="fa-AF")
    made = document(body=(text,), lang="fa-AF")
    data = pdf.export(made, options).data
    assert check_direction(data, "pdf", "x.pdf", made) == ()
    words = [one.actual_text for one in read_tree(data).elements() if one.actual_text]
    assert sum(target in said for said in words) == 2
