"""Sheets as another library reads them: every page at its place, to a hundredth of a millimetre."""

from __future__ import annotations

import io
from typing import Any, NamedTuple

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops

from exporters.errors import SourceError
from exporters.imposition import Imposed, Scheme, impose_pages

MM = 72 / 25.4
A5 = (148 * MM, 210 * MM)
HUNDREDTH = 0.01 * MM


class Mark(NamedTuple):
    """The number painted on a page, where it stands on the sheet: its lower left corner."""

    text: str
    x: float
    y: float


def originals(
    count: int, size: tuple[float, float] = A5, *, origin: tuple[float, float] = (0, 0), **keys: Any
) -> bytes:
    """A PDF of `count` pages, each with its number 20 points from the lower left of its trim."""
    with pikepdf.new() as pdf:
        for page in range(1, count + 1):
            add_page(pdf, str(page), size, origin, **keys)
        return saved(pdf)


def add_page(
    pdf: pikepdf.Pdf, text: str, size: tuple[float, float] = A5,
    origin: tuple[float, float] = (0, 0), **keys: Any,
) -> pikepdf.Page:  # fmt: skip
    page = pdf.add_blank_page(page_size=size)
    left, bottom = origin
    page.mediabox = pikepdf.Array([left, bottom, left + size[0], bottom + size[1]])
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    text = f"BT /F1 10 Tf 1 0 0 1 {left + 20} {bottom + 20} Tm (p{text}) Tj ET"
    page.obj.Contents = pdf.make_stream(text.encode())
    for key, value in keys.items():
        page.obj[f"/{key}"] = value
    return page


def saved(pdf: pikepdf.Pdf, **keys: Any) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, **keys)
    return stream.getvalue()


def marks(imposed: Imposed) -> list[list[Mark]]:
    """The numbers on each side, from left to right."""
    sides = []
    document = pdfium.PdfDocument(imposed.data)
    for page in document:
        texts = page.get_textpage()
        found: list[Mark] = []
        for index in range(texts.count_chars()):
            letter = texts.get_text_range(index, 1)
            if letter == "p":
                left, bottom, *_ = texts.get_charbox(index, loose=True)
                found.append(Mark("", left, bottom))
            elif letter.isdigit():
                found[-1] = found[-1]._replace(text=found[-1].text + letter)
        sides.append(sorted(found, key=lambda mark: mark.x))
        texts.close()
        page.close()
    document.close()
    return sides


def numbers(imposed: Imposed) -> list[str]:
    return [" ".join(mark.text for mark in side) for side in marks(imposed)]


def place(data: bytes) -> Mark:
    """Where the first page's number stands before it is put on a sheet."""
    return marks(Imposed(data, 0, (0, 0), 1, 0, "left"))[0][0]


def booklet(data: bytes, **keys: Any) -> Imposed:
    return impose_pages(data, Scheme("booklet", **keys), "pages.pdf")


def test_a_booklet_has_its_pages_side_by_side_at_full_size() -> None:
    data = originals(8)
    imposed = booklet(data)
    assert numbers(imposed) == ["8 1", "2 7", "6 3", "4 5"]
    assert (imposed.sheets, imposed.scale, imposed.blanks) == (2, 1.0, 0)
    assert imposed.paper == (296, 210)
    own = place(data)
    for left, right in marks(imposed):
        assert left.x == pytest.approx(own.x, abs=HUNDREDTH)
        assert right.x == pytest.approx(own.x + 148 * MM, abs=HUNDREDTH)
        assert left.y == pytest.approx(own.y, abs=HUNDREDTH)


