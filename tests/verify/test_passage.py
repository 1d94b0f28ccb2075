"""Text looked for in text, as markup and as paper give it."""

from __future__ import annotations

import pytest

from exporters.verify.painted import Letter, in_logical_order
from exporters.verify.passage import Passage, bare, spaced


def passage(*pieces: str, keeps_spaces: bool = True, apart: bool = False) -> Passage[str]:
    made: Passage[str] = Passage(keeps_spaces)
    for piece in pieces:
        made.append(piece, piece, is_apart=apart)
    return made.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two\u00a0 words\n", "two words "),
        ("\u2068می‌رود\u2069", "می‌رود"),
        ("sy\u00adlla\u2060ble", "syllable"),
        ("e\u0301", "é"),
    ],
)
def test_markup_is_normalised(text: str, expected: str) -> None:
    assert spaced(text) == expected


def test_paper_keeps_letters_and_digits() -> None:
    assert bare("AA-AA, «نویسندهٔ» 3.3") == "AAAAنویسنده33"
    assert bare("ﬁne") == "fine"


def test_boundaries_part_words_and_inlines_do_not() -> None:
    assert list(passage("new", "born").occurrences("newborn")) == [0]
    assert list(passage("new", "born", apart=True).occurrences("newborn")) == []
    assert list(passage("new", "born", apart=True).occurrences("new born")) == [0]


def test_half_a_word_is_not_found() -> None:
    assert list(passage("AA-AAB AA-AA").occurrences("AA-AA")) == [7]


def test_every_stretch_knows_its_source_and_place() -> None:
    found = passage("one ", "two ", "three")
    [start] = found.occurrences("wo thr", whole_words=False)
    assert list(found.stretches(start, start + 6)) == [("wo ", "two ", 1), ("thr", "three", 0)]


def line(text: str, baseline: float = 100.0, start: float = 0.0) -> list[Letter]:
    """The letters of a line as they stand from left to right, ten points apart."""
    return [
        Letter(letter, (start + 10 * index, baseline, start + 10 * index + 9, baseline + 10),
               start + 10 * index, baseline)
        for index, letter in enumerate(text)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("visual", "logical"),
    [
        ("abc", "abc"),
        ("سام", "ماس"),
        ("A4زور۱۲", "۱۲روزA4"),
        ("abcسام", "abcماس"),
    ],
)
def test_letters_are_read_in_the_direction_of_their_line(visual: str, logical: str) -> None:
    shuffled = sorted(line(visual), key=lambda letter: letter.text)
    assert "".join(letter.text for letter in in_logical_order(shuffled)) == logical


def test_lines_are_read_from_the_top() -> None:
    letters = [*line("cd", baseline=80.0, start=50.0), *line("ab", baseline=100.0)]
    assert "".join(letter.text for letter in in_logical_order(letters)) == "abcd"
