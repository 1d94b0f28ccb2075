"""What a reader finds wrong with one file, gathered while it reads on."""

from __future__ import annotations

from collections import Counter

from exporters.diagnostics import MOST_LISTED, Diagnostic, diagnose, has_errors, more_of
from exporters.document import Mark

__all__ = ["Findings", "Mark"]


class Findings:
    """The diagnostics of one reading, each with the path of the file it is about.

    Of those that are the same but for their place the first are kept, and the others counted: a
    text that is wrong at every sign of it must not take long to say so.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._found: list[Diagnostic] = []
        self._counts: Counter[str] = Counter()
        # Where the first of each code stands that is counted only.
        self._left_out: dict[str, Mark] = {}

    def add(self, code: str, mark: Mark, **parameters: object) -> None:
        """Note that `code` is the case at `mark`."""
        self._counts[code] += 1
        if self._counts[code] <= MOST_LISTED:
            self._found.append(diagnose(code, self.path, mark.line, mark.column, **parameters))
        else:
            self._left_out.setdefault(code, mark)

    def extend(self, others: Findings) -> None:
        """Take over what was found in another file."""
        self._found.extend(others.as_tuple())

    @property
    def has_errors(self) -> bool:
        """Whether anything found so far stops the build."""
        return has_errors(self._found)

    def as_tuple(self) -> tuple[Diagnostic, ...]:
        """All findings once each: the main file's first, each file's by place."""
        more = (
            more_of(code, self.path, self._counts[code], *mark)
            for code, mark in self._left_out.items()
        )
        unique = dict.fromkeys([*self._found, *more])
        return tuple(sorted(unique, key=lambda d: (d.path != self.path, d.path, d.line, d.column)))
