"""Nothing that states a language or a direction in one of our EPUBs is idle: the audit misses it.

Every `lang`, `xml:lang`, `dir` and `page-progression-direction` of the package document, the
navigation document, the NCX and the content documents is taken away, one at a time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from exporters import epub
from exporters.diagnostics import has_errors
from exporters.verify import check_direction
from tests.epub import samples
from tests.fixtures import read_fixtures
from tests.reader.test_languages import read_in
from tests.verify.mutation import STATING, statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.document import Document
    from exporters.options import Options

PARTS: Final = {"package.opf": 2, "toc.ncx": 2, "nav.xhtml": 5, "text.xhtml": 5, "cover.xhtml": 5}


def labelled() -> Iterator[Document]:
    """All labelled texts, a few to a document (a small one is soon audited), English and Dari."""
    bodies = [case.input.partition("\n")[2] for case in read_fixtures("languages.txt")]
    for start in range(0, len(bodies), TEXTS_OF_A_DOCUMENT):
        languages = ["en", "fa-AF"] if start % 2 else ["fa-AF", "en"]
        yield read_in(languages, "\n\n".join(bodies[start : start + TEXTS_OF_A_DOCUMENT]))


DOCUMENTS: Final = {
    "an article in English under a Dari masthead": samples.article,
    "a treatise in Dari with every block": samples.treatise,
}
TEXTS_OF_A_DOCUMENT: Final = 9


@pytest.fixture(scope="module")
def covered(options: Options) -> Options:
    return replace(options, cover=samples.picture())


def unnoticed(document: Document, options: Options, names: tuple[str, ...] = STATING) -> list[str]:
    book = epub.export(document, options).data
    assert not has_errors(check_direction(book, "epub", "book.epub", document))
    return [
        place
        for place, spoilt in statements(book, names)
        if not has_errors(check_direction(spoilt, "epub", "book.epub", document))
    ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_statement_can_be_left_out(name: str, covered: Options) -> None:
    assert unnoticed(DOCUMENTS[name](), covered) == []


def test_no_statement_of_a_mixed_text_can_be_left_out(covered: Options) -> None:
    for document in labelled():
        assert unnoticed(document, covered, ("text.xhtml",)) == []


def test_every_part_states_something(covered: Options) -> None:
    book = epub.export(samples.treatise(), covered).data
    places = [place for place, _ in statements(book)]
    for part, fewest in PARTS.items():
        assert sum(f"/{part}:" in place for place in places) >= fewest, part
