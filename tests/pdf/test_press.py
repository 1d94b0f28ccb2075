"""What a printing house gets: exact boxes, marks outside the page, black alone."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import page
import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from exporters import pdf
from exporters.document import PageBreak, PageDesign
from exporters.options import Printing
from exporters.paper import read_size
from tests.documents import BODY, document
from tests.pdf import samples

if TYPE_CHECKING:
    from exporters.options import Options

MM = 72 / 25.4
HUNDREDTH = 0.01  # of a millimetre


def printed(options: Options, **printing: Any) -> bytes:
    """A page with a masthead, and one without."""
    made = document(body=(*BODY, PageBreak(lang="en"), samples.VERSE))
    return pdf.export(made, replace(options, printing=Printing(**printing))).data


def boxes(data: bytes) -> list[dict[str, tuple[float, ...]]]:
    """The boxes of each page, in millimetres."""
    with pikepdf.open(io.BytesIO(data)) as file:
        return [
            {
                name: tuple(float(corner) / MM for corner in each.obj[f"/{name}"])
                for name in ("TrimBox", "BleedBox", "MediaBox")
            }
            for each in file.pages
        ]


@pytest.mark.parametrize("name", ["A4", "A5", "Letter", "6x9in", "123.4x210.7mm"])
@pytest.mark.parametrize("bleed", [0, 3, 5.08])
def test_the_boxes_are_exact(name: str, bleed: float, options: Options) -> None:
    size = read_size(name)
    assert size is not None
    for page_boxes in boxes(printed(options, size=size, bleed=bleed, marks=bleed > 3)):
        left, bottom, right, top = page_boxes["TrimBox"]
        assert (right - left, top - bottom) == pytest.approx(size, abs=HUNDREDTH)
        cut = (left - bleed, bottom - bleed, right + bleed, top + bleed)
        assert page_boxes["BleedBox"] == pytest.approx(cut, abs=HUNDREDTH)
        room = bleed + 5 if bleed > 3 else bleed
        paper = (left - room, bottom - room, right + room, top + room)
        assert page_boxes["MediaBox"] == pytest.approx(paper, abs=HUNDREDTH)


def test_the_document_has_its_own_size_where_nothing_is_said(options: Options) -> None:
    made = samples.english(page=PageDesign(width=170, height=240))
    found = boxes(pdf.export(made, options).data)[0]
    assert found["TrimBox"] == found["BleedBox"] == found["MediaBox"]
    assert found["TrimBox"] == pytest.approx((0, 0, 170, 240), abs=HUNDREDTH)


def test_marks_stand_outside_the_bleed_and_nowhere_else(options: Options) -> None:
    plain, marked = (printed(options, bleed=3, marks=marks) for marks in (False, True))
    paper = round((3 + 5) * MM * 2)
    for number, page_boxes in enumerate(boxes(plain)):
        without, with_marks = seen(plain, number), seen(marked, number)
        inside = seen(marked, number, page_boxes["MediaBox"])
        assert inside.tobytes() == without.tobytes()
        dark = [x for x in range(with_marks.width) if with_marks.getpixel((x, 8)) != 255]
        assert min(dark) == pytest.approx(paper, abs=2)
        assert max(dark) == pytest.approx(with_marks.width - paper, abs=2)


def seen(data: bytes, number: int, box: tuple[float, ...] | None = None) -> Image.Image:
    """A page as pdfium draws it, two pixels to a point; of `box` (in millimetres) alone."""
    if box is not None:
        with pikepdf.open(io.BytesIO(data)) as file:
            area = pikepdf.Array([Decimal(f"{corner * MM:.5f}") for corner in box])
            file.pages[number].mediabox = area
            stream = io.BytesIO()
            file.save(stream)
            data = stream.getvalue()
    with pdfium.PdfDocument(data) as file:
        image: Image.Image = file[number].render(scale=2).to_pil().convert("L")
        return image


PAINT = {"rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "g", "G"}


def painted(data: bytes) -> set[tuple[str, str]]:
    """Every setting of a colour in the pages and in the forms on them."""
    found = set()
    with pikepdf.open(io.BytesIO(data)) as file:
        forms = (entry for entry in file.objects if isinstance(entry, pikepdf.Stream))
        contents: list[Any] = [*file.pages]
        contents += [form for form in forms if form.get("/Subtype") == "/Form"]
        for content in contents:
            for instruction in pikepdf.parse_content_stream(content):
                if str(instruction.operator) in PAINT:
                    operands = " ".join(map(str, instruction.operands))
                    found.add((str(instruction.operator), operands))
    return found


def test_in_grey_there_is_no_colour_and_text_is_black(options: Options) -> None:
    coloured, grey = (painted(printed(options, grey=grey)) for grey in (False, True))
    assert {operator for operator, _ in coloured} >= {"rg", "RG"}
    assert {operator for operator, _ in grey} <= {"g", "G"}
    assert ("g", "0") in grey
    assert all(shade == "0" or float(shade) > 0.45 for _, shade in grey)


def test_in_grey_pictures_are_grey(options: Options) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 20, 20)).save(stream, "PNG")
    made = samples.english()
    picture = replace(made.resources[0], data=stream.getvalue())
    made = replace(made, resources=(picture,))
    data = pdf.export(made, replace(options, printing=Printing(grey=True))).data
    with pikepdf.open(io.BytesIO(data)) as file:
        spaces = {
            str(entry.ColorSpace)
            for entry in file.objects
            if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Image"
        }
    assert spaces == {"/DeviceGray"}


def test_what_is_printed_so_still_conforms(options: Options) -> None:
    data = printed(options, size=(148, 210), bleed=3, marks=True, grey=True)
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        report = page.validate_pdf_bytes(data, profile=profile)
        assert not report.failures, str(report)


def test_printing_changes_no_word(options: Options) -> None:
    texts = []
    for printing in ({}, {"bleed": 3, "marks": True, "grey": True}):
        with pdfium.PdfDocument(printed(options, **printing)) as file:
            texts.append([each.get_textpage().get_text_range() for each in file])
    assert texts[0] == texts[1]
