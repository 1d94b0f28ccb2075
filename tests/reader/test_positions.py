"""Every character of a text knows where it stands in its source."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exporters.document import Anchor, Mark, Text
from exporters.lint import inlines_of, walk, walk_inlines
from exporters.reader import read
from tests.fixtures import Fixture, read_fixtures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.document import Document

FOLDER = Path(__file__).parent.parent / "diagnostics" / "b-052"
HEAD = "---\nlang: en\ntitle: {en: T, fa-AF: ع}\nauthor: A\n---\n"


def texts(document: Document) -> Iterator[Text]:
    nodes = [*walk(document.body), *(n for note in document.notes for n in walk(note.blocks))]
    for content in (content for node in nodes for content in inlines_of(node)):
        yield from (inline for inline in walk_inlines(content) if isinstance(inline, Text))


def characters(body: str) -> dict[tuple[int, int], str]:
    """What stands where in the body, as far as its texts have it verbatim."""
    document = read(f"{HEAD}{body}\n", "x.md", FOLDER).document
    assert document is not None
    return {
        mark: text.text[index]
        for text in texts(document)
        for index in range(len(text.text))
        if (mark := text.verbatim_mark(index, index + 1)) is not None
    }


@pytest.mark.parametrize("case", read_fixtures("reader-body.txt"), ids=lambda case: case.title)
def test_what_is_verbatim_stands_in_the_source(case: Fixture) -> None:
    lines = f"{HEAD}{case.input}".split("\n")
    found = characters(case.input)
    assert found
    for (line, column), character in found.items():
        assert lines[line - 1][column - 1] == character


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(
    "body",
    [
        "a\tb c\td *e\tf* `g\th` i", "- x\n\n\tpara\tin item\n\n>\tquote\ttab",
        "1.\tone\ttwo *three\tfour*", "| a\t| b |\n|---|---|\n| c\td | e |",
        "+-------+\n| a\tb |\n+-------+", "Term\n:\tsaid\tof it",
        "::: {.verse lang=en}\n|\ta\tb\n:::",
        "𝄞 music 😀 *and 😀 x*[^n] y\n\n[^n]: 😀 note", "می\u200cرود و *کتاب\u200cها* را `x`",
        "cafe\u0301 x *o\u0308 y* z\u0301", "خانه\u0654 ما و *خانه\u0654 ب* ج",
        "بِسْمِ اللّٰهِ x", "a\u00a0b",
    ],
)  # fmt: skip
def test_columns_count_the_characters_of_the_file(body: str, mark: str, end: str) -> None:
    text = f"{mark}{HEAD}{body}\n".replace("\n", end)
    document = read(text, "x.md", FOLDER).document
    assert document is not None
    lines = text.removeprefix("\ufeff").split(end)
    placed = [
        (text.text[index], lines[found.line - 1][found.column - 1])
        for text in texts(document)
        for index in range(len(text.text))
        if (found := text.verbatim_mark(index, index + 1)) is not None
    ]
    assert placed
    assert all(said == written for said, written in placed)


def test_a_text_that_changed_knows_what_did_not() -> None:
    text = Text('او گفت "نه"', (Anchor(0, 3, 5),))
    curled = text.with_characters([*"او گفت ", "«\u202f", *"نه", "»"])
    assert curled.verbatim_mark(0, 7) == Mark(3, 5)
    assert curled.verbatim_mark(7, 8) is None
    assert curled.mark_at(8) == Mark(3, 12)
    assert curled.verbatim_mark(9, 11) == Mark(3, 13)
    assert curled.verbatim_mark(9, 12) is None
    assert curled.cut(9, 11).mark == Mark(3, 13)


def test_joined_texts_keep_their_places() -> None:
    joined = Text("ab", (Anchor(0, 1, 4),)).join(Text("cd", (Anchor(0, 2, 1),)))
    assert [joined.mark_at(index) for index in range(4)] == [
        Mark(1, 4), Mark(1, 5), Mark(2, 1), Mark(2, 2),
    ]  # fmt: skip
    assert joined.verbatim_mark(1, 3) is None
