"""Reading systems show every word, each line in its order, and the pages somebody looked at."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

import pytest
from lxml import etree

from tests.epub.engines import pictures
from tests.epub.engines.browsing import Shown, Size, View, Word, turn_pages
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
BOOKS: Final = ("article", "treatise")
VIEWS: Final = (
    *(("as made", size) for size in (PHONE, READER, TABLET)),
    *((look, PHONE) for look in ("large", "night", "own")),
)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("book", BOOKS)
def test_pages_are_as_they_should_be(shelf: Path, tmp_path: Path, book: str, engine: str) -> None:
    file = shelf / (book if engine == "readium" else f"{book}.epub")
    views = [View(engine, file, look, size) for look, size in VIEWS]
    words = words_of(shelf / book / "EPUB/text.xhtml")
    problems: list[str] = []
    for view, shown in zip(views, turn_pages(views, tmp_path), strict=True):
        name = f"{book}-{engine}-{view.size.width}-{view.look.replace(' ', '-')}"
        problems += (f"{name}: {problem}" for problem in faults(shown, words, view.size))
        problems += filter(None, [pictures.compare(name, shown.pictures, tmp_path)])
    assert problems == []


def faults(shown: Shown, words: list[str], size: Size) -> Iterator[str]:
    """What is wrong with the pages of a text of these words."""
    every = [word for page in shown.pages for word in page]
    if [word.word for word in every] != words:
        yield "its words are not those of the text, each once and in their order"
    for word in every:
        if word.left < -1 or word.left + word.width > size.width + 1:
            yield f"the window cuts {word.word!r}"
    pairs = list(neighbours(shown))
    if {one.direction for one, _ in pairs} != {"ltr", "rtl"}:
        yield "it has no line in one of the directions"
    for one, two in pairs:
        if (two.left > one.left) != (one.direction == "ltr"):
            yield f"{two.word!r} is at the wrong side of {one.word!r}"


def neighbours(shown: Shown) -> Iterator[tuple[Word, Word]]:
    """Words next to each other on a line, of those that run as their block does.

    What runs the other way may stand between them: in the wrong order, it would be beside both.
    """
    for page in shown.pages:
        for _, block in groupby(page, key=lambda word: word.block):
            running = [word for word in block if strong_direction(word.word) == word.direction]
            for one, two in pairwise(running):
                if abs(one.top - two.top) < min(one.height, two.height) / 2:
                    yield one, two


def strong_direction(word: str) -> str | None:
    """The direction of a word's first strong letter, None of a number."""
    kinds = {"L": "ltr", "R": "rtl", "AL": "rtl"}
    return next(filter(None, (kinds.get(unicodedata.bidirectional(char)) for char in word)), None)


def words_of(page: Path) -> list[str]:
    """The words of a content document; what has no white space in one text node is a word."""
    body = etree.parse(page).getroot()[1]
    return [
        word
        for text in body.itertext()
        for word in re.findall(r"[^\s\u200e\u200f\u061c]+", text)
    ]  # fmt: skip
