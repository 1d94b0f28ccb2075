"""What a reader finds wrong with one file, gathered while it reads on."""

from __future__ import annotations

from exporters.diagnostics import Diagnostic, diagnose, has_errors
from exporters.document import Mark

__all__ = ["Findings", "Mark"]


class Findings:
    """The diagnostics of one reading, each with the path of the file it is about."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._found: list[Diagnostic] = []

    def add(self, code: str, mark: Mark, **parameters: object) -> None:
        """Note that `code` is the case at `mark`."""
        self._found.append(diagnose(code, self.path, mark.line, mark.column, **parameters))

    def extend(self, others: Findings) -> None:
        """Take over what was found in another file."""
        self._found.extend(others._found)

    @property
    def has_errors(self) -> bool:
        """Whether anything found so far stops the build."""
        return has_errors(self._found)

    def as_tuple(self) -> tuple[Diagnostic, ...]:
        """All findings once each: the main file's first, each file's by place."""
        unique = dict.fromkeys(self._found)
        return tuple(sorted(unique, key=lambda d: (d.path != self.path, d.path, d.line, d.column)))
