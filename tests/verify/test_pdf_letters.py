"""The quick reading of a PDF's pages finds, letter by letter, what a browser's engine does."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pikepdf
import pytest

from exporters.verify import pdf_letters
from exporters.verify.passage import bare
from exporters.verify.pdf_letters import read_letters
from exporters.verify.pdf_marks import PaintedText, Place, read_page, read_painted_text
from tests.pdf.tagged import set_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from exporters.assets import Fonts
    from exporters.verify.opened import OpenedPdf

BODIES = {
    "both directions": """<p>Green <em>tea</em>, or <bdi lang="fa-AF" dir="rtl">چای سبز</bdi>.</p>
        <ul><li>one</li></ul><p lang="fa-AF" dir="rtl">قهوهٔ تلخ، <bdi lang="en"
        dir="ltr">latte</bdi> و ۱۲ پیاله</p><p class="note">A note, affine</p>""",
    "several pages": "<p>Tea.</p>" * 40 + '<p lang="fa-AF" dir="rtl">چای</p>' * 40,
    "a picture": '<p>Before <img src="diglot:pixel" alt="a red square"/> after</p>',
    "no text": "<p></p>",
}
GROUP = '<div style="opacity: 0.5"><p>first</p></div><p lang="fa-AF" dir="rtl">دوم</p>'


def letters_of(painted: Iterable[PaintedText]) -> Mapping[tuple[int, int], Counter[str]]:
    """The letters of each sequence, by page and number."""
    found: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for entry in painted:
        found[entry.place.page, entry.place.number] += Counter(bare(entry.text))
    return {place: letters for place, letters in found.items() if letters}


def read(data: bytes) -> list[PaintedText]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return read_letters(data, pdf)


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that a browser's engine is asked to read, by number."""
    asked: list[int] = []

    def ask(file: OpenedPdf, number: int) -> Iterator[PaintedText]:
        asked.append(number)
        return read_page(file, number)

    monkeypatch.setattr(pdf_letters, "read_page", ask)
    return asked


@pytest.mark.parametrize("name", BODIES)
def test_both_readings_find_the_same_letters(fonts: Fonts, name: str, slowly: list[int]) -> None:
    data = set_pages(fonts, BODIES[name], head="<style>p { color: black }</style>")
    assert letters_of(read(data)) == letters_of(read_painted_text(data))
    assert slowly == []


def test_both_readings_find_the_same_in_a_whole_document(
    pdf_file: bytes, slowly: list[int]
) -> None:
    thorough, quick = read_painted_text(pdf_file), read(pdf_file)
    assert letters_of(quick) == letters_of(thorough)
    assert slowly == []
    assert margins_of(quick) == margins_of(thorough)


def margins_of(painted: Iterable[PaintedText]) -> Counter[tuple[int, bool, bool, str]]:
    """The letters of artifacts by page, whether they are coloured, whether they are a head's."""
    return Counter(
        (entry.place.page, entry.is_coloured, entry.box[1] > 400, letter)
        for entry in painted
        if entry.box and entry.place.number < 0
        for letter in bare(entry.text)
    )


def test_what_the_content_stream_cannot_tell_is_read_from_the_page(
    fonts: Fonts, slowly: list[int]
) -> None:
    data = set_pages(fonts, f"<p>Tea</p>{'<p>…</p>' * 20}{GROUP}")
    quick = read(data)
    assert letters_of(quick) == letters_of(read_painted_text(data))
    [page] = slowly
    assert Place(page, 1, 0) in {entry.place for entry in quick if "first" in entry.text}


def without_map(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        font.ToUnicode = pdf.make_stream(b"")


def with_text_in_bytes(pdf: pikepdf.Pdf) -> None:
    content = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents = pdf.make_stream(content + b" BT () Tj ET")


def with_a_broken_stream(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents.write(b"no zlib", filter=pikepdf.Name.FlateDecode)


def without_resources(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Resources = pikepdf.Name.Nothing


@pytest.mark.parametrize(
    "change", [without_map, with_text_in_bytes, with_a_broken_stream, without_resources]
)
def test_what_others_write_or_break_is_read_from_the_page(
    fonts: Fonts, change: Callable[[pikepdf.Pdf], None], slowly: list[int]
) -> None:
    with pikepdf.open(io.BytesIO(set_pages(fonts, BODIES["both directions"]))) as pdf:
        change(pdf)
        changed = io.BytesIO()
        pdf.save(changed)
    data = changed.getvalue()
    assert letters_of(read(data)) == letters_of(read_painted_text(data))
    assert slowly[:1] == [0]
