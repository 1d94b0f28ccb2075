"""Pictures of every kind in the finished file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from exporters import pdf
from exporters.document import Figure, Resource
from exporters.pdf.pictures import suit_to_page
from tests.pdf import samples

if TYPE_CHECKING:
    from exporters.options import Options

WEDGE = Image.linear_gradient("L").resize((16, 16))
KINDS = {
    "alpha": (Image.merge("RGBA", (WEDGE,) * 4), "PNG"),
    "four-inks": (WEDGE.convert("RGB").convert("CMYK"), "JPEG"),
    "grey": (WEDGE, "JPEG"),
    "one-bit": (WEDGE.convert("1"), "PNG"),
    "palette": (WEDGE.convert("P"), "GIF"),
    "sixteen-bits": (WEDGE.convert("I").point(lambda value: value * 256).convert("I;16"), "PNG"),
    "webp": (WEDGE.convert("RGB"), "WEBP"),
}


def resource(name: str) -> Resource:
    picture, kind = KINDS[name]
    written = io.BytesIO()
    picture.save(written, kind)
    return Resource(f"{name}.x", f"image/{kind.lower()}", written.getvalue(), 16, 16)


def opened(made: Resource) -> Image.Image:
    return Image.open(io.BytesIO(made.data))


def test_every_kind_conforms(options: Options) -> None:
    page = pytest.importorskip("page")
    pictures = tuple(map(resource, KINDS))
    body = tuple(Figure(made.name, "A wedge", lang="en") for made in pictures)
    made = pdf.export(samples.english(body=body, notes=(), resources=pictures), options)
    assert made.diagnostics == ()
    report = page.validate_pdf_bytes(made.data, profile=page.ValidationProfile.PDF_A_3A)
    assert [failure.message for failure in report.failures] == []


@pytest.mark.parametrize("name", sorted(set(KINDS) - {"four-inks", "sixteen-bits"}))
def test_what_a_page_takes_is_left_as_it_is(name: str) -> None:
    assert suit_to_page(resource(name)) == resource(name)


def test_sixteen_bits_keep_their_greys() -> None:
    greys = opened(suit_to_page(resource("sixteen-bits")))
    assert greys.mode == "L"
    assert greys.tobytes() == WEDGE.tobytes()


def test_four_inks_become_three_colours() -> None:
    made = suit_to_page(resource("four-inks"))
    assert (opened(made).mode, made.media_type) == ("RGB", "image/png")


def test_what_is_no_picture_is_left_as_it_is() -> None:
    broken = Resource("broken.png", "image/png", b"no picture")
    assert suit_to_page(broken) is broken
