"""Records are read back as they were written, or not at all."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from exporters.runtime.records import read_record, write_record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONTENT = {("a", 1): (b"\0\1", None, ("ب", 2.5))}


def _file(place: Path) -> Path:
    (path,) = place.iterdir()
    return path


def test_a_record_is_read_back(place: Path) -> None:
    write_record("numbers", "1", CONTENT)
    assert read_record("numbers", "1") == CONTENT
    assert sys.implementation.cache_tag in _file(place).name


@pytest.mark.usefixtures("place")
def test_another_key_or_name_has_nothing() -> None:
    write_record("numbers", "1", CONTENT)
    assert read_record("numbers", "2") is None
    assert read_record("names", "1") is None


def test_a_new_record_takes_the_place_of_the_old(place: Path) -> None:
    write_record("numbers", "1", CONTENT)
    write_record("numbers", "2", [])
    assert read_record("numbers", "1") is None
    assert read_record("numbers", "2") == []
    assert len(list(place.iterdir())) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:0],
        lambda content: content[:3],
        lambda content: content[:-1],
        lambda content: content[:20] + b"?" + content[21:],
        lambda content: b"\0" * len(content),
        lambda content: b"\0\0\0\0" + content[:0],  # the checksum of nothing
    ],
)
def test_a_damaged_record_is_none(place: Path, spoil: Callable[[bytes], bytes]) -> None:
    write_record("numbers", "1", CONTENT)
    path = _file(place)
    path.write_bytes(spoil(path.read_bytes()))
    assert read_record("numbers", "1") is None


@pytest.mark.skipif(sys.platform == "win32", reason="files there have no such modes")
def test_a_record_that_others_may_write_is_none(place: Path) -> None:
    write_record("numbers", "1", CONTENT)
    _file(place).chmod(0o666)
    assert read_record("numbers", "1") is None


@pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root gives files away"
)
def test_a_record_of_somebody_else_is_none(place: Path) -> None:
    write_record("numbers", "1", CONTENT)
    os.chown(_file(place), 12345, -1)
    assert read_record("numbers", "1") is None


def test_where_nothing_can_be_kept_nothing_is(place: Path) -> None:
    place.parent.mkdir()
    place.write_text("no folder")
    write_record("numbers", "1", CONTENT)
    assert read_record("numbers", "1") is None


def test_what_one_place_refuses_goes_to_the_next(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prefix = tmp_path / "venv"
    prefix.mkdir()
    (prefix / "share").write_text("no folder")
    monkeypatch.setattr(sys, "prefix", str(prefix))
    write_record("numbers", "1", CONTENT)
    assert _file(place).is_file()
    assert read_record("numbers", "1") == CONTENT
