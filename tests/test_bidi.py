"""`exporters.bidi` against strings with known levels, and against Unicode's own test."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.bidi import (
    base_direction,
    control_faults,
    embedding_levels,
    fribidi,
    is_transparent,
    joined,
    visual_order,
)
from exporters.errors import MissingDependency
from tests.programs import needs

if TYPE_CHECKING:
    from exporters.language import Direction

LEVELS = Path(__file__).with_name("bidi_levels.txt")
# Of the Unicode Character Database, as Debian's package unicode-data installs it.
UNICODE_TEST = Path("/usr/share/unicode/BidiCharacterTest.txt")
DIRECTIONS: dict[str, Direction | None] = {"ltr": "ltr", "rtl": "rtl", "auto": None}

anything = st.text(
    st.one_of(
        st.sampled_from("abאבاب12۱٢ .,-/%()[]!\t\n\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
                        "\u2066\u2067\u2068\u2069\u064e"),
        st.characters(),
    )
)  # fmt: skip


def unescaped(text: str) -> str:
    text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
    return text.replace(r"\t", "\t")


def level_cases() -> list[tuple[str, str, str, str]]:
    cases = []
    for block in LEVELS.read_text("utf-8").split("\n\n"):
        match = re.fullmatch(r"(.+)\n(ltr|rtl|auto) \|(.*)\|\n(\d+)", block.strip())
        if match:
            cases.append((match[1], match[2], unescaped(match[3]), match[4]))
    return cases


@pytest.mark.parametrize(
    ("base", "text", "levels"),
    [case[1:] for case in level_cases()],
    ids=[case[0] for case in level_cases()],
)
def test_levels_of_a_string(base: str, text: str, levels: str) -> None:
    assert "".join(map(str, embedding_levels(text, DIRECTIONS[base]))) == levels


def test_the_sample_is_read_whole() -> None:
    titles = [case[0] for case in level_cases()]
    assert len(titles) == len(set(titles)) == LEVELS.read_text("utf-8").count("|\n") > 40


@pytest.mark.outside
@needs("the package unicode-data", UNICODE_TEST.exists())
def test_all_of_bidi_character_test() -> None:
    count = 0
    for number, line in enumerate(UNICODE_TEST.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        characters, base, _, levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in characters.split())
        found = embedding_levels(text, {"0": "ltr", "1": "rtl", "2": None}[base])
        expected = levels.split()
        kept = [index for index, level in enumerate(expected) if level != "x"]
        assert [str(found[index]) for index in kept] == [expected[index] for index in kept], number
        shown = [index for index in visual_order(found) if index in set(kept)]
        assert shown == [int(index) for index in order.split()], number
        count += 1
    assert count > 90_000


@given(anything)
def test_every_character_has_a_level(text: str) -> None:
    for base in DIRECTIONS.values():
        levels = embedding_levels(text, base)
        assert len(levels) == len(text)
        assert all(0 <= level <= 126 for level in levels)
        assert sorted(visual_order(levels)) == list(range(len(text)))


@given(anything)
def test_paragraphs_are_levelled_alone(text: str) -> None:
    alone = embedding_levels(text, "rtl")
    assert embedding_levels(f"{text}\u2029{text}", "rtl") == (*alone, 1, *alone)


def test_isolates_nested_beyond_the_deepest_level() -> None:
    text = "\u2067a" * 200 + "\u2069" * 200
    levels = embedding_levels(text, "ltr")
    assert max(levels) <= 126
    assert len(levels) == len(text)


@pytest.mark.parametrize(
    ("levels", "order"),
    [
        ("", ()),
        ("000", (0, 1, 2)),
        ("111", (2, 1, 0)),
        ("0110", (0, 2, 1, 3)),
        ("1221", (3, 1, 2, 0)),
        ("01221", (0, 4, 2, 3, 1)),
        ("0022", (0, 1, 2, 3)),
        ("2312", (3, 2, 0, 1)),
    ],
)
def test_visual_order(levels: str, order: tuple[int, ...]) -> None:
    assert visual_order([int(level) for level in levels]) == order


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("کتاب book", "rtl"),
        ("«(12) book کتاب", "ltr"),
        ("\u2067کتاب\u2069 book", "ltr"),
        ("\u2067\u2066کتاب\u2069 کتاب\u2069 book", "ltr"),
        ("\u2069کتاب", "rtl"),
        ("\u2067never closed کتاب", None),
        ("\u2067\nکتاب", "rtl"),
        ("12 – ۱۲ %", None),
        ("", None),
    ],
)
def test_base_direction(text: str, direction: str | None) -> None:
    assert base_direction(text) == direction


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("plain متن \u200e\u200f", []),
        ("a \u2067b\u2069 c \u202bd\u202c e", []),
        ("a \u2067b \u202ec\u202c\u2069", []),
        ("a \u2067b", ["2 unclosed"]),
        ("a \u202eb", ["2 unclosed"]),
        ("a\u2069 b\u202c", ["1 stray", "4 stray"]),
        ("\u2067a\nb\u2069", ["0 unclosed", "4 stray"]),
        ("\u2067\u202ea\u2069 b", ["1 unclosed"]),
        ("\u2067\u202ea\u202bb\u2069 c\u202c", ["1 unclosed", "3 unclosed", "8 stray"]),
        ("\u202ea\u2067b\u202c\u2069", ["0 unclosed", "4 stray"]),
        ("\u202ea\u2069b\u202c", ["2 stray"]),
    ],
)
def test_control_faults(text: str, faults: list[str]) -> None:
    assert [f"{fault.position} {fault.fault}" for fault in control_faults(text)] == faults


@given(anything)
def test_balanced_text_has_no_faults(text: str) -> None:
    faulty = {fault.position for fault in control_faults(text)}
    mended = "".join(character for index, character in enumerate(text) if index not in faulty)
    assert control_faults(mended) == ()


@pytest.mark.parametrize(
    ("before", "after", "joins"),
    [
        ("سل", "ام", True),
        ("سلا", "م", False),
        ("سلَ", "م", True),
        ("سل", "\u064eم", True),
        ("سل\u200c", "م", False),
        ("سل", "\u200cم", False),
        ("سل\u200d", "م", True),
        ("ـ", "م", True),
        ("سل ", "م", False),
        ("سل", " م", False),
        ("سل", "b", False),
        ("b", "ل", False),
        ("سل", "۱", False),
        ("سل", "ء", False),
        ("ټ", "ړ", True),
        ("ړ", "ټ", False),
        ("", "م", False),
        ("\u064e", "م", False),
        ("ܒ", "ܪ", True),
    ],
)
def test_joined(before: str, after: str, joins: bool) -> None:  # noqa: FBT001 - a table's column
    assert joined(before, after) is joins


def test_marks_are_transparent() -> None:
    assert is_transparent("\u064e\u0651")
    assert is_transparent("")
    assert not is_transparent("\u064eم")
    assert not is_transparent("a")


def test_a_missing_library_is_a_missing_dependency(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fribidi, "_NAMES", ("libno-such-library.so",))
    fribidi._load.cache_clear()
    try:
        with pytest.raises(MissingDependency) as caught:
            embedding_levels("متن")
    finally:
        fribidi._load.cache_clear()
    assert [diagnostic.code for diagnostic in caught.value.diagnostics] == ["x-030"]
