"""exporters.build.sighting: no clock, no restored date and no quick second edit deceives it."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from exporters.build import sighting as module
from exporters.build.sighting import Sighting

if TYPE_CHECKING:
    from pathlib import Path

LATER = 10_000_000_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that has two bytes."""
    path = tmp_path / "x"
    path.write_bytes(b"ab")
    return path


@pytest.fixture
def rested(path: Path, monkeypatch: pytest.MonkeyPatch) -> Sighting:
    """The sighting of that file, long after it was changed."""
    now = time.time_ns()
    monkeypatch.setattr("time.time_ns", lambda: now + LATER)
    return Sighting.of_input(path, b"ab")


def test_a_rested_file_is_known_without_being_read(
    path: Path, rested: Sighting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_digest", lambda *_: pytest.fail("was read"))
    assert rested.is_of(str(path))
    assert Sighting.read(rested.as_json()) == rested


def test_a_file_changed_just_before_is_known_by_its_digest_alone(path: Path) -> None:
    seen = Sighting.of_input(path, b"ab")
    assert seen.state == ()
    assert seen.is_of(str(path))
    before = path.stat()
    path.write_bytes(b"cd")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not seen.is_of(str(path))


@pytest.mark.parametrize("how", ["in place", "renamed"])
def test_other_bytes_of_the_same_size_and_date_are_seen(
    path: Path, rested: Sighting, how: str
) -> None:
    before = path.stat()
    other = path if how == "in place" else path.with_name("y")
    other.write_bytes(b"cd")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)
    assert not rested.is_of(str(path))


def test_a_file_restored_from_elsewhere_is_the_same(path: Path, rested: Sighting) -> None:
    other = path.with_name("y")
    other.write_bytes(b"ab")
    os.utime(other, (1, 1))
    other.replace(path)
    assert rested.is_of(str(path))


def test_a_date_in_the_future_is_not_trusted(path: Path, rested: Sighting) -> None:
    ahead = time.time_ns() + 100 * LATER
    os.utime(path, ns=(ahead, ahead))
    assert Sighting.of_input(path, b"ab").state == ()
    assert rested.is_of(str(path))


def test_a_file_that_is_not_what_was_read_is_known_by_what_was_read(
    path: Path, rested: Sighting
) -> None:
    assert rested.state
    seen = Sighting.of_input(path, b"xy")
    assert (seen.state, seen.is_of(str(path))) == ((), False)


def test_what_is_no_sighting() -> None:
    nothing: tuple[object, ...] = ([], None, 3)
    for found in nothing:
        with pytest.raises((ValueError, TypeError)):
            Sighting.read(found)
