"""Inputs made to take long: each is read in time that grows with its length, or refused.

What is counted is work, not time: the calls of functions, Python's and C's. `make fuzz` also takes
the time of each, up to a megabyte.
"""

from __future__ import annotations

import sys
import time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from exporters import lint
from exporters.reader import Reading, read
from exporters.reader.findings import Findings
from exporters.reader.lines import Line
from exporters.reader.structure import scan_blocks, weight
from exporters.runtime.garbage import collect_between_documents
from exporters.xhtml import render_body

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD: Final = "---\nlang: en\ntitle: T\nauthor: A\n---\n\n"
ENGLISH: Final = "The lamp was lit, and the small boat went down the river in the dark. "
PERSIAN: Final = "چراغ روشن بود و قایق کوچک در تاریکی از رود پایین می‌رفت. "
PROSE: Final = ENGLISH * 8 + "\n\n" + PERSIAN * 8 + "\n\n"

# Repeated as often as there is room.
ATTACKS: Final = (
    "[", "[a", "![a", "![", "<![CDATA[", "[^1] ", "[^a]", "[a](", "[a](b", "[a](b \"", "[a](<",
    "](", "[[", "[[a]]", "[a][b]", "[a]{.b}", "[a]{#b} ", "[a](#b) ", "[](#b)", "[]()", "<a ",
    "<a b='", "<a b=\"", "<a b=c ", "<", "<!--", "-->", "<b>", "</b>", "<b>a</b>", "<p>a\n",
    "</div>", "```***\n", "<div>\n", "<zz>", "<http:", "<a@b.c>", "<pre>", "<script>", "<td>", "`",
    "`a ", "`a``b```c ", "```\n", "~~~\n", "\u200f۱. ", "\u200e۱a ", "*", "_", "*a ", "*a* ",
    "*a **b ", "**a* ", "***a** ", "_a", "*_a ", "~",
    "~a ", "~~a ", "^", "^a", "==a ", "==", "\\", "\\*", "\\\n", "&", "&amp;", "&#x41;", "&a", "{",
    "{.a ", "{.a}", "{#a ", "{a=\"", "$", "$a", "$a$ ", "$$a", "$$\na\n$$\n\n", "\"", "\"a ", "'",
    "'a ", "a'b ", "|", "| \n", "| a\n", "|a|b\n", "|a|b|\n|-|-|\n", "|-|-|\n", "+---+\n|a  |\n",
    "a\n", "a\n\n", "a  \n", "\n", " ", "\t", "\u00a0", "a\u0301", "\u0301", "\u202e", "\u2068",
    "\u2069", "\u202b", "\u202c", "> ", ">", "> a\n", "> a\n\n", ">a\n>>b\n", "- ", "- a\n",
    "- a\n\n", "-\n", "1. a\n", "1) ", "- a\n  - b\n", "# a\n", "#", "# #", "## \n", "a\n=\n\n",
    "a\n---\n", "---\n", "* * *\n", ": a\n", "a\n: b\n\n", "a\n: b\n", ":::\n", "::: a\n",
    "::: a\n:::\n", "::: verse\n| a\n:::\n", "[a]: b\n", "[a]: b\n'", "*[a]: b\n", "[^a]: b\n",
    "    a\n", "{.a}\n", "Table: a\n\n", "ک a ", "ک", "۱۲", "ک ۱-۲ ", "1-2,", "1.1.", "+1 ",
    "www.a", "http://", "a@", "a@b.c ", "漢", "a漢", "(", ")", "«", "»", "“a”", "- [ ] a\n",
    "> [!NOTE]\n", "^[a", "^[a] ", "{{", "}}", "<details>\n", "<h1>a\n", "%", "@a ", "[@a] ",
    "...", "--",
    # Texts that change their script, in a line or from line to line.
    "a river went ک ", "ж a ", "é ک ", "a\nک\n", "漢ک", "ж漢", "a۱", "«ک» a ", "ک\n: a\n\n",
    "- ک a\n", "*ک* a ", "(ک) ж ",
)  # fmt: skip

