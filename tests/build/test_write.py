"""exporters.build.write: all of a file or none of it."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from exporters.build.write import write_file
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