@pytest.mark.parametrize(
    ("catalogue", "sides"),
    [
        ({}, ["1", "2 3"]),
        ({"Lang": "fa-AF"}, ["1", "3 2"]),
        ({"Lang": "fa-AF", "ViewerPreferences": {"/Direction": "/L2R"}}, ["1", "2 3"]),
        ({"Lang": "en", "ViewerPreferences": {"/Direction": "/R2L"}}, ["1", "3 2"]),
    ],
)
def test_the_binding_is_that_of_the_file(catalogue: dict[str, Any], sides: list[str]) -> None:
    with pikepdf.open(io.BytesIO(originals(3))) as pdf:
        for key, value in catalogue.items():
            names = isinstance(value, dict) and {k: pikepdf.Name(v) for k, v in value.items()}
            pdf.Root[f"/{key}"] = pikepdf.Dictionary(names) if names else value
        imposed = booklet(saved(pdf))
    assert numbers(imposed) == sides
    middle = 148 * MM
    assert (marks(imposed)[0][0].x > middle) == (imposed.binding == "left")


def test_binding_can_be_said() -> None:
    assert numbers(booklet(originals(4), binding="right")) == ["1 4", "3 2"]


def test_signatures_lie_one_after_the_other() -> None:
    imposed = impose_pages(originals(10), Scheme("signatures", 8), "pages.pdf")
    assert numbers(imposed) == ["8 1", "2 7", "6 3", "4 5", "9", "10"]
    assert (imposed.sheets, imposed.blanks) == (3, 2)


def test_pages_are_made_smaller_for_smaller_paper_and_stay_at_the_fold() -> None:
    data = originals(4, (210 * MM, 297 * MM))
    imposed = booklet(data, paper=(210, 297))
    assert imposed.paper == (297, 210)
    assert imposed.scale == pytest.approx(210 / 297, abs=1e-4)
    own, scale = place(data), imposed.scale
    left, right = marks(imposed)[0]
    fold = 297 * MM / 2
    assert left.x == pytest.approx(fold - (210 * MM - own.x) * scale, abs=HUNDREDTH)
    assert right.x == pytest.approx(fold + own.x * scale, abs=HUNDREDTH)


def test_pages_are_never_made_larger() -> None:
    imposed = booklet(originals(4), paper=(420, 297))
    assert imposed.scale == 1
    assert marks(imposed)[0][1].x == pytest.approx(210 * MM + place(originals(1)).x, abs=HUNDREDTH)


def test_inner_sheets_move_towards_the_fold_by_the_paper_around_them() -> None:
    imposed = booklet(originals(16), thickness=0.1)
    fronts = marks(imposed)[::2]
    moved = [(side[0].x - fronts[0][0].x) / MM for side in fronts]
    assert moved == pytest.approx([0, 0.1, 0.2, 0.3], abs=0.001)
    moved = [(side[1].x - fronts[0][1].x) / MM for side in fronts]
    assert moved == pytest.approx([0, -0.1, -0.2, -0.3], abs=0.001)


def test_a_printer_that_turns_by_the_long_edge_gets_the_backs_on_their_heads() -> None:
    short, long = (marks(booklet(originals(4), flip=flip)) for flip in ("short", "long"))
    assert short[0] == long[0]
    assert [mark.text for mark in long[1]] == ["3", "2"]
    assert long[1][0].x > 148 * MM - 40


@pytest.mark.parametrize("flip", ["short", "long"])
def test_the_printer_is_told_how_to_turn_and_not_to_scale(flip: str) -> None:
    with pikepdf.open(io.BytesIO(booklet(originals(4), flip=flip).data)) as pdf:
        told = pdf.Root.ViewerPreferences
        assert str(told.Duplex) == f"/DuplexFlip{flip.capitalize()}Edge"
        assert str(told.PrintScaling) == "/None"


@pytest.mark.parametrize(
    ("number", "binding", "sides", "paper"),
    [
        (2, "left", ["1 2", "3 4", "5"], (210, 148)),
        (2, "right", ["2 1", "4 3", "5"], (210, 148)),
        (4, "left", ["1 3 2 4", "5"], (148, 210)),
    ],
)
def test_several_pages_a_side(
    number: int, binding: Any, sides: list[str], paper: tuple[float, float]
) -> None:
    imposed = impose_pages(originals(5), Scheme("n-up", number, binding), "pages.pdf")
    assert [sorted(side.split()) for side in numbers(imposed)] == [sorted(s.split()) for s in sides]
    if number == 2:
        assert numbers(imposed) == sides
    assert imposed.paper == paper