# What publishers print that is short of words: entry after entry, and no chapter to split it at.
HONEST: Final = {
    "a glossary": "watershed\n:   آبخیز؛ پهنه‌ای که آب آن به یک رود می‌ریزد\n\n",
    "a bare glossary": "watershed\n:   آبخیز\n\n",
    "a dictionary": "**watershed** *n.* آبخیز؛ پخشاب\n\n",
    "a phrasebook": (
        "::: parallel\n::: {lang=en}\nWhere is the ferry?\n:::\n"
        "::: {lang=fa-AF}\nگذر کشتی کجاست؟\n:::\n:::\n\n"
    ),
    "a list of phrases": "- Where is the ferry? گذر کشتی کجاست؟\n",
    "words and their meanings": "the river (رود) and the watershed (آبخیز) ",
    "a bibliography": (
        "- Rahimi, Parwin. *The Rivers of Badakhshan*. London: Ferry Press, 1998. "
        "<https://example.org/rivers>\n"
    ),
    "an index": "- watershed, 12, 14–17, 203\n- Wakhan (واخان), 3, 98\n",
    "a table": "| watershed | آبخیز | 12 | a noun |\n",
    "a book of verse": (
        "::: {.verse lang=fa-AF}\n| بشنو این نی چون شکایت می‌کند\n| از جدایی‌ها حکایت می‌کند\n:::\n\n"
    ),
    "a text of notes": "The ferry left at dawn.[^{n}]\n\n[^{n}]: See the map.\n\n",
    "a list of tasks": "- [ ] Ask for the map\n",
    "a play": "**Ferryman:** “Who is there?”\n\n",
}


# The sizes at which every attack is timed, and that up to which those texts are never refused.
SIZES: Final = (5_000, 10_000, 20_000, 40_000, 60_000, 80_000, 200_000, 1_000_000)
HONEST_SIZE: Final = 120_000


def filled(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def read_text(body: str) -> Reading:
    reading = read(HEAD + body, "x.md", Path())
    if reading.document is not None:
        lint.check(reading.document, "x.md")
        render_body(reading.document)
    return reading


def work(task: Callable[[], object]) -> int:
    """How many calls a task makes."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        task()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", ATTACKS, ids=repr)
def test_work_grows_with_the_length(unit: str) -> None:
    read_text(filled(unit, 60))
    short = work(lambda: read_text(filled(unit, 240)))
    long = work(lambda: read_text(filled(unit, 4 * 240)))
    assert long < 5 * short + 500


def test_blocks_in_blocks_without_a_letter_are_read_once() -> None:
    nested = "###### \u2066\n::: note\n" * 18
    read_text(nested)
    assert work(lambda: read_text(nested)) < 50_000


@pytest.mark.parametrize(
    "unit", [" ", "\t", "\n", "-", "#", "`", "a", "1", "(", "a@", "'", "\u0301"]
)
def test_no_search_begins_again_and_again(unit: str) -> None:
    """One call of C can hide what grows with the square: then this would take minutes."""
    reading = read_text("a" + filled(unit, 200_000) + "b")
    assert [finding.code for finding in reading.diagnostics] in ([], ["s-010"])


def test_a_text_of_markup_alone_is_refused_where_it_passes_the_allowance(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(weight, "ALLOWANCE", 100)
    (found,) = read_text("Words.\n\n" * 100).diagnostics
    assert (found.code, found.line) == ("s-010", 144)
    assert read_text(PROSE * 10).document is not None


@pytest.mark.parametrize("name", HONEST)
def test_what_publishers_print_is_not_refused(name: str) -> None:
    entries = (HONEST[name].replace("{n}", str(number)) for number in range(HONEST_SIZE))
    text, length = [], 0
    while length < HONEST_SIZE:
        text.append(next(entries))
        length += len(text[-1])
    findings = Findings("x.md")
    lines = [Line(number, line) for number, line in enumerate("".join(text).split("\n"), 1)]
    assert scan_blocks(lines, findings) is not None
    assert not findings.as_tuple()


@pytest.mark.fuzz
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("unit", ATTACKS, ids=repr)
def test_no_text_takes_five_times_as_long_as_a_megabyte_of_prose(unit: str, size: int) -> None:
    """The prose is half English and half Persian; the time is that from the text to XHTML."""
    seconds, _ = cost(filled(unit, size))
    assert seconds < 5 * cost_of_prose(SIZES[-1])


@lru_cache
def cost_of_prose(size: int) -> float:
    """The processor's seconds that so many characters of prose take, at their best."""
    return min(cost(filled(PROSE, size))[0] for _ in range(3))


def cost(text: str) -> tuple[float, Reading]:
    """The processor's seconds that a text takes, in a process set up as that of a command."""
    collect_between_documents()
    begin = time.process_time()
    reading = read_text(text)
    return time.process_time() - begin, reading


def test_a_control_that_is_not_read_cannot_be_escaped() -> None:
    reading = read_text("The lamp was lit.\\\u2069")
    assert [finding.code for finding in reading.diagnostics] == ["b-057"]
    assert reading.document is not None
    assert "\u2069" not in repr(reading.document)
    assert "\\u2069" not in repr(reading.document)
