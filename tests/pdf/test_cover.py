"""The cover as a picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from exporters.errors import SourceError
from exporters.pdf.cover import HEIGHT, WIDTH, render_cover
from tests.documents import localized
from tests.pdf import samples

if TYPE_CHECKING:
    from exporters.options import Options


@pytest.fixture(scope="module")
def cover(options: Options) -> bytes:
    return render_cover(samples.english(), options)


def test_a_small_palette_picture_of_the_promised_size(cover: bytes) -> None:
    with Image.open(io.BytesIO(cover)) as picture:
        assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (WIDTH, HEIGHT))
    assert len(cover) < 80_000


def test_the_same_bytes_again(cover: bytes, options: Options) -> None:
    assert render_cover(samples.english(), options) == cover


def test_what_it_shows_is_the_masthead_above_the_title(cover: bytes, options: Options) -> None:
    with Image.open(io.BytesIO(cover)) as picture:
        grey = picture.convert("L")
    bare = render_cover(samples.english(masthead=None), options)
    with Image.open(io.BytesIO(bare)) as picture:
        without = picture.convert("L")
    nameplate = (0, 130, WIDTH, 330)
    assert min(grey.crop(nameplate).tobytes()) < 60
    assert without.crop(nameplate).tobytes() != grey.crop(nameplate).tobytes()


def test_a_title_that_no_font_has_is_refused(options: Options) -> None:
    with pytest.raises(SourceError) as caught:
        render_cover(samples.english(title=localized(en="漢")), options)
    assert caught.value.diagnostics[0].code == "f-001"


def test_the_paper_and_the_inks_are_those_of_the_style_sheet(cover: bytes) -> None:
    with Image.open(io.BytesIO(cover)) as picture:
        counted = picture.convert("RGB").getcolors(16)
    assert counted is not None
    flats = {colour for _, colour in sorted(counted, reverse=True)[:3]}
    assert flats == {(0xFB, 0xF8, 0xF3), (0x1A, 0x16, 0x14), (0x7A, 0x1F, 0x24)}


def test_a_long_title_is_set_smaller_until_all_has_its_place(options: Options) -> None:
    title = localized(en=" ".join(["Strengthening Bilateral Ties among Neighbours"] * 4))
    long = render_cover(samples.english(title=title), options)
    with Image.open(io.BytesIO(long)) as picture:
        shown = picture.convert("RGB")
    assert shown.getpixel((WIDTH // 2, 3 * 566)) == (0x7A, 0x1F, 0x24), "the rule at the foot"
    above = shown.crop((0, 3 * 540, WIDTH, 3 * 560))
    assert above.getcolors() == [(WIDTH * 60, (0xFB, 0xF8, 0xF3))]
