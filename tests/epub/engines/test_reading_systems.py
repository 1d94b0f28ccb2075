"""Reading systems show every word, each line in its order, and the pages somebody looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.epub.engines import pictures
from tests.epub.engines.browsing import Shown, Size, View, turn_pages, words_of
from tests.epub.engines.order import misplaced, strong_direction
from tests.programs import CHROMIUM, MODULES, NODE, needs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.outside,
    needs("Node, Chromium and the reading systems", NODE and CHROMIUM and MODULES.is_dir()),
]

PHONE, READER, TABLET = Size(360, 640, 2), Size(600, 800, 1), Size(1024, 768, 1)
ENGINES: Final = ("epubjs", "foliate", "readium")
VIEWS: Final = (
    *(("as made", size) for size in (PHONE, READER, TABLET)),
    *((look, PHONE) for look in ("large", "night", "own")),
)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("book", ["article", "treatise"])
def test_pages_are_as_they_should_be(shelf: Path, tmp_path: Path, book: str, engine: str) -> None:
    views = [View(engine, shelf / f"{book}.epub", look, size) for look, size in VIEWS]
    problems: list[str] = []
    for view, shown in zip(views, turn_pages(views, tmp_path), strict=True):
        name = f"{book}-{engine}-{view.size.width}-{view.look.replace(' ', '-')}"
        problems += (f"{name}: {problem}" for problem in faults(shown, view.book))
        problems += filter(None, [pictures.compare(name, shown.pictures, tmp_path)])
    assert problems == []


@pytest.mark.parametrize("engine", ENGINES)
def test_the_documents_of_this_project_are_in_order(
    shelf: Path, tmp_path: Path, engine: str
) -> None:
    views = [
        View(engine, shelf / f"{book}.epub", "as made", PHONE)
        for book in ("bilateral-ties", "persian-first")
    ]
    for view, shown in zip(views, turn_pages(views, tmp_path), strict=True):
        assert list(faults(shown, view.book)) == []


def faults(shown: Shown, book: Path) -> Iterator[str]:
    """What is wrong with the pages of a publication that is unpacked beside itself."""
    words = [word for page in shown.pages for word in page]
    if [word.text for word in words] != words_of(book.with_suffix("")):
        yield "its words are not those of the text, each once and in their order"
    if {strong_direction(word.text) for word in words} != {"ltr", "rtl", None}:
        yield "it has no word of one of the scripts, or no number"
    for word in shown.cut:
        yield f"{word!r} sticks out of its column"
    for page in shown.pages:
        yield from misplaced(page)
