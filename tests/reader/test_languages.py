"""The language of every block and every run, against the label that a reader of it gives."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


PARAGRAPHS: Final = [
    (case.input.partition("\n")[2], case.input.partition(" | ")[0].split("\n")[0].split(), lang)
    for case in CASES
    if (lang := case.expected.partition(" p: ")[0]).isprintable()
    and case.input.count("\n") == 1
    and not case.input.partition("\n")[2].startswith(("#", ">", "<", "|", "-"))
]
VOTELESS: Final = ["https://example.org/a/long/path-of-words", "desk@example.org", "2024", "۱۴۰۳",
                   "`git commit --amend`", "+93 70 123 4567", "“", "(", ","]  # fmt: skip


@pytest.mark.parametrize(("text", "languages", "lang"), PARAGRAPHS)
@given(st.sampled_from(VOTELESS))
def test_addresses_numbers_and_code_turn_no_paragraph(
    text: str, languages: list[str], lang: str, voteless: str
) -> None:
    for body in (f"{voteless} {text}", f"{text} {voteless}"):
        assert read_in(languages, body).body[0].lang == lang


@pytest.mark.parametrize(("text", "languages", "lang"), PARAGRAPHS)
def test_emphasis_turns_no_paragraph(text: str, languages: list[str], lang: str) -> None:
    if not set(text) & set("*`_["):
        assert read_in(languages, f"**{text}**").body[0].lang == lang


def test_a_name_under_no_tag_is_in_the_language_its_letters_tell() -> None:
    front = (
        "---\nlang: fa-AF\ntitle: عنوان\nauthor: {}\nmasthead: false\nattribution: original\n---\n"
    )
    for name, lang in (("Ada Bell", "en"), ("آدا بل", "fa-AF"), ("{name: Ada Bell}", "en")):
        document = read(front.format(name) + "متن.\n", "named.md", Path()).document
        assert document is not None
        assert document.authors[0].name.languages == (lang,)


def test_there_are_enough_labels() -> None:
    assert len(CASES) >= 60
    assert len({label.split()[0] for case in CASES for label in case.expected.split("\n")}) >= 9
