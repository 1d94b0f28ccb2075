"""What a change of one article costs in `diglot watch`, from the save to the page that shows it.

`python -m benchmarks.changes [--rounds 20]` says it for each kind of change, and what memory the
session holds after its first changes and after its last.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from benchmarks.measure import Cost, FailedCommandError
from benchmarks.peers import program
from benchmarks.texts import make_article

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_QUIET: Final = 0.25  # seconds after which a session has done all that it does
_PATIENCE: Final = 120  # seconds
_WORDS: Final = ("the river", "a school", "that market", "the printer", "one garden", "a valley")
_PERSIAN: Final = ("انار", "سیب", "بادام", "توت", "انگور", "پسته")


def _in_a_paragraph(source: str, words: str, _: str) -> str:
    return source.replace("went to lunch", f"went to {words}")


def _in_a_persian_one(source: str, _: str, word: str) -> str:
    return source.replace("سبدهای نارنج", f"سبدهای {word}")


def _in_a_note(source: str, words: str, _: str) -> str:
    return source.replace("[^1]: It", f"[^1]: Of {words}: it")


def _in_a_heading(source: str, words: str, _: str) -> str:
    return source.replace("## What Was Meant", f"## What Was Meant by {words.title()}")


def _a_paragraph_more(source: str, words: str, _: str) -> str:
    more = f"They spoke of {words} until the evening, and nobody wrote it down."
    return source.replace("## What Was Kept", f"{more}\n\n## What Was Kept")


def _in_the_title(source: str, words: str, _: str) -> str:
    return source.replace("'Notes on the Ferry", f"'Notes on the Ferry and {words}")


CHANGES: Final[dict[str, Callable[[str, str, str], str]]] = {
    "words of a paragraph": _in_a_paragraph,
    "words of a Persian paragraph": _in_a_persian_one,
    "a note": _in_a_note,
    "a heading": _in_a_heading,
    "a paragraph more": _a_paragraph_more,
    "the title, and with it the cover": _in_the_title,
}


class Session:
    """`diglot watch` on one article, whose pages are waited for as a browser waits."""

    def __init__(self, source: Path, output: Path) -> None:
        self._source = source
        self._first = source.read_text("utf-8")
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            (program("diglot"), "watch", str(source), "-d", str(output)),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        address = self._process.stdout.readline() if self._process.stdout else ""
        if "http://" not in address:
            raise FailedCommandError(address)
        host = address.split("/")[2]
        while not self._has_built(host):
            time.sleep(0.1)
        self.rest()
        self._events = http.client.HTTPConnection(host, timeout=_PATIENCE)
        self._events.request("GET", "/events")
        self._news = self._events.getresponse()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._news.close()
        self._events.close()
        self._process.send_signal(signal.SIGINT)  # it ends its workers
        self._process.communicate(timeout=_PATIENCE)

    @staticmethod
    def _has_built(host: str) -> bool:
        connection = http.client.HTTPConnection(host, timeout=_PATIENCE)
        try:
            connection.request("GET", "/state")
            return bool(json.load(connection.getresponse())["documents"])
        except ConnectionError:
            return False
        finally:
            connection.close()

    def rest(self) -> None:
        """Wait until the session does nothing any more."""
        before = -1.0
        while (spent := self.spent()) - before > _QUIET / 50:
            before = spent
            time.sleep(_QUIET)

    def change(self, source: str) -> Cost:
        """Save this text: the processor's time until all is done, the time until it is told."""
        before, start = self.spent(), time.perf_counter()
        self._source.write_text(source, "utf-8")
        while not (line := self._news.readline()).startswith(b"data:"):
            if not line:
                raise FailedCommandError(self._source.name)
        told = json.loads(line.removeprefix(b"data:"))
        wall = time.perf_counter() - start
        if told["state"] != "written":
            raise FailedCommandError(json.dumps(told["diagnostics"], ensure_ascii=False))
        self.rest()
        return Cost(self.spent() - before, wall, self.memory())

    def edit(self, kind: str, turn: int) -> Cost:
        """Change the article as it was at first in one way; each turn says something else."""
        chance = random.Random(turn)  # noqa: S311 - the same text every time
        words = f"{chance.choice(_WORDS)} and {chance.choice(_WORDS)} ({turn})"
        changed = CHANGES[kind](self._first, words, f"{chance.choice(_PERSIAN)} و {turn}")
        if changed == self._first:
            raise FailedCommandError(kind)
        return self.change(changed)

    def spent(self) -> float:
        """The seconds of the processor that the session and its workers have taken so far."""
        return sum(time.clock_gettime(_clock_of(pid)) for pid in self._processes())

    def memory(self) -> float:
        """The megabytes that its largest process holds now."""
        pages = (
            int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
            for pid in self._processes()
        )
        return max(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def _processes(self) -> list[int]:
        found = [self._process.pid]
        for pid in found:  # those that are found are looked at too
            for children in Path(f"/proc/{pid}/task").glob("*/children"):
                found += map(int, children.read_text("ascii").split())
        return found


def _clock_of(pid: int) -> int:
    """The clock of what a process takes of the processor (clock_getcpuclockid of Linux)."""
    return ~pid << 3 | 2


def measure_changes(sources: Sequence[Path], output: Path) -> Cost:
    """The median cost of a change of the one source, over two rounds of all kinds."""
    with Session(sources[0], output) as session:
        costs = [session.edit(kind, turn) for turn in (1, 2) for kind in CHANGES]
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.wall for cost in costs),
        max(cost.memory for cost in costs),
    )


def main() -> None:
    """Print the medians of every kind."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.changes", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    costs: dict[str, list[Cost]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="changes-") as name:
        source = make_article(0, "diglot").write(Path(name))
        with Session(source, Path(name, "output")) as session:
            for turn in range(1, rounds + 1):
                for kind in CHANGES:
                    costs[kind].append(session.edit(kind, turn))
    for kind, found in costs.items():
        cpu, wall = (statistics.median(getattr(c, of) for c in found) for of in ("cpu", "wall"))
        sys.stdout.write(f"{cpu:.3f} s CPU  {wall:.3f} s until told  {kind}\n")
    memory = [cost.memory for kind in CHANGES for cost in costs[kind][:: max(1, rounds - 1)]]
    sys.stdout.write(
        f"{max(memory[::2]):.0f} MB after a round, {max(memory[1::2]):.0f} MB after {rounds}\n"
    )


if __name__ == "__main__":
    main()
