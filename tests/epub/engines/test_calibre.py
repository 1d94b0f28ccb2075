"""calibre makes a Kindle's AZW3 without a warning, and it is read as the publication is."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.epub.conftest import BOOKS
from tests.epub.engines import pictures
from tests.epub.engines.browsing import Size, View, turn_pages, words_of
from tests.epub.engines.order import misplaced
from tests.programs import CHROMIUM, MODULES, NODE, find_program, needs

if TYPE_CHECKING:
    from tests.epub.engines.conftest import Spoil

CALIBRE: Final = find_program("calibre-debug")
PLUMBER: Final = Path(__file__).with_name("plumber.py")
READER: Final = Size(600, 800, 1)

pytestmark = [pytest.mark.outside, needs("calibre", CALIBRE)]


def make_azw3(book: Path, target: Path) -> list[str]:
    """Make `target` of a publication; what calibre warns of."""
    said = target.with_suffix(".json")
    subprocess.run(
        [CALIBRE, "-e", str(PLUMBER), "--", str(book), str(target), str(said)],
        env={**os.environ, "CALIBRE_CONFIG_DIRECTORY": str(target.parent / "calibre")},
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    found: list[str] = json.loads(said.read_text("utf-8"))
    return found


@pytest.mark.parametrize("book", BOOKS)
def test_there_is_no_warning(shelf: Path, tmp_path: Path, book: str) -> None:
    assert make_azw3(shelf / f"{book}.epub", tmp_path / f"{book}.azw3") == []


def test_a_warning_would_be_heard(shelf: Path, tmp_path: Path, spoilt: Spoil) -> None:
    sound = shelf / "article.epub"
    book = spoilt(sound, "epub.css", lambda sheet: sheet + b"@unheard { a { b: c } }")
    assert make_azw3(book, tmp_path / "spoilt.azw3") != []


@needs("Node, Chromium and the reading systems", NODE and CHROMIUM and MODULES.is_dir())
@pytest.mark.parametrize("book", ["article", "treatise"])
def test_it_is_read_as_the_publication(shelf: Path, tmp_path: Path, book: str) -> None:
    made = tmp_path / f"{book}.azw3"
    make_azw3(shelf / f"{book}.epub", made)
    [shown] = turn_pages([View("foliate", made, "as made", READER)], tmp_path)
    words = words_of(shelf / book)
    # Behind the text stands calibre's own table of contents.
    assert [word.text for page in shown.pages for word in page][: len(words)] == words
    assert [fault for page in shown.pages for fault in misplaced(page)] == []
    assert pictures.compare(f"{book}-azw3", shown.pictures, tmp_path) == ""