def seen(data: bytes) -> Image.Image:
    """The first page as pdfium draws it, two pixels to a point."""
    document = pdfium.PdfDocument(data)
    page = document[0]
    image: Image.Image = page.render(scale=2).to_pil().convert("L")
    page.close()
    document.close()
    return image


def shades(image: Image.Image) -> list[int]:
    """The greys that occur, the darkest first."""
    return [grey for grey, count in enumerate(image.histogram()) if count]


def differ(one: Image.Image, other: Image.Image) -> int:
    """The greatest difference of two pictures' pixels."""
    assert one.size == other.size
    return shades(ImageChops.difference(one, other))[-1]


@pytest.mark.parametrize("turn", [0, 90, 180, 270, -90])
def test_a_turned_page_is_placed_as_it_is_seen(turn: int) -> None:
    data = originals(1, (300, 200), origin=(-30, 40), Rotate=turn)
    page = seen(data)
    sheet = seen(booklet(data).data)
    width, height = page.size
    assert sheet.size == (2 * width, height)
    assert differ(sheet.crop((width, 0, 2 * width, height)), page) < 8
    assert shades(page)[0] < 8


def test_a_page_in_larger_units_is_as_large_as_it_says() -> None:
    assert booklet(originals(1, A5, UserUnit=2)).paper == (592, 420)


def test_only_what_the_crop_shows_is_a_page() -> None:
    crop = pikepdf.Array([0, 0, 100, 144])
    assert booklet(originals(1, CropBox=crop)).paper == pytest.approx((200 / MM, 50.8), abs=0.01)


def test_pages_of_several_sizes_share_one_scale_and_stand_at_the_fold() -> None:
    with pikepdf.new() as pdf:
        for text, size in (("1", A5), ("2", (300, 200)), ("3", A5), ("4", A5)):
            add_page(pdf, text, size)
        imposed = booklet(saved(pdf))
    own, backs = place(originals(1)), marks(imposed)[1]
    assert imposed.paper == (296, 210)
    assert backs[0].text == "2"
    assert backs[0].x == pytest.approx(148 * MM - 300 + own.x, abs=HUNDREDTH)
    assert backs[0].y == pytest.approx((210 * MM - 200) / 2 + own.y, abs=HUNDREDTH)


def bleeding(*greys: float, bleed: float = 9) -> bytes:
    """Pages of 100 × 100 points in one grey each, to the edge of their bleed."""
    with pikepdf.new() as pdf:
        for grey in greys:
            page = pdf.add_blank_page(page_size=(140, 140))
            page.obj.TrimBox = pikepdf.Array([20, 20, 120, 120])
            page.obj.BleedBox = pikepdf.Array([20 - bleed, 20 - bleed, 120 + bleed, 120 + bleed])
            page.obj.Contents = pdf.make_stream(f"{grey} g 0 0 140 140 re f".encode())
        return saved(pdf)


