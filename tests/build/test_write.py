"""exporters.build.write: all of a file or none of it."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from exporters.build.write import find_staged, write_file, write_together
from exporters.errors import ExitCode, WriteError

if TYPE_CHECKING:
    from pathlib import Path


def test_writes_into_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.pdf"
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in path.parent.iterdir()] == ["b.pdf"]


def test_the_mode_follows_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "x", b"")
    finally:
        os.umask(before)
    assert (tmp_path / "x").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_full_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    path = tmp_path / "x.epub"
    write_file(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError) as failed:
        write_file(path, b"new")
    assert failed.value.exit_code is ExitCode.WRITE
    assert os.strerror(code).lower() in str(failed.value)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["x.epub"]


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").mkdir()
    with pytest.raises(WriteError, match=r"x\.pdf: error\[w-001\]"):
        write_file(tmp_path / "x.pdf", b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["x.pdf"]


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("")
    with pytest.raises(WriteError, match=r"w-001"):
        write_file(tmp_path / "build" / "x.pdf", b"new")


def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "x", b"new")
    assert list(tmp_path.iterdir()) == []


def test_several_files_are_written_together(tmp_path: Path) -> None:
    outputs = {tmp_path / "a.b.epub": b"epub", tmp_path / "a.b.pdf": b"pdf"}
    (tmp_path / "records").mkdir()
    write_together(outputs, tmp_path / "records", "a.b")
    assert {path: path.read_bytes() for path in outputs} == outputs
    assert not list((tmp_path / "records").iterdir())


def test_where_one_cannot_be_written_all_old_ones_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = {tmp_path / name: b"new" for name in ("a.epub", "a.pdf")}
    for path in outputs:
        path.write_bytes(b"old")
    room = iter([None])

    def fill(_descriptor: int) -> None:
        if next(room, errno.ENOSPC):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fill)
    (tmp_path / "records").mkdir()
    with pytest.raises(WriteError, match=r"a\.pdf: error\[w-001\].*no space left"):
        write_together(outputs, tmp_path / "records", "a")
    assert {path.read_bytes() for path in outputs} == {b"old"}
    assert not list((tmp_path / "records").iterdir())


def test_what_is_half_written_is_found_with_its_document(tmp_path: Path) -> None:
    for name in ("a.b.pdf.17.new", "a.b.epub-json.17.new", "a.b.epub.json", "lock"):
        (tmp_path / name).write_bytes(b"")
    assert sorted(find_staged(tmp_path)) == [
        (tmp_path / "a.b.epub-json.17.new", "a.b"),
        (tmp_path / "a.b.pdf.17.new", "a.b"),
    ]
