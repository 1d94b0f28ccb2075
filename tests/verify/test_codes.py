"""Every code of the gates is one that some test makes a gate say."""

from __future__ import annotations

from pathlib import Path

from exporters.diagnostics import CODES

LETTERS = ("k-", "d-", "e-2", "o-", "p-2")
# What only a Java that fails would bring about.
UNTESTED = {"e-209"}


def test_every_code_of_the_gates_is_tested() -> None:
    tests = Path(__file__).parents[1]
    texts = "".join(
        path.read_text("utf-8")
        for folder in (tests / "verify", tests / "provenance", tests / "build")
        for path in (*folder.glob("test_*.py"), *folder.glob("*.txt"))
        if path.name != Path(__file__).name
    )
    codes = {code for code in CODES if code.startswith(LETTERS)} - UNTESTED
    assert {code for code in codes if code not in texts} == set()
