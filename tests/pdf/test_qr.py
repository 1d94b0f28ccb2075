"""The QR code of the source: what it says, that it is drawn whole, and that it is told in words."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2 as pdfium
import pytest
import segno

from exporters import pdf
from exporters.document import Attribution
from exporters.options import Printing
from exporters.pdf.qr import address_of_source, draw_code
from tests.documents import document, localized

if TYPE_CHECKING:
    from exporters.options import Options

ADDRESS = "https://example.org/2024/07/12/article?id=1"


def told(**changes: Any) -> dict[str, Any]:
    return {"attribution": Attribution(publisher=localized(en="The Review"), **changes)}


@pytest.mark.parametrize(
    ("changes", "address"),
    [
        (told(url=ADDRESS), ADDRESS),
        ({**told(), "identifiers": ("urn:isbn:9783161484100", "doi:10.1000/x")}, "https://doi.org/10.1000/x"),
        ({**told(url=ADDRESS), "identifiers": ("doi:10.1000/x",)}, ADDRESS),
        ({**told(), "identifiers": ("urn:isbn:9783161484100",)}, ""),
        ({"attribution": None, "masthead": None}, ""),
    ],
)  # fmt: skip
def test_it_leads_where_the_text_first_appeared_or_to_its_identifier(
    changes: dict[str, Any], address: str
) -> None:
    assert address_of_source(document(**changes)) == address


def test_too_long_an_address_has_no_code() -> None:
    assert draw_code("https://example.org/" + "x" * 4000) is None


def figures(data: bytes) -> list[Any]:
    """The figures of a file whose alternative text tells of a code: the text and the language."""
    with pikepdf.open(io.BytesIO(data)) as file:
        return [
            str(entry.Alt)
            for entry in file.objects
            if isinstance(entry, pikepdf.Dictionary)
            and entry.get("/S") == "/Figure"
            and "example.org" in str(entry.get("/Alt", ""))
        ]


@pytest.mark.parametrize(
    ("lang", "alternative"), [("en", "QR code of the address:"), ("fa-AF", "کد دوبعدی نشانی:")]
)
def test_it_says_in_words_where_it_leads(lang: str, alternative: str, options: Options) -> None:
    title = localized(**{lang.replace("-", "_"): "A" if lang == "en" else "الف"})
    made = document(lang=lang, title=title, subtitle=None, **told(url=ADDRESS))
    assert figures(pdf.export(made, options).data) == [f"{alternative} {ADDRESS}"]


def test_every_module_is_drawn(options: Options) -> None:
    data = pdf.export(document(**told(url=ADDRESS)), options).data
    matrix = segno.make_qr(ADDRESS, error="m").matrix
    scale = 8
    with pdfium.PdfDocument(data) as file:
        last = file[len(file) - 1]
        picture = last.render(scale=scale).to_pil().convert("L")
    side = 20 / 25.4 * 72 * scale
    left, top = _corner(picture, side)
    module = side / len(matrix)
    seen = [
        [picture.getpixel((int(left + (x + 0.5) * module), int(top + (y + 0.5) * module))) < 128
         for x in range(len(matrix))]
        for y in range(len(matrix))
    ]  # fmt: skip
    assert seen == [[bool(cell) for cell in row] for row in matrix]


def _corner(picture: Any, side: float) -> tuple[int, int]:
    """Where the code begins: the first row with a finder's edge, seven modules of black."""
    black = picture.point(lambda value: 255 * (value < 64))
    for y in range(0, picture.height - int(side), 2):
        row = bytes(black.crop((0, y, picture.width, y + 1)).tobytes())
        at = row.find(b"\xff" * int(side / 40 * 7))
        if at >= 0 and black.getpixel((at + 1, y + int(side) - 4)):
            return at, y
    raise AssertionError


def test_it_is_left_out_on_wish_and_where_there_is_no_address(options: Options) -> None:
    without = replace(options, printing=Printing(code=False))
    assert figures(pdf.export(document(**told(url=ADDRESS)), without).data) == []
    assert figures(pdf.export(document(**told()), options).data) == []
