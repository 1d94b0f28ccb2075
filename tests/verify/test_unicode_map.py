"""The characters of a font's codes, in CMaps of several writers."""

from __future__ import annotations

import pytest

from exporters.verify.unicode_map import read_unicode_map

SPACE = "1 begincodespacerange <0000> <ffff> endcodespacerange"


def characters(*sections: str, space: str = SPACE) -> dict[int, str] | None:
    return read_unicode_map("\n".join((space, *sections, "endcmap")).encode())


def test_codes_one_by_one_and_in_ranges() -> None:
    found = characters(
        "2 beginbfchar\n<0003> <06A9>\n<0004><00660069>\nendbfchar",
        "1 beginbfrange <0010> <0012> <0041> endbfrange",
        "1 beginbfchar <0020> <d83dde00> endbfchar",
    )
    assert found == {3: "ک", 4: "fi", 16: "A", 17: "B", 18: "C", 32: "😀"}


def test_a_range_ends_where_its_first_byte_would_change() -> None:
    assert characters("1 beginbfrange <10fe> <11ff> <0041> endbfrange") == {4350: "A", 4351: "B"}
    assert characters("1 beginbfrange <10ff> <1100> <0041> endbfrange") == {}


def test_comments_say_nothing() -> None:
    assert characters("% 1 beginbfchar <0001> <> endbfchar", "0 beginbfchar endbfchar") == {}


@pytest.mark.parametrize(
    "section",
    [
        pytest.param("1 beginbfrange <01> <02> [<0041> <0042>] endbfrange", id="a list"),
        pytest.param("1 beginbfchar <0001> /space endbfchar", id="the name of a glyph"),
        pytest.param("1 beginbfchar <0001> endbfchar", id="half an entry"),
        pytest.param("1 beginbfchar <0001> <d800> endbfchar", id="half a character"),
        pytest.param("1 beginbfchar <0001> <041> endbfchar", id="half a byte"),
        pytest.param("1 beginbfchar <0001> <0041> <0001> <0042> endbfchar", id="two meanings"),
        pytest.param("1 beginbfchar <0001> <0041>", id="no end"),
        pytest.param("1 beginbfrange <0001> <0002> <> endbfrange", id="a range of nothing"),
        pytest.param("1 beginbfrange <0001> <0002> <dbffdfff> endbfrange", id="past the last"),
    ],
)
def test_of_what_is_not_known_nothing_is_said(section: str) -> None:
    assert characters(section) is None


def test_codes_of_one_byte_are_not_known() -> None:
    space = "1 begincodespacerange <00> <ff> endcodespacerange"
    assert characters("1 beginbfchar <01> <0041> endbfchar", space=space) is None