def test_bleed_reaches_over_the_cut_and_not_over_the_fold() -> None:
    imposed = booklet(bleeding(0, 0.2, 0.4, 0.6), marks=True)
    sheet = seen(imposed.data)
    width, height = sheet.size
    row = [sheet.getpixel((x, height // 2)) for x in range(width)]
    middle = width // 2
    assert (row[middle - 2], row[middle + 2]) == (153, 0)
    assert row[middle - 2 * 105] == 153
    assert row[middle - 2 * 115] == 255
    assert row[middle + 2 * 105] == 0
    assert row[middle + 2 * 115] == 255


def lines(data: bytes) -> list[tuple[float, ...]]:
    """The strokes on the first page: left, bottom, right, top."""
    document = pdfium.PdfDocument(data)
    page = document[0]
    found = [
        tuple(round(value, 1) for value in each.get_bounds())
        for each in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH])
    ]
    page.close()
    document.close()
    return found


def test_marks_show_where_to_cut_and_where_to_fold() -> None:
    imposed = booklet(originals(4, (100, 100)), paper=(148, 210), marks=True)
    across, down = (side * MM for side in imposed.paper)
    upright = {
        round((left + right) / 2) for left, _, right, _ in lines(imposed.data) if right - left < 2
    }
    level = {round((low + high) / 2) for _, low, _, high in lines(imposed.data) if high - low < 2}
    assert upright == {round(across / 2 + offset) for offset in (-100, 0, 100)}
    assert level == {round(down / 2 + offset) for offset in (-50, 50)}
    assert lines(booklet(originals(4)).data) == []


def test_signatures_bear_a_mark_that_shows_their_order() -> None:
    scheme = Scheme("signatures", 4, marks=True)
    imposed = impose_pages(originals(8), scheme, "pages.pdf")
    blocks = []
    for sheet in (0, 2):
        with pikepdf.open(io.BytesIO(imposed.data)) as pdf, pikepdf.new() as single:
            single.pages.append(pdf.pages[sheet])
            blocks.append(max(lines(saved(single)), key=lambda b: (b[2] - b[0]) * (b[3] - b[1])))
    assert blocks[0][0] == blocks[1][0]
    assert blocks[0][1] - blocks[1][1] == pytest.approx(7 * MM, abs=0.2)


def test_what_stands_on_a_page_as_an_annotation_is_printed_with_it() -> None:
    with pikepdf.open(io.BytesIO(originals(1, (100, 100)))) as pdf:
        black = pdf.make_stream(
            b"0 g 0 0 50 50 re f", Subtype=pikepdf.Name.Form, BBox=[0, 0, 50, 50]
        )
        stamp = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, F=4, Rect=[50, 50, 100, 100],
            AP=pikepdf.Dictionary(N=black),
        )  # fmt: skip
        pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([stamp]))
        sheet = seen(booklet(saved(pdf)).data)
    assert sheet.getpixel((2 * 175, 2 * 25)) == 0
    assert sheet.getpixel((2 * 25, 2 * 25)) == 255


def test_the_same_file_gives_the_same_bytes() -> None:
    assert booklet(originals(9)).data == booklet(originals(9)).data


def test_colours_keep_their_meaning_and_the_file_its_title() -> None:
    with pikepdf.open(io.BytesIO(originals(1))) as pdf:
        pdf.Root.OutputIntents = pikepdf.Array([pikepdf.Dictionary(S=pikepdf.Name("/GTS_PDFX"))])
        pdf.docinfo["/Title"] = "دو خط"
        imposed = booklet(saved(pdf))
    with pikepdf.open(io.BytesIO(imposed.data)) as pdf:
        assert str(pdf.Root.OutputIntents[0].S) == "/GTS_PDFX"
        assert str(pdf.docinfo["/Title"]) == "دو خط"


def encrypted(user: str) -> bytes:
    with pikepdf.open(io.BytesIO(originals(1))) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(owner="owner", user=user))


def torn() -> bytes:
    """A PDF whose page has content that cannot be unpacked."""
    with pikepdf.open(io.BytesIO(originals(1))) as pdf:
        pdf.pages[0].obj.Contents = pdf.make_stream(b"no deflate", Filter=pikepdf.Name.FlateDecode)
        return saved(pdf, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def empty() -> bytes:
    with pikepdf.new() as pdf:
        return saved(pdf)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"no PDF", "i-001"), (torn(), "i-001"), (encrypted("user"), "i-002"),
     (encrypted(""), "i-002"), (empty(), "i-003"), (originals(1, (9000, 9000)), "i-004")],
    ids=["text", "torn", "locked", "restricted", "empty", "vast"],
)  # fmt: skip
def test_what_cannot_be_imposed_is_said(data: bytes, code: str) -> None:
    with pytest.raises(SourceError) as raised:
        impose_pages(data, Scheme("booklet", paper=(148, 210)), "pages.pdf")
    assert [(found.code, found.path) for found in raised.value.diagnostics] == [(code, "pages.pdf")]
