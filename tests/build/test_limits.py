"""exporters.build.limits: a document that wants too much is told so, and the limits end with it."""

from __future__ import annotations

import resource
import time
from typing import TYPE_CHECKING

import pytest

from exporters.build import limits as module
from exporters.build.limits import (
    NO_WISHES,
    Limits,
    TimeReached,
    Wishes,
    count_cores,
    count_memory,
    limited,
    share_machine,
)

if TYPE_CHECKING:
    from pathlib import Path

KINDS = (resource.RLIMIT_AS, resource.RLIMIT_CPU)


def test_too_much_time_stops_and_the_limit_ends() -> None:
    before = [resource.getrlimit(kind) for kind in KINDS]

    def compute() -> None:
        with limited(Limits(memory=1 << 40, seconds=0)):
            end = time.process_time() + 30
            while time.process_time() < end:
                pass

    with pytest.raises(TimeReached):
        compute()
    assert [resource.getrlimit(kind) for kind in KINDS] == before


def test_too_much_memory_stops_and_the_limit_ends() -> None:
    before = [resource.getrlimit(kind) for kind in KINDS]
    with pytest.raises(MemoryError), limited(Limits(memory=3_000_000_000, seconds=60)):
        bytearray(4_000_000_000)
    assert [resource.getrlimit(kind) for kind in KINDS] == before


def test_a_control_group_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_GROUP", tmp_path)
    cores, memory = count_cores(), count_memory()
    (tmp_path / "cpu.max").write_text("50000 100000\n")
    (tmp_path / "memory.max").write_text("3000000000\n")
    assert (count_cores(), count_memory()) == (1, 3_000_000_000)
    (tmp_path / "cpu.max").write_text("max 100000\n")
    (tmp_path / "memory.max").write_text("max\n")
    assert (count_cores(), count_memory()) == (cores, memory)


def test_the_machine_is_shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "count_memory", lambda: 16_000_000_000)
    assert share_machine(4, NO_WISHES) == Limits(3_200_000_000, 900)
    assert share_machine(64, NO_WISHES).memory == 1_000_000_000
    assert share_machine(4, Wishes(memory=2_000_000_000, seconds=5)) == Limits(2_000_000_000, 5)
