"""What a command costs: that of all it starts, and nothing where it fails."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.measure import Cost, FailedCommandError, Spread, measure

if TYPE_CHECKING:
    from pathlib import Path

BUSY = "import time\nwhile time.process_time() < 0.2: pass"
IN_A_CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BUSY!r}])"
ORPHANED = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {BUSY!r}])"


@pytest.mark.parametrize(
    "script",
    [
        BUSY,
        IN_A_CHILD,
        pytest.param(
            ORPHANED,
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux adopts orphans"),
        ),
    ],
)
def test_the_time_of_every_child_counts(script: str, tmp_path: Path) -> None:
    cost = measure([(sys.executable, "-c", script)], os.environ, tmp_path)
    assert cost.cpu >= 0.2
    assert cost.memory > 1


def test_a_failure_says_what_the_command_said(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "import sys; sys.exit('no such press')")
    with pytest.raises(FailedCommandError, match="no such press"):
        measure([command], os.environ, tmp_path)


def test_one_thing_after_another() -> None:
    assert Cost(1, 2, 30) + Cost(3, 4, 20) == Cost(4, 6, 30)


def test_a_spread_has_its_median() -> None:
    assert Spread.of([3.0, 1.0, 2.0]) == Spread(2.0, 1.0, 3.0)
