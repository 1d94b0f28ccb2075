"""Every code of the gates is one that some test makes a gate say."""

from __future__ import annotations

from pathlib import Path

from exporters.diagnostics import CODES

LETTERS = ("k-", "d-", "e-2", "p-2")
# What only a Java that fails would bring about.
UNTESTED = {"e-209"}


def test_every_code_of_the_gates_is_tested() -> None:
    folder = Path(__file__).parent
    texts = "".join(
        path.read_text("utf-8")
        for path in (*folder.glob("test_*.py"), *folder.glob("*.txt"))
        if path.name != Path(__file__).name
    )
    codes = {code for code in CODES if code.startswith(LETTERS)} - UNTESTED
    assert {code for code in codes if code not in texts} == set()
