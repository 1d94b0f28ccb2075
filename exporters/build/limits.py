"""How much of the machine one document may take, so that no text can take all of it."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_GROUP: Final = Path("/sys/fs/cgroup")
_SHARE: Final = 0.8  # of the machine's memory, for all workers together
_LEAST_MEMORY: Final = 1_000_000_000
_UNKNOWN_MEMORY: Final = 4_000_000_000
_SECONDS: Final = 900


class TimeReached(BaseException):
    """The document took its processor time. No library's `except Exception` may swallow this."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of address space and seconds of processor time for one document."""

    memory: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of the machine; None: diglot decides. `memory` in bytes."""

    jobs: int | None = None
    memory: int | None = None
    seconds: int | None = None


NO_WISHES: Final = Wishes()


def share_machine(count: int, wishes: Wishes) -> Limits:
    """The limits of each of `count` documents at once, that leave the machine room."""
    share = max(_LEAST_MEMORY, int(_SHARE * count_memory() / count))
    return Limits(wishes.memory or share, wishes.seconds or _SECONDS)


def count_cores() -> int:
    """The processors that this program may use: those of its affinity and its control group."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS
        cores = os.cpu_count() or 1
    quota, _, period = _read_group("cpu.max").partition(" ")
    if quota.isdigit() and period.isdigit():
        cores = min(cores, -(-int(quota) // int(period)))
    return max(1, cores)


def count_memory() -> int:
    """The bytes of memory that this program may use: the machine's, or its control group's."""
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        memory = _UNKNOWN_MEMORY
    limit = _read_group("memory.max")
    return min(memory, int(limit)) if limit.isdigit() else memory


def _read_group(name: str) -> str:
    """A setting of the control group (Linux, version 2); empty where there is none."""
    with contextlib.suppress(OSError):
        return (_GROUP / name).read_text("ascii").strip()
    return ""


@contextlib.contextmanager
def limited(limits: Limits) -> Iterator[None]:
    """While this lasts, too much memory raises MemoryError, too much time TimeReached.

    Time is watched in the main thread only. Where the system knows no such limit (Windows; macOS
    for memory) there is none.
    """
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        yield
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + limits.seconds + 1
    with _softly(resource.RLIMIT_AS, limits.memory):
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGXCPU, _stop)
        try:
            with _softly(resource.RLIMIT_CPU, seconds):
                yield
        finally:
            signal.signal(signal.SIGXCPU, before)


@contextlib.contextmanager
def _softly(kind: int, limit: int) -> Iterator[None]:
    """Set the soft limit, never above the hard one, and put it back."""
    import resource  # noqa: PLC0415 - see `limited`

    soft, hard = resource.getrlimit(kind)
    bounds = [bound for bound in (soft, hard, limit) if bound != resource.RLIM_INFINITY]
    with contextlib.suppress(ValueError, OSError):  # macOS has the name and not the limit
        resource.setrlimit(kind, (min(bounds), hard))
    try:
        yield
    finally:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (soft, hard))


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TimeReached
