"""Bodies in Markdown and the model they become, as data; properties that hold for any text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.document import Code, CodeBlock, Heading, Text
from exporters.lint import inlines_of, walk, walk_inlines
from exporters.reader import Reading, read
from tests.fixtures import Fixture, read_fixtures
from tests.reader.shape import shape

if TYPE_CHECKING:
    from exporters.document import Document

# A folder with a picture `map.png` in it.
FOLDER = Path(__file__).parent.parent / "diagnostics" / "b-052"
HEAD = "---\nlang: en\ntitle: {en: T, fa-AF: ع}\nauthor: A\n---\n"


def read_body(body: str) -> Reading:
    return read(f"{HEAD}{body}\n", "x.md", FOLDER)


def text_of(document: Document) -> str:
    nodes = [*walk(document.body), *(n for note in document.notes for n in walk(note.blocks))]
    contents = (content for node in nodes for content in inlines_of(node))
    parts = (inline for content in contents for inline in walk_inlines(content))
    blocks = (node.text for node in nodes if isinstance(node, CodeBlock))
    return "".join([*(part.text for part in parts if isinstance(part, Text | Code)), *blocks])


@pytest.mark.parametrize("case", read_fixtures("reader-body.txt"), ids=lambda case: case.title)
def test_body(case: Fixture) -> None:
    reading = read_body(case.input)
    said = [diagnostic.text for diagnostic in reading.diagnostics]
    assert reading.document is not None, said
    assert "\n".join([*said, shape(reading.document)]) == case.expected


# --- for any text ------------------------------------------------------------------------------

# Pieces that Markdown has a meaning for, beside words of both scripts.
WORDS = ("متن ", "همکاری‌های ", "word ", "Latin text ", "می‌رود", "é", "π")
SIGNS = (
    "*", "**", "_", "`", "[", "]", "(", ")", "{", "}", "|", "\n", "\n\n", "\n    ", "> ", "- ",
    "1. ", "## ", "\n|--|--|\n", '"', "'", "~", "^", "\\", "<b>متن</b>", "&amp;", "\t", "---",
    "[متن *و*]{lang=ar}", "[link](https://a.example)", "{: .x}", "\n```\ncode [ <\n```\n",
    "\n\n::: note\nمتن\n:::\n\n", "\u200e", "\u2028",
)  # fmt: skip
BROKEN = (
    ":::", "\n::: parallel\n", "\n::: {.verse lang=fa}\n", "```", "<div>", "</div>", "<!--", "[^1]",
    "\n[^1]: note\n", "{#id}", "![x](map.png)", "[](#id)", "</span>", "<span lang=ar>", "\ufeff",
    ":   definition\n", "\n| line\n", "*[AB]: Cd\n", "[r]: https://a.example\n", "[r]",
)  # fmt: skip
ARABIC_LETTERS = re.compile("[\u0621-\u064a\u067e-\u06d3\u200c]")


@given(st.lists(st.sampled_from(WORDS + SIGNS), max_size=30).map("".join))
def test_no_letter_is_lost_or_doubled(body: str) -> None:
    document = read_body(body).document
    if document is not None:
        before, after = ARABIC_LETTERS.findall(body), ARABIC_LETTERS.findall(text_of(document))
        assert sorted(before) == sorted(after)


@given(st.lists(st.sampled_from(WORDS + SIGNS + BROKEN), max_size=40).map("".join))
def test_any_text_gives_diagnostics_or_a_document_never_an_exception(body: str) -> None:
    reading = read_body(body)
    assert (reading.document is None) == any(d.is_error for d in reading.diagnostics)
    assert all(d.line for d in reading.diagnostics if d.is_error)


@given(st.lists(st.sampled_from(WORDS + SIGNS), max_size=30).map("".join))
def test_every_block_has_a_language_and_no_mark_of_the_scanner_is_left(body: str) -> None:
    document = read_body(body).document
    if document is not None:
        assert all(node.lang for node in walk(document.body))
        assert not re.search("[\ufdd0-\ufdef]", shape(document))
        assert "\x02" not in shape(document)


@given(st.text(alphabet="کابل هرات abc-‌\u064e", max_size=30))
def test_ids_of_headings_are_unique_and_without_space(text: str) -> None:
    document = read_body(f"## {text}x\n\n## {text}x").document
    assert document is not None
    ids = [block.id for block in document.body if isinstance(block, Heading)]
    assert len(set(ids)) == 2
    assert not re.search(r"\s", "".join(ids))


@pytest.mark.parametrize(
    "body",
    ["- " * 500, ">" * 5000, "> " * 70 + "x", "`a" * 3000, "*a " * 2000, "<b>" * 500 + "x",
     "[" * 300 + "x" + "]{.a}" * 300, "<a " * 2000, "{#a " * 2000, " " * 9000 + "x",
     "".join("    " * level + "- a\n" for level in range(90)), "::: a\n" * 200],
    ids=lambda body: repr(body[:12]),
)  # fmt: skip
def test_hostile_nesting_ends_without_an_exception(body: str) -> None:
    reading = read_body(body)
    assert reading.document is not None or reading.diagnostics
