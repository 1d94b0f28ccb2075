"""Printed addresses: once on each page that has a link to them, with marks of their own."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import page
import pikepdf
import pypdf
import pypdfium2
import pytest

from exporters import pdf
from exporters.document import Code, Link, Note, NoteReference, PageDesign, Styled
from exporters.options import Printing
from exporters.pdf.setting.addresses import add_addresses, leading_to_shown
from exporters.reader import read
from exporters.xhtml.elements import element
from tests.documents import document, inlines, localized, paragraph
from tests.pdf import samples

if TYPE_CHECKING:
    from exporters.document import Document
    from exporters.options import Options
    from exporters.xhtml.elements import Element

A = "https://example.org/a?b=1&c=2"


def link(target: str, *shown: Any) -> Element:
    return element("a", *(shown or ("shown",)), href=target)


def printed(body: Element, lang: str = "en") -> list[str]:
    """The notes that are added to a body: mark and address, with the signs for line breaks."""
    add_addresses(body, lang)
    notes = (made for made in body.iter() if "printed-address" in (made.get("class") or ""))
    return ["".join(note.itertext()) for note in notes]


def plain(text: str) -> str:
    return text.replace("\u200b", "").replace("\u2060", "")


def test_each_link_has_a_note_with_its_mark() -> None:
    body = element("p", "See ", link(A), " and ", link("mailto:a@example.org?subject=x"), ".")
    assert [*map(plain, printed(body))] == [f"a\u2002{A}", "b\u2002a@example.org"]
    whole = f"See showna{{a\u2002{A}}} and shownb{{b\u2002a@example.org}}."
    assert plain("".join(body.itertext())) == whole.replace("{", "").replace("}", "")


def test_mark_and_note_lead_to_each_other() -> None:
    body = element("p", link(A))
    add_addresses(body, "en")
    _, call, note = body
    assert call[0].get("href") == f"#{note.get('id')}"
    assert note[0].get("href") == f"#{call[0].get('id')}"
    assert note[1].get("href") == A


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("https://example.org/", "https://example.org/"),
        ("https://www.example.org/", "example.org"),
        ("http://example.org/a", "EXAMPLE.org/a/"), ("mailto:a@example.org", "a@example.org"),
        ("#inside", "a place in the text"), ("", "nowhere"),
    ],
)  # fmt: skip
def test_what_the_text_shows_is_not_printed_again(target: str, shown: str) -> None:
    assert printed(element("p", link(target, shown))) == []


@pytest.mark.parametrize("name", ["h1", "h2", "h6", "thead", "nav"])
def test_what_is_set_twice_has_no_notes(name: str) -> None:
    assert printed(element("div", element(name, link(A)))) == []
    assert printed(element("div", element("div", link(A), classes="title-block"))) == []


def test_inside_a_note_the_address_follows_its_link() -> None:
    note = element("span", "see ", link(A), ", p. 3", classes="note")
    assert printed(element("p", "text", note)) == []
    assert plain("".join(note.itertext())) == f"see shown ⟨{A}⟩, p. 3"


def test_in_the_attribution_it_does_so_once() -> None:
    again = element("p", "Again: ", link(A), ".")
    attribution = element("section", element("p", link(A), ", 2024."), again, classes="attribution")
    assert printed(element("div", attribution)) == []
    assert plain("".join(attribution.itertext())) == f"shown ⟨{A}⟩, 2024.Again: shown."


def test_lines_may_end_after_the_signs_of_an_address_and_nowhere_else() -> None:
    (note,) = printed(element("p", link("https://example.org/a-b/c?d=e-f&g=h")))
    shown = note.removeprefix("a\u2002")
    assert shown.split("\u200b") == [
        "https://", "example.org/", "a-\u2060b/", "c?", "d=", "e-\u2060f&", "g=", "h",
    ]  # fmt: skip


def test_the_note_runs_from_left_to_right_in_every_text() -> None:
    for lang, own in (("en", "en"), ("de", "de"), ("ru", "en"), ("fa-AF", "en"), ("ur", "en")):
        body = element("p", link(A), lang=lang)
        add_addresses(body, lang)
        assert [(made.get("lang"), made.get("dir")) for made in body[1:]] == [(own, "ltr")] * 2


def test_marks_go_on_after_z() -> None:
    body = element("p", *(link(f"https://example.org/{n}") for n in range(54)))
    marks = [note.partition("\u2002")[0] for note in printed(body)]
    assert marks[:2] + marks[25:28] + marks[51:] == ["a", "b", "z", "aa", "ab", "az", "ba", "bb"]


def test_the_same_address_has_the_same_mark() -> None:
    body = element("p", link(A), link("https://example.org/x"), link(A))
    add_addresses(body, "en")
    assert [made.text for made in body.iter() if made.get("role") == "doc-noteref"] == list("aba")


def test_a_mark_leads_to_the_note_that_its_page_has() -> None:
    for shown, pages in (
        ("address-a-1", [{"address-a-1", "address-b-2"}]),
        ("address-a-3", [{"address-a-1", "address-a-3"}]),
        ("address-a-3", [{"address-ab-1"}]),
        ("address-a-1", [{"address-a-1"}, {"address-a-3"}]),
    ):
        assert leading_to_shown("address-a-3", pages, 0) == shown
    assert leading_to_shown("heading", [{"address-a-1"}], 0) == "heading"


def test_a_mark_leads_to_a_later_page_where_its_own_had_no_room() -> None:
    pages = [{"address-a-1"}, {"address-b-2"}, {"address-a-2"}, {"address-a-3"}]
    assert leading_to_shown("address-a-3", pages, 1) == "address-a-2"


def linked(lang: str = "en") -> Document:
    """Four pages of A5, each with several links to one address, and one to another."""
    words = samples.ENGLISH_LINE if lang == "en" else samples.DARI_LINE
    often, seldom = "https://example.org/often/", "https://example.org/seldom/page-{}?a=1&b=2"
    shown = "پیوند" if lang == "fa-AF" else "a link"
    body = [
        paragraph(
            words, Link(inlines(shown), often), " ", words,
            Link((Styled("emphasis", inlines(shown)),), seldom.format(n)), " ",
            Link((Code("code"),), often), ". ", words, lang=lang,
        )
        for n in range(12)
    ]  # fmt: skip
    body[0] = paragraph(words, NoteReference(1), Link(inlines(shown), often), lang=lang)
    title = localized(en="Links") if lang == "en" else localized(fa_AF="پیوندها")
    return document(
        lang=lang, title=title, subtitle=None, rubric=None, masthead=None, attribution=None,
        people=(), issued=None, page=PageDesign(width=148, height=210), body=tuple(body),
        notes=(Note(1, (paragraph(shown, lang=lang),), lang=lang),),
    )  # fmt: skip


@pytest.fixture(scope="module", params=["en", "fa-AF"])
def pages(request: pytest.FixtureRequest, options: Options) -> bytes:
    return pdf.export(linked(request.param), options).data


def test_each_address_stands_once_on_each_page_that_links_to_it(pages: bytes) -> None:
    with pikepdf.open(io.BytesIO(pages)) as file:
        targets = [
            {str(a.A.URI) for a in each.get("/Annots", []) if "/A" in a and "/URI" in a.A}
            for each in file.pages
        ]
    texts = ["".join(text.split()) for text in texts_of(pages)]
    assert len(texts) >= 3
    assert sum(map(bool, targets)) >= 3
    for expected, text in zip(targets, texts, strict=True):
        for address in expected:
            assert text.count(address) == 1, address


def test_the_file_conforms(pages: bytes) -> None:
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        report = page.validate_pdf_bytes(pages, profile=profile)
        assert report.is_compliant, str(report)


def test_the_notes_of_the_text_keep_their_numbers(pages: bytes) -> None:
    first = texts_of(pages)[0]
    lines = [line.strip("\u200e\u200f") for line in first.splitlines()]
    assert [line for line in lines if re.match(r"[1۱][\u200f]*\.", line)]
    assert not [line for line in lines if re.match(r"[0۰][\u200f]*\.", line)]


def texts_of(data: bytes) -> list[str]:
    """The text of each page, as one of the extractors gives it."""
    return [each.extract_text() for each in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_addresses_are_left_out_on_wish(options: Options) -> None:
    without = replace(options, printing=Printing(addresses=False))
    assert "https" not in "".join(texts_of(pdf.export(linked(), without).data))


MARKED = """\
---
lang: fa-AF
title: پیوندها در کاغذ
author: لیلا رحیمی
page: {size: A6}
---

[کابل](https://example.org/18) [هرات](https://example.org/19) و[^1] بلخ سه شهر کهن این سرزمین اند و
راه‌های [بازار](https://example.org/20) (PDF) از آن‌ها می‌گذشت.

[^1]: نگاه کنید به صفحهٔ ۴۵.
"""


@pytest.mark.parametrize("size", ["A4", "A5", "A6"])
def test_a_mark_in_a_persian_line_is_read_in_its_place(size: str, options: Options) -> None:
    """By pdfium too, which takes what is raised too high for another line."""
    made = read(MARKED.replace("A6", size), "a.md", Path()).document
    assert made is not None
    with pypdfium2.PdfDocument(pdf.export(made, options).data) as file:
        said = file[0].get_textpage().get_text_range()
    said = " ".join(re.sub("[\u200e\u200f]", "", said).split())
    for phrase in ("لیلا رحیمی کابلa هراتb و۱ بلخ", "راه‌های بازارc (PDF) از آن‌ها"):
        assert phrase in said
