"""MuPDF, the engine of SumatraPDF and others: it knows little of CSS and of the bidi algorithm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.epub.engines import pictures
from tests.epub.engines.mupdf import MUTOOL, draw, letters_of, place_letters
from tests.epub.engines.order import misplaced
from tests.programs import needs

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.outside, needs("mutool", MUTOOL)]

# The content documents of each publication that have text, in the order of its spine.
DOCUMENTS = {
    "article": ["text"], "treatise": ["nav", "text"], "bilateral-ties": ["text"],
    "persian-first": ["text"],
}  # fmt: skip


@pytest.mark.parametrize("book", DOCUMENTS)
def test_each_line_is_in_its_order(shelf: Path, book: str) -> None:
    documents = [shelf / book / f"EPUB/{name}.xhtml" for name in DOCUMENTS[book]]
    pages = place_letters(letters_of(shelf / f"{book}.epub"), documents)
    assert [fault for page in pages for fault in misplaced(page)] == []


@pytest.mark.parametrize("book", ["article", "treatise"])
def test_pages_look_as_approved(shelf: Path, tmp_path: Path, book: str) -> None:
    pages, said = draw(shelf / f"{book}.epub", tmp_path)
    assert said == []
    assert pictures.compare(f"{book}-mupdf", pages[1:], tmp_path) == ""
