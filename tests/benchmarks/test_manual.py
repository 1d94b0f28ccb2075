"""The manual's section on speed, written from measured costs."""

from __future__ import annotations

import datetime as dt

from benchmarks.manual import put_into_manual
from tests.benchmarks.test_report import TABLES

MANUAL = "# Manual\n\n## Limits\n\nNone.\n\n## How it is made\n\nWell.\n"
DAY = dt.date(2025, 3, 21)


def test_the_section_stands_before_the_last_one() -> None:
    written = put_into_manual(MANUAL, TABLES, DAY)
    assert written.startswith("# Manual\n\n## Limits\n\nNone.\n\n## Speed\n")
    assert written.endswith("\n\n## How it is made\n\nWell.\n")
    assert "\n\n| Built with | CPU, s | ratio | MB |\n" in written
    assert "60 |\n\nTable: One article\n\n![" in written
    assert "](speed.png " in written
    assert "\n\nMeasured on 21 March 2025 on " in written
    assert "\n| diglot | 2.00 | 1 | 95 |\n| R&D → typst | 3.00 | 0.62 | 60 |" in written


def test_a_section_that_is_there_is_written_anew() -> None:
    old = put_into_manual(MANUAL, TABLES * 2, DAY)
    assert put_into_manual(old, TABLES, DAY) == put_into_manual(MANUAL, TABLES, DAY)
