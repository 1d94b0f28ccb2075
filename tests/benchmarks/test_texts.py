"""The texts that are measured: the same every time, sound, and as long as they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from benchmarks.texts import make_article, make_book
from exporters import lint, reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.texts import Notation, Text

    Maker = Callable[[Notation], Text]

MAKERS = (
    lambda notation: make_article(3, notation),
    lambda notation: make_book(12, notation),
)


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("notation", ["diglot", "pandoc"])
def test_the_same_text_every_time(make: Maker, notation: Notation) -> None:
    assert make(notation) == make(notation)


@pytest.mark.parametrize("make", MAKERS)
def test_diglot_finds_nothing_to_say_of_it(make: Maker, tmp_path: Path) -> None:
    path = make("diglot").write(tmp_path)
    reading = reader.read_file(path)
    assert reading.document is not None
    assert (*reading.diagnostics, *lint.check(reading.document, str(path))) == ()


@pytest.mark.parametrize("make", MAKERS)
def test_both_notations_have_the_same_body(make: Maker) -> None:
    bodies = [_body(make(notation).source) for notation in ("diglot", "pandoc")]
    assert bodies[0] == bodies[1]


def _body(source: str) -> str:
    """All from the first English paragraph or heading on, without directions."""
    plain = source.replace(" dir=rtl", "")
    start = re.search(r"^(## |[A-Z][a-z]+ [a-z]+ .{60})", plain, re.MULTILINE)
    assert start is not None
    return plain[start.start() :]


def test_a_book_grows_with_its_pages() -> None:
    short, long = (len(make_book(pages, "diglot").source) for pages in (62, 620))
    assert long / short == pytest.approx(10, rel=0.01)
