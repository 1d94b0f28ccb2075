"""exporters.preview.places: the same words, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exporters.preview import pages
from exporters.preview.places import _match, find_places

if TYPE_CHECKING:
    from exporters.preview.session import Edition


@pytest.mark.parametrize(
    ("name", "words", "line", "page"),
    [
        ("article", "The first paragraph, in English.", 8, 1),
        ("article", "A heading", 90, 2),
        ("article", "The last paragraph, which is far below.", 92, 2),
        ("persian", "این بند نخست است و به فارسی نوشته شده.", 8, 1),
        ("persian", "توانا بود هر که دانا بود", 10, 1),
        ("persian", "نخستین نوشته", 0, 1),
    ],
)
def test_a_block_has_its_line_and_its_area(
    editions: dict[str, Edition], name: str, words: str, line: int, page: int
) -> None:
    edition = editions[name]
    assert edition.publication is not None
    blocks = list(edition.publication.blocks())
    places = edition.places()
    assert [place.index for place in places] == [block.index for block in blocks]
    (place,) = [p for p, b in zip(places, blocks, strict=True) if words in " ".join(b.text.split())]
    (area,) = place.areas
    assert (place.line, area.page) == (line, page)
    assert 0 < area.left < area.right < 1
    assert 0 < area.top < area.bottom < 1


def test_blocks_lie_below_one_another(editions: dict[str, Edition]) -> None:
    areas = [place.areas[0] for place in editions["article"].places() if place.line]
    assert len(areas) == 43
    tops = [(area.page, area.top) for area in areas]
    assert tops == sorted(tops)


def test_without_pages_and_document_nothing_is_found(editions: dict[str, Edition]) -> None:
    publication = editions["persian"].publication
    assert publication is not None
    assert {(place.line, place.areas) for place in find_places(publication, None, None)} == {
        (0, ())
    }


@pytest.mark.parametrize(
    ("blocks", "others", "found"),
    [
        (["one", "two", "one"], ["one", "two", "one"], {0: [0], 1: [1], 2: [2]}),
        (["text", "noted", "end"], ["noted", "text", "end"], {0: [1], 1: [0], 2: [2]}),
        (["firstsecond"], ["first", "second"], {0: [0, 1]}),
        (["first", "second"], ["firstsecond"], {0: [0], 1: [0]}),
        (["", "a"], ["", "b"], {}),
    ],
    ids=["repeated", "elsewhere", "in parts", "of parts", "nothing"],
)
def test_blocks_find_each_other(
    blocks: list[str], others: list[str], found: dict[int, list[int]]
) -> None:
    assert _match(blocks, others) == found


def test_two_threads_never_use_pdfium_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that draws a page while another reads where its text stands would end the program."""
    held: list[bool] = []

    def read(_data: bytes) -> object:
        held.append(pages._PEN.locked())
        return object()

    monkeypatch.setattr(pages, "read_tree", read)
    file = pages.Pages.__new__(pages.Pages)
    file.data = b""
    file.read_tree()
    assert held == [True]
