"""What the command prints: results on standard output, diagnostics on standard error."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from dataclasses import field
from typing import TYPE_CHECKING, Any

import click

from exporters import __version__
from exporters.diagnostics import Severity, as_sarif, diagnose, listed
from exporters.errors import WriteError
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from exporters.diagnostics import Diagnostic

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


@dataclass(slots=True)
class Console:
    """Where a command says things; `quiet`: diagnostics only, `as_json`: one object at the end."""

    quiet: bool = False
    as_json: bool = False
    _record: dict[str, Any] = field(default_factory=dict)

    def say(self, line: str, **facts: Any) -> None:
        """One line of result, if there are words for it; with `as_json` the facts instead."""
        if self.as_json:
            self._record.setdefault("results", []).append(facts)
        elif line and not self.quiet:
            print_result(line)

    def sum_up(self, line: str, **facts: Any) -> None:
        """The last line, of all results together; with `as_json` the facts instead."""
        if self.as_json:
            self._record["summary"] = facts
        else:
            self.say(line)

    def traceback(self, traceback: str) -> None:
        """The traceback of a bug, for those who are to mend it."""
        if traceback and not self.as_json:
            click.echo(traceback, err=True)

    def diagnostics(self, diagnostics: Iterable[Diagnostic]) -> None:
        """The findings, each with its hint."""
        for diagnostic in listed(diagnostics):
            if self.as_json:
                self._record.setdefault("diagnostics", []).append(diagnostic.as_dict())
            else:
                click.echo(_painted(diagnostic) if colourful(sys.stderr) else diagnostic.text,
                           err=True)  # fmt: skip

    def close(self) -> None:
        """Print what was gathered for JSON."""
        if self.as_json:
            record = {"results": [], "diagnostics": [], **self._record}
            print_result(json.dumps(record, ensure_ascii=False, indent=2))

    @contextmanager
    def progress(self, total: int, label: str) -> Iterator[Callable[[str], None]]:
        """A progress bar for long work in a terminal; nothing elsewhere. Yields `advance(name)`."""
        if total < 2 or self.quiet or self.as_json or not _is_terminal(sys.stderr):  # noqa: PLR2004
            yield lambda _name: None
            return
        from rich.console import Console as Terminal  # noqa: PLC0415 - only a bar needs it
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        terminal = Terminal(stderr=True, no_color=not colourful(sys.stderr))
        with Progress(*columns, console=terminal, transient=True) as bar:
            task = bar.add_task(label, total=total)

            def advance(name: str) -> None:
                bar.update(task, advance=1, description=f"{label} {name}")

            yield advance


def print_result(text: str) -> None:
    """Print a result. Raises WriteError (w-003) where standard output takes no more."""
    try:
        click.echo(text)
    except BrokenPipeError:  # not a failure: who read it has seen enough
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WriteError([diagnose("w-003", reason=reason)]) from error


def print_sarif(diagnostics: Iterable[Diagnostic]) -> None:
    """Print findings as a SARIF log. Raises WriteError as `print_result` does."""
    log = as_sarif(listed(diagnostics), __version__)
    print_result(json.dumps(log, ensure_ascii=False, indent=2))


def colourful(stream: Any) -> bool:
    """Whether to colour what is written to a stream: a terminal, and NO_COLOR unset or empty."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and _is_terminal(stream)


def _is_terminal(stream: Any) -> bool:
    """Whether a stream, which is None when the command was started without it, is a terminal."""
    return stream is not None and stream.isatty()


def _painted(diagnostic: Diagnostic) -> str:
    place, separator, rest = str(diagnostic).partition(f"{diagnostic.severity}[")
    name, bracket, message = f"{separator}{rest}".partition("]")
    painted = click.style(f"{name}{bracket}", fg=_COLOURS[diagnostic.severity], bold=True)
    hint = f"\n  {click.style('hint', bold=True)}: {diagnostic.hint}" if diagnostic.hint else ""
    return f"{place}{painted}{message}{hint}"
