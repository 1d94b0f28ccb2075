"""The language of every block and every run, against the label that a reader of it gives."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from exporters.reader import read
from tests.fixtures import Fixture, read_fixtures
from tests.reader.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.document import Document

CASES: Final = read_fixtures("languages.txt")
_LINE_NUMBER: Final = re.compile(r"^( *\S+) \d+ ", re.MULTILINE)
_TITLES: Final = {"en": "A Title", "fa-AF": "عنوان", "fa": "عنوان", "fa-IR": "عنوان",
                  "ps": "سرلیک", "ur": "عنوان", "ar": "عنوان"}  # fmt: skip


def read_in(languages: list[str], body: str) -> Document:
    """A body in a publication of these languages, the first of them the text's own."""
    titles = "".join(f"  {lang}: {_TITLES[lang]}\n" for lang in languages)
    front = (
        f"---\nlang: {languages[0]}\ntitle:\n{titles}author: A\nmasthead: false\n"
        "attribution: original\n---\n\n"
    )
    document = read(front + body + "\n", "labelled.md", Path()).document
    assert document is not None
    return document


def labels(document: Document) -> str:
    """The languages found, as the fixture writes them."""
    return _LINE_NUMBER.sub(r"\1 ", shape(document))


def publications() -> Iterator[object]:
    """Every text in every publication it is labelled in."""
    for case in CASES:
        named, _, body = case.input.partition("\n")
        for languages in named.split(" | "):
            yield pytest.param(languages, body, case, id=f"{case.title} [{languages}]")


@pytest.mark.parametrize(("languages", "body", "case"), list(publications()))
def test_every_block_and_run_is_as_labelled(languages: str, body: str, case: Fixture) -> None:
    assert labels(read_in(languages.split(), body)) == case.expected
