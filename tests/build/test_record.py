"""exporters.build.record: what makes a build stale."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from exporters.build import record as module
from exporters.build.record import Record, tool_digest
from exporters.options import Printing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """A record of an output that has just been built from a source and its masthead."""
    source, masthead = tmp_path / "x.md", tmp_path / "masthead.yaml"
    source.write_text("source")
    masthead.write_text("masthead")
    built = Record(tmp_path / "build", source, "pdf")
    built.output.parent.mkdir()
    built.output.write_bytes(b"%PDF")
    built.write((source, masthead))
    return built


def test_what_has_just_been_built_is_current(record: Record) -> None:
    assert record.is_current()


@pytest.mark.parametrize(
    "change",
    [
        lambda r: r.source.write_text("changed"),
        lambda r: (r.source.parent / "masthead.yaml").write_text("changed"),
        lambda r: (r.source.parent / "masthead.yaml").unlink(),
        lambda r: r.output.write_bytes(b"by hand"),
        lambda r: r.output.unlink(),
        lambda r: r.path.write_text("{"),
        lambda r: r.path.write_text("[]"),
        lambda r: r.path.unlink(),
    ],
    ids=["source", "masthead", "masthead gone", "output", "output gone", "torn", "other", "none"],
)
def test_any_change_makes_it_stale(record: Record, change: Callable[[Record], object]) -> None:
    change(record)
    assert not record.is_current()


def test_another_tool_makes_it_stale(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "tool_digest", lambda: "another")
    assert not record.is_current()


def test_each_target_has_a_record_of_its_own(record: Record) -> None:
    assert not Record(record.directory, record.source, "epub").is_current()


def test_touching_a_file_changes_nothing(record: Record) -> None:
    record.source.touch()
    assert record.is_current()


def test_the_tool_is_digested_once() -> None:
    assert tool_digest() is tool_digest()
    assert len(tool_digest()) == 64


def test_pages_printed_otherwise_are_stale(record: Record) -> None:
    printing = Printing(bleed=3)
    assert not replace(record, printing=printing).is_current()
    book = replace(record, target="epub")
    book.output.write_bytes(b"PK")
    book.write(())
    assert replace(book, printing=printing).is_current()
