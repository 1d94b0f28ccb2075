"""What can stop a run, as one tree of exceptions, and the exit code each one ends with.

    DiglotError
    ├── ConfigurationError     the options in a file are wrong                   2
    ├── SourceError            the source has errors; nothing was written        3
    ├── MissingDependency      a program, library or font is not installed       4
    ├── WriteError             an output cannot be written                       5
    └── NonconformingOutput    an output is invalid, or lost what it must keep   6

Everything below the command line raises one of these and never exits; `cli` alone turns them
into text and an exit code.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.diagnostics import Diagnostic


class ExitCode(IntEnum):
    """The exit status of the `diglot` command."""

    OK = 0
    USAGE = 2
    SOURCE = 3
    MISSING = 4
    WRITE = 5
    NONCONFORMING = 6
    BUG = 70
    INTERRUPTED = 130


class DiglotError(Exception):
    """A run that had to stop, with the diagnostics that say why."""

    exit_code: ClassVar[ExitCode]

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__("; ".join(str(diagnostic) for diagnostic in self.diagnostics))

    def __reduce__(self) -> tuple[type[DiglotError], tuple[tuple[Diagnostic, ...]]]:
        """Rebuild from the diagnostics, so that an error survives the way back from a worker."""
        return type(self), (self.diagnostics,)


class ConfigurationError(DiglotError):
    """The options in a file are wrong."""

    exit_code = ExitCode.USAGE


class SourceError(DiglotError):
    """The source has errors; nothing was written."""

    exit_code = ExitCode.SOURCE


class MissingDependency(DiglotError):  # noqa: N818 - the name says what is the case
    """A program, a system library or a font that is needed is not installed."""

    exit_code = ExitCode.MISSING


class WriteError(DiglotError):
    """An output cannot be written; the earlier one is untouched."""

    exit_code = ExitCode.WRITE


class NonconformingOutput(DiglotError):  # noqa: N818 - the name says what is the case
    """A finished file breaks its standard, or lost its masthead or attribution."""

    exit_code = ExitCode.NONCONFORMING
