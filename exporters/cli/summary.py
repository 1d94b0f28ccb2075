"""The last line of a build of many documents: how many of each outcome, pages, seconds."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING, Final

from exporters.errors import ExitCode
from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.build import Built
    from exporters.cli.console import Console

_STATES: Final = ("written", "unchanged", "failed")


@dataclass(slots=True)
class Summary:
    """What a build came to: `start` is of `perf_counter`, `exit_code` of the first failure."""

    start: float
    exit_code: ExitCode = ExitCode.OK
    pages: int = 0
    states: Counter[str] = field(default_factory=Counter)

    def add(self, built: Built) -> None:
        """Count one document in."""
        self.states[built.state] += 1
        self.pages += sum(output.pages or 0 for output in built.outputs)
        self.exit_code = self.exit_code or built.exit_code

    def tell(self, console: Console) -> None:
        """Say it where there were several: `12 documents: 11 written, 1 failed; 40 pages, 8 s`."""
        seconds = time.perf_counter() - self.start
        counts = {state: self.states[state] for state in _STATES}
        parts = [f"{count:,} {state}" for state, count in counts.items() if count]
        pages = f"; {self.pages:,} page{'s' * (self.pages != 1)}" if self.pages else ""
        line = f"{self.states.total():,} documents: {', '.join(parts)}{pages}, {seconds:.1f} s"
        console.sum_up(line if self.states.total() > 1 else "",
                       **counts, pages=self.pages, seconds=round(seconds, 3))  # fmt: skip
