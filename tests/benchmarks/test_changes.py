"""What a change costs: that the changes are changes, and are told when they are shown."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.changes import CHANGES, Session
from benchmarks.texts import make_article

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("kind", CHANGES)
def test_each_kind_changes_the_article_anew_each_time(kind: str) -> None:
    source = make_article(0, "diglot").source
    changed = {CHANGES[kind](source, f"the river ({turn})", f"انار {turn}") for turn in (1, 2)}
    assert len(changed - {source}) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="the clocks are Linux's")
def test_a_change_costs_something_until_it_is_told(tmp_path: Path) -> None:
    source = make_article(0, "diglot").write(tmp_path)
    with Session(source, tmp_path / "output") as session:
        cost = session.edit("a note", 1)
    assert "[^1]: Of" in source.read_text("utf-8")
    assert cost.cpu > 0
    assert cost.wall > 0
    assert cost.memory > 1
