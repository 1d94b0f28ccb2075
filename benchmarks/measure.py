"""A command → what it cost: CPU seconds of it and all it started, wall seconds, memory."""

from __future__ import annotations

import ctypes
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_PR_SET_CHILD_SUBREAPER: Final = 36  # linux/prctl.h
_KILOBYTES: Final = 1 if sys.platform == "linux" else 1024  # what ru_maxrss counts in


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU (user and system) and wall time in seconds; the largest process's memory in megabytes."""

    cpu: float
    wall: float
    memory: float

    def __add__(self, other: Cost) -> Cost:
        """The cost of one thing after another."""
        return Cost(self.cpu + other.cpu, self.wall + other.wall, max(self.memory, other.memory))


class FailedCommandError(Exception):
    """A command that a figure was wanted of has failed; holds the last lines it wrote."""


def measure(
    commands: Iterable[Sequence[str]], environment: Mapping[str, str], folder: Path
) -> Cost:
    """Run the commands in `folder`, one after another, and sum up what they cost."""
    total = Cost(0.0, 0.0, 0.0)
    for command in commands:
        total += _measure(command, environment, folder)
    return total


def _measure(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Cost:
    _adopt_orphans()
    log = folder / "log"
    with log.open("wb") as output:
        start = time.perf_counter()
        child = subprocess.Popen(  # noqa: S603 - the peers, as `peers` names them
            command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, env=environment,
            cwd=folder,
        )  # fmt: skip
        status, cost = _wait_for_all(child.pid, start)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        said = log.read_text("utf-8", "replace").splitlines()[-5:]
        raise FailedCommandError("\n".join([" ".join(command), *said]))
    return cost


def _wait_for_all(pid: int, start: float) -> tuple[int, Cost]:
    """The exit status of the child `pid`, and the cost of it and of all that it left behind."""
    status, wall = 0, 0.0
    total = Cost(0.0, 0.0, 0.0)
    while True:
        try:
            ended, code, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return status, total
        if ended == pid:
            status, wall = code, time.perf_counter() - start
        memory = usage.ru_maxrss * _KILOBYTES / 1000
        total = Cost(total.cpu + usage.ru_utime + usage.ru_stime, wall, max(total.memory, memory))


def _adopt_orphans() -> None:
    """Let processes whose parent has ended become children of this one, where Linux can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of several figures, the smallest and the largest."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, figures: Sequence[float]) -> Spread:
        """That of one figure or more."""
        return cls(statistics.median(figures), min(figures), max(figures))
