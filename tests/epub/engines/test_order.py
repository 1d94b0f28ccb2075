"""The judge of order: it finds what is out of order, and nothing else."""

from __future__ import annotations

import pytest

from tests.epub.engines.order import Placed, misplaced

# The words of a line as they stand from left to right; their order in the text; its direction.
LINES = {
    "English": ("It greets سلام دنیا twice", "It greets دنیا سلام twice", "ltr"),
    "Dari": ("است EPUB 3.3 قالب", "قالب EPUB 3.3 است", "rtl"),
}
WRONG = {
    "a phrase turned round": ("It greets سلام دنیا twice", "It greets سلام دنیا twice", "ltr"),
    "a sentence around its run": ("قالب EPUB 3.3 است", "قالب EPUB 3.3 است", "rtl"),
    "a run turned round": ("است 3.3 beta EPUB قالب", "قالب EPUB beta 3.3 است", "rtl"),
}


def line(shown: str, text: str, direction: str) -> list[Placed]:
    places = {word: place * 50.0 for place, word in enumerate(shown.split())}
    return [Placed(word, places[word], 10, 40, 20, 1, 1, direction) for word in text.split()]


@pytest.mark.parametrize("name", LINES)
def test_a_line_in_order_passes(name: str) -> None:
    assert list(misplaced(line(*LINES[name]))) == []


@pytest.mark.parametrize("name", WRONG)
def test_a_line_out_of_order_is_found(name: str) -> None:
    assert list(misplaced(line(*WRONG[name]))) != []


def test_words_of_other_lines_and_blocks_are_not_compared() -> None:
    first, second = line("one two", "one two", "ltr")
    assert list(misplaced([second, first._replace(top=40)])) == []
    assert list(misplaced([second, first._replace(block=2)])) == []
