"""The parts of a program: told apart, no letter changed, plain where they cannot be told."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from exporters import highlighting
from exporters.assets import load_styles
from exporters.highlighting import (
    KINDS,
    LONGEST_LINE,
    MOST_CHARACTERS,
    Piece,
    highlight,
    is_known,
)
from tests.contrast import ENOUGH, contrast

PROGRAM = """\
@cached
def greet(name: str = "جهان") -> str:
    # سلام دنیا
    return f"Hello {name}!" if name else 42"""


def kinds(text: str, syntax: str) -> dict[str, str]:
    return {piece.text.strip(): piece.kind for piece in highlight(text, syntax)}


def test_the_parts_of_a_program_are_told_apart() -> None:
    found = kinds(PROGRAM, "python")
    assert found["def"] == "keyword"
    assert found["greet"] == "name"
    assert found['"جهان"'] == "string"
    assert found["# سلام دنیا"] == "comment"
    assert found["42"] == "number"


def test_the_last_line_is_read_as_the_others() -> None:
    assert kinds("-old\n+new", "diff") == {"-old": "deleted", "+new": "inserted"}


@pytest.mark.parametrize("syntax", ["python", "js", "html", "yaml", "console", "diff", "markdown"])
@pytest.mark.parametrize("text", [PROGRAM, "", "\n\n", "\tx \n", "<a b='", '"\\', "$ ls\n"])
def test_every_letter_stays(text: str, syntax: str) -> None:
    pieces = highlight(text, syntax)
    assert "".join(piece.text for piece in pieces) == text
    assert {piece.kind for piece in pieces} <= KINDS | {""}


@pytest.mark.parametrize(
    ("text", "syntax"),
    [
        (PROGRAM, ""),
        (PROGRAM, "no-such-syntax"),
        ("x = 1\n" * (MOST_CHARACTERS // 6 + 1), "python"),
        ("x = 1\n" * 9_000, "python"),
        ("(" * (LONGEST_LINE + 1), "python"),
        ("\n" * 7_000, "c"),
        ("a " * 100 + "\n" + "// \n" * 1_000, "java"),
    ],
)
def test_what_cannot_be_told_stays_plain(text: str, syntax: str) -> None:
    assert highlight(text, syntax) == (Piece("", text),)


LONG = "\n".join(
    f'''
class Poem{number}(Verse):
    """A poem of {number} bayts,

    with "quotation marks" in it, and # no comment.
    """

    def read(self, line: str = "{number * 7919 % 1000}") -> int:
        return int(line) if line else {number}  # خط {number}
'''
    for number in range(500)
)


def test_a_long_listing_is_told_apart_to_its_end() -> None:
    pieces = highlight(LONG, "python")
    assert "".join(piece.text for piece in pieces) == LONG
    found = Counter(piece.kind for piece in pieces)
    assert found["comment"] == 500
    assert found["keyword"] >= 2000
    assert all(piece.text.strip().startswith("#") for piece in pieces if piece.kind == "comment")
    names = " ".join(piece.text for piece in pieces if piece.kind == "name").split()
    assert {f"Poem{number}" for number in range(500)} <= set(names)


def test_every_window_has_room_for_a_line() -> None:
    assert min(highlighting._WINDOWS.values()) > LONGEST_LINE


def test_a_syntax_that_is_read_in_small_windows_is_told_apart() -> None:
    units = (
        f"[Service]\nExecStart=/usr/bin/run-{number}\n# unit {number}\n" for number in range(99)
    )
    text = "\n".join(units)
    assert Counter(piece.kind for piece in highlight(text, "systemd"))["comment"] == 99


def test_what_is_longer_than_a_window_in_one_breath_stays_plain() -> None:
    words = " ".join(f"word{number * 7919 % 10_007}" for number in range(40))
    comment = "/*\n" + "".join(f"   {words[start % 200 :][:60]} {start}\n" for start in range(400))
    text = f"int x;\n{comment}*/\nint y;\n"
    assert len(text) > 20_000
    assert highlight(text, "c") == (Piece("", text),)


def test_names_of_syntaxes() -> None:
    assert is_known("Python")
    assert is_known("plain")
    assert not is_known("pyhton")


@pytest.mark.parametrize("layer", ["print", "epub_modern"])
def test_every_kind_has_a_colour_that_can_be_read(layer: str) -> None:
    sheet = getattr(load_styles(), layer)
    found = dict(re.findall(r"\.syntax-(\w+) \{\s*color: (#\w{6})", sheet))
    assert found.keys() == KINDS
    grounds = ("#ffffff", "#f7f3ee") if layer == "print" else ("#ffffff", "#000000")
    assert min(contrast(ink, ground) for ink in found.values() for ground in grounds) >= ENOUGH
