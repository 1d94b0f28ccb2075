"""Gathers findings, and stops repeating itself: a fault of a template stands on every page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from exporters.diagnostics import diagnose

if TYPE_CHECKING:
    from exporters.diagnostics import Diagnostic

MOST_OF_A_KIND: Final = 20
_EXCERPT: Final = 40


class Findings:
    """The findings on one file, at most `MOST_OF_A_KIND` of each code in each of its parts."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._found: list[Diagnostic] = []
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, code: str, part: str = "", line: int | None = 0, **parameters: object) -> None:
        """Add a finding in a part of the file (empty: the file as a whole)."""
        self._counts[code, part] += 1
        if self._counts[code, part] <= MOST_OF_A_KIND:
            self._found.append(diagnose(code, self._place(part), line or 0, 0, **parameters))

    def all(self) -> tuple[Diagnostic, ...]:
        """The findings, and for each kind of which there were more, how many more."""
        more = [
            diagnose("d-099", self._place(part), more=count - MOST_OF_A_KIND, kind=code)
            for (code, part), count in self._counts.items()
            if count > MOST_OF_A_KIND
        ]
        return (*self._found, *more)

    def _place(self, part: str) -> str:
        return f"{self._name}/{part}" if part else self._name


def excerpt(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT].rstrip()}…"
