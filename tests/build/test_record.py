"""exporters.build.record: what makes a build stale."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from exporters.build import record as module
from exporters.build.record import Record
from exporters.options import Printing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """A record of an output that has just been built from a source and its masthead."""
    source, masthead = tmp_path / "project/x.md", tmp_path / "project/masthead.yaml"
    source.parent.mkdir()
    source.write_text("source")
    masthead.write_text("masthead")
    built = Record(source.parent / "build", source, "pdf")
    built.output.parent.mkdir()
    built.output.write_bytes(b"%PDF")
    built.write(b"%PDF", {source: b"source", masthead: b"masthead"})
    return built


def test_what_has_just_been_built_is_current(record: Record) -> None:
    assert record.is_current()


@pytest.mark.parametrize(
    "change",
    [
        lambda r: r.source.write_text("change"),
        lambda r: (r.source.parent / "masthead.yaml").write_text("changed!"),
        lambda r: (r.source.parent / "masthead.yaml").unlink(),
        lambda r: r.output.write_bytes(b"%PNG"),
        lambda r: r.output.unlink(),
        lambda r: r.path.write_text("{"),
        lambda r: r.path.write_text("[]"),
        lambda r: r.path.write_bytes(b""),
        lambda r: r.path.write_text(r.path.read_text().replace('["', '[["')),
        lambda r: r.path.unlink(),
    ],
    ids=["source", "masthead", "masthead gone", "output", "output gone", "torn", "other", "empty",
         "garbled", "none"],
)  # fmt: skip
def test_any_change_makes_it_stale(record: Record, change: Callable[[Record], object]) -> None:
    change(record)
    assert not record.is_current()


def test_a_change_while_it_was_built_makes_it_stale(record: Record) -> None:
    record.source.write_text("edited")
    record.write(b"%PDF", {record.source: b"source"})
    assert not record.is_current()


def test_another_tool_makes_it_stale(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "tool_digest", lambda: "another")
    assert not record.is_current()


def test_another_font_of_nastaliq_makes_what_is_set_in_it_stale(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = {record.source: b"source"}
    for nastaliq in (False, True):
        monkeypatch.setattr(module, "nastaliq_digest", lambda: "a font")
        record.write(b"%PDF", content, nastaliq=nastaliq)
        assert record.is_current()
        monkeypatch.setattr(module, "nastaliq_digest", lambda: "another")
        assert record.is_current() is not nastaliq


def test_each_target_has_a_record_of_its_own(record: Record) -> None:
    assert not Record(record.directory, record.source, "epub").is_current()


def test_another_source_of_the_same_name_makes_it_stale(record: Record, tmp_path: Path) -> None:
    other = tmp_path / "other/x.md"
    other.parent.mkdir()
    other.write_text("source")
    assert not Record(record.directory, other, "pdf").is_current()


def test_touching_a_file_changes_nothing(record: Record) -> None:
    os.utime(record.source, (1, 1))
    record.output.touch()
    assert record.is_current()


def test_pages_printed_otherwise_are_stale(record: Record) -> None:
    printing = Printing(bleed=3)
    assert not replace(record, printing=printing).is_current()
    book = replace(record, target="epub")
    book.output.write_bytes(b"PK")
    book.write(b"PK", {})
    assert replace(book, printing=printing).is_current()


def test_a_project_that_is_moved_stays_built(record: Record, tmp_path: Path) -> None:
    shutil.copytree(record.source.parent, tmp_path / "elsewhere")
    moved = Record(tmp_path / "elsewhere/build", tmp_path / "elsewhere/x.md", "pdf")
    assert moved.is_current()
    moved.source.write_text("changed")
    assert not moved.is_current()
