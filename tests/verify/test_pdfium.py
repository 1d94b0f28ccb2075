"""The quick way to pdfium's functions gives what pypdfium2's own gives."""

from __future__ import annotations

import pypdfium2
from pypdfium2 import raw

from exporters.verify.pdfium import TEXT, Pdfium, address_of, load_pdfium


def test_every_function_is_one_of_the_library() -> None:
    assert all(hasattr(raw, f"FPDF{name}") for name in Pdfium._fields)
    assert raw.FPDF_PAGEOBJ_TEXT == TEXT


def test_both_ways_tell_the_same(pdf_file: bytes) -> None:
    pdfium = load_pdfium()
    page = pypdfium2.PdfDocument(pdf_file)[0]
    text_page = page.get_textpage()
    handle = address_of(text_page)
    assert pdfium.Text_CountChars(handle) == text_page.count_chars() > 0
    for index in range(text_page.count_chars()):
        assert pdfium.Text_GetUnicode(handle, index) == raw.FPDFText_GetUnicode(text_page, index)
        owner = raw.FPDFText_GetTextObject(text_page, index)
        assert (pdfium.Text_GetTextObject(handle, index) or 0) == address_of(owner)
    first = raw.FPDFPage_GetObject(page, 0)
    assert pdfium.Page_GetObject(address_of(page), 0) == address_of(first)


def test_what_is_not_there_has_no_handle() -> None:
    assert address_of(None) == 0
