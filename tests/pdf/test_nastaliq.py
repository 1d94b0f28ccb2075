"""Nastaliq on pages: the fonts it is set in, the words that come out of it, its lines."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

from exporters import pdf, reader, verify
from exporters.assets import load_styles
from exporters.options import Options
from tests.pdf.test_text_layer import read_by_pdfium, read_by_poppler, read_by_pypdf

if TYPE_CHECKING:
    from exporters.assets import Fonts
    from exporters.document import Document

pytestmark = pytest.mark.outside

EXTRACTORS = {"poppler": read_by_poppler, "pdfium": read_by_pdfium, "pypdf": read_by_pypdf}

PROSE = (
    "شہر کے پرانے کتاب خانے میں شام کے وقت بہت کم لوگ آتے تھے۔ لکڑی کی بڑی میزوں پر چراغ جلتے، "
    "کھڑکیوں کے باہر بارش ہوتی اور اندر صرف ورق الٹنے کی آواز سنائی دیتی تھی۔ کتاب دار نے پوچھا: "
    "”آپ کون سی کتاب ڈھونڈ رہے ہیں؟“ میں نے کہا کہ مجھے سنہ ۱۹۴۷ء سے پہلے کے اخبار چاہییں (تقریباً "
    "۲۵۰۰ نام)۔"
)
SOURCE = """\
---
lang: ur
nastaliq: ur
title: {{ur: کتاب خانے کی ایک شام, en: An Evening in the Library}}
author: سارہ احمد
---
## پہلا باب

{prose}

[The library]{{lang=en}} ہر شخص اپنی کتاب میں گم تھا۔

[در کتابخانه کسی نبود.]{{lang=fa}}
"""


def _made() -> Document:
    reading = reader.read(SOURCE.format(prose=PROSE), "a.md", Path())
    assert reading.document is not None, reading.diagnostics
    return reading.document


@pytest.fixture(scope="module")
def data(fonts_with_nastaliq: Fonts) -> bytes:
    options = Options(fonts=fonts_with_nastaliq, styles=load_styles())
    return pdf.export(_made(), options).data


def test_each_language_is_in_its_own_typeface(data: bytes) -> None:
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    for family in ("Nastaliq", "Naskh", "Serif"):
        assert any(family in font for font in fonts), (family, fonts)


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_its_words_are_copied_in_order_and_whole(data: bytes, extractor: str) -> None:
    """Also where the font's kerning opens a word: دیتی, سامنے, تقریباً."""
    said = unicodedata.normalize("NFC", EXTRACTORS[extractor](data))
    words = r"[\u0621-\u065f\u066e-\u06d3]+"
    copied = re.findall(words, re.sub("[\u200e\u200f\u202a-\u202e]", "", said))
    wanted = re.findall(words, PROSE)
    start = copied.index("شہر")
    assert copied[start : start + len(wanted)] == wanted


def test_the_direction_audit_has_nothing_to_say(data: bytes) -> None:
    document = _made()
    assert verify.check_direction(data, "pdf", "a.pdf", document) == ()
    assert verify.check_retained(data, "pdf", document, "a.pdf") == ()
