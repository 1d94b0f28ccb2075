"""Every code that a source can raise: a folder with the source and the very words it brings."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporters import lint
from exporters.diagnostics import CODES, MOST_LISTED
from exporters.reader import read, read_file

FOLDER = Path(__file__).parent.parent / "diagnostics"
# What no source of a few lines can bring: these have tests of their own, here or in tests/cli.
ELSEWHERE = {
    "s-001",
    "s-002",
    "s-008",
    "s-009",
    "s-010",
    "s-012",
    "m-004",
    "r-004",
    "r-005",
    "r-007",
}
OURS = sorted(code for code in CODES if code[0] in "smhabvr")
SOURCES = sorted(path.parent.name for path in FOLDER.glob("[smhabvr]-*/input.md"))


def test_every_code_is_shown() -> None:
    assert set(OURS) - ELSEWHERE <= set(SOURCES)


@pytest.mark.parametrize("code", SOURCES)
def test_diagnostic(code: str) -> None:
    source = FOLDER / code / "input.md"
    reading = read_file(source)
    found = list(reading.diagnostics)
    if reading.document is not None:
        found += lint.check(reading.document, str(source))
    said = "".join(f"{finding.text}\n" for finding in found).replace(f"{source.parent}/", "")
    assert said == (source.parent / "expected.txt").read_text("utf-8")
    assert [finding.code for finding in found] == [code]


def test_of_many_alike_the_first_are_listed_and_the_others_counted() -> None:
    head = "---\nlang: en\ntitle: T\nauthor: A\n---\n"
    reading = read(head + "Down </b> the river.\n\n" * 250, "x", FOLDER)
    *first, last = reading.diagnostics
    assert [found.code for found in first] == ["b-021"] * MOST_LISTED
    assert str(last) == "x:206:6: advice[s-012]: 150 more of b-021 from here on are not listed"
