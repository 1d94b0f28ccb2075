"""What is read of a picture before it is shown."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from exporters.reader.resources import read_image_header


def picture(form: str, frames: int) -> bytes:
    """A picture of 8 × 6 pixels with so many frames."""
    written = io.BytesIO()
    first, *others = [Image.new("RGB", (8, 6), (20 * number, 0, 0)) for number in range(frames)]
    more = {"save_all": True, "append_images": others} if others else {}
    first.save(written, form, **more)
    return written.getvalue()


@pytest.mark.parametrize("form", ["PNG", "GIF", "WEBP"])
@pytest.mark.parametrize("frames", [1, 3])
def test_a_picture_with_frames_moves(form: str, frames: int) -> None:
    assert read_image_header(picture(form, frames)) == (form, 8, 6, frames > 1)


def test_a_camera_that_keeps_several_pictures_shows_one() -> None:
    header = read_image_header(picture("MPO", 2))
    assert header is not None
    assert header[3] is False


def test_what_is_no_picture_has_no_header() -> None:
    assert read_image_header(b"GIF89a") is None
