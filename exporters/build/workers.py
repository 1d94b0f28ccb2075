"""Documents → worker processes, one document at a time each → outcomes, as they come.

Each worker is a fresh interpreter (not a fork: the engine's libraries have threads) that stays
warm from document to document. A worker that dies or hangs loses its own document and no other;
one that has grown is replaced.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections import deque
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from exporters.build.outcome import Built
from exporters.build.single import build_document
from exporters.diagnostics import diagnose
from exporters.errors import ExitCode
from exporters.runtime.memory import stay_warm
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from exporters.build.limits import Limits
    from exporters.build.single import Job
    from exporters.options import Options

# A worker is replaced after so many documents, or when it holds so many bytes of memory.
MOST_DOCUMENTS: Final = 500
MOST_MEMORY: Final = 1_000_000_000
# Processor time is limited in the worker itself; the wall time of one that does not answer, here.
_PATIENCE: Final = 4
_FAREWELL_SECONDS: Final = 5.0
_UNFIT: Final = {"u-001", "u-002", "u-004"}


class Workers:
    """Up to `count` worker processes, started when they are needed, warm until this is closed."""

    def __init__(self, count: int, options: Options, limits: Limits) -> None:
        self._count = count
        self._options = options
        self._limits = limits
        self._idle: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def build(self, jobs: Iterable[Job]) -> Iterator[Built]:
        """The outcome of every job, as each is known.

        When the caller stops asking, or is interrupted, the workers end at once and whole: what
        they were writing is not written.
        """
        waiting = deque(jobs)
        busy: dict[Connection, _Worker] = {}
        try:
            while waiting or busy:
                while waiting and len(busy) < self._count:
                    worker = self._living() or _Worker(self._options, self._limits)
                    busy[worker.link] = worker
                    worker.begin(waiting.popleft())
                soonest = min(worker.deadline for worker in busy.values())
                ready = wait([*busy], max(0.0, soonest - time.monotonic()))
                now = time.monotonic()
                for worker in [w for link, w in busy.items() if link in ready or w.deadline <= now]:
                    del busy[worker.link]
                    built = worker.finish()
                    if worker.is_fit:
                        self._idle.append(worker)
                    yield built
        finally:
            for worker in busy.values():
                worker.stop()

    def close(self) -> None:
        """Let the workers end; those that are started afterwards are new."""
        while self._idle:
            self._idle.pop().dismiss()

    def _living(self) -> _Worker | None:
        """The idle worker that worked last; one that something has ended is passed over."""
        while self._idle:
            worker = self._idle.pop()
            if worker.is_alive():
                return worker
            worker.dismiss()
        return None


class _Worker:
    """One worker process, as its employer sees it. `deadline` is in seconds of `monotonic`."""

    def __init__(self, options: Options, limits: Limits) -> None:
        context = multiprocessing.get_context("spawn")
        self.link, far_end = context.Pipe()
        self.is_fit = True
        self.deadline = 0.0
        self._limits = limits
        self._job: Job | None = None
        self._process: SpawnProcess = context.Process(
            target=_work, args=(far_end, options, limits), daemon=True
        )
        with _uninterrupted():
            self._process.start()
        far_end.close()

    def is_alive(self) -> bool:
        """Whether its process is still there."""
        return self._process.exitcode is None

    def begin(self, job: Job) -> None:
        """Hand over a job; a worker that is not there any more is found out by `finish`."""
        self._job = job
        self.deadline = time.monotonic() + _PATIENCE * self._limits.seconds
        with contextlib.suppress(OSError):
            self.link.send(job)

    def finish(self) -> Built:
        """The outcome of the job: the worker's own word, or why there is none."""
        if self._job is None:
            raise RuntimeError
        try:
            if not self.link.poll():
                self._process.kill()  # past its deadline
            reply: _Reply = self.link.recv()
        except (EOFError, OSError):
            return self._mourn(self._job)
        if not reply.is_fit:
            self.is_fit = False
            self.dismiss()
        return reply.built

    def _mourn(self, job: Job) -> Built:
        self.is_fit = False
        late = time.monotonic() >= self.deadline
        self.stop()
        code = self._process.exitcode or 0
        with contextlib.suppress(ValueError):
            name = signal.strsignal(-code) if code < 0 else None
        reason = f"{name or 'signal'} ({-code})".lower() if code < 0 else f"exit status {code}"
        path = str(job.source)
        if late:
            found = diagnose("u-002", path, seconds=_PATIENCE * self._limits.seconds,
                             more_seconds=2 * self._limits.seconds)  # fmt: skip
        else:
            found = diagnose("u-003", path, reason=reason)
        exit_code = ExitCode.SOURCE if late else ExitCode.BUG
        return Built(job.source, "failed", (), (found,), exit_code=exit_code)

    def dismiss(self) -> None:
        """Let the worker end: it finds that nobody will ask it again."""
        self.link.close()
        self._process.join(_FAREWELL_SECONDS)
        if self.is_alive():
            self._process.kill()
            self._process.join()

    def stop(self) -> None:
        """End the worker in the middle of its job; it takes away what it has half written."""
        self._process.terminate()
        self.dismiss()


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """A process that is started now never sees the terminal's Ctrl-C: it is told to end."""
    resource_tracker.ensure_running()  # starting it would end the masking
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- in the worker --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Reply:
    """The outcome of a job, and whether the worker that sends it can do another."""

    built: Built
    is_fit: bool


def _work(link: Connection, options: Options, limits: Limits) -> None:
    """Do one job after another until nobody asks any more."""
    signal.signal(signal.SIGTERM, _leave)
    stay_warm()
    count = 0
    with contextlib.suppress(EOFError, OSError):
        while True:
            built = build_document(link.recv(), options, limits)
            count += 1
            is_fit = (
                count < MOST_DOCUMENTS
                and _resident_memory() < MOST_MEMORY
                and _UNFIT.isdisjoint(found.code for found in built.diagnostics)
            )
            link.send(_Reply(built, is_fit))
            if not is_fit:
                return


def _leave(_signal: int, _frame: object) -> None:
    raise SystemExit(128 + signal.SIGTERM)


def _resident_memory() -> int:
    """The bytes of memory that this process holds now; at its peak, where Linux is not there."""
    with contextlib.suppress(OSError):
        pages = Path("/proc/self/statm").read_text("ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    return 0
