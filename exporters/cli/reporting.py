"""What a command finds in file after file, as text, as JSON or as a SARIF log, and how it ends."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import field
from typing import TYPE_CHECKING, Any

import click

from exporters.cli.console import Console, print_sarif
from exporters.cli.parameters import output_options
from exporters.errors import DiglotError, ExitCode
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.cli.parameters import Command
    from exporters.diagnostics import Diagnostic


def report_options(command: Command) -> Command:
    """Add `--sarif`, `-q` and `--json` to a command."""
    sarif = click.option("--sarif", is_flag=True, help="Print the findings as a SARIF log.")
    return sarif(output_options(command))


@dataclass(slots=True)
class Report:
    """The findings so far, and the code that the command will end with."""

    console: Console
    is_sarif: bool
    found: list[Diagnostic] = field(default_factory=list)
    exit_code: ExitCode = ExitCode.OK

    def add(self, line: str, findings: Iterable[Diagnostic], **facts: Any) -> None:
        """A line of result with its facts, and the findings behind it."""
        self.console.say(line, **facts)
        self.tell(findings)

    def tell(self, findings: Iterable[Diagnostic]) -> None:
        """Findings, said at once, or at the end in the log."""
        findings = tuple(findings)
        self.found += findings
        if not self.is_sarif:
            self.console.diagnostics(findings)

    def fail(self, code: ExitCode) -> None:
        """End with a code, unless an earlier failure has given one."""
        self.exit_code = self.exit_code or code


@contextmanager
def reporting(*, sarif: bool, quiet: bool, as_json: bool) -> Iterator[Report]:
    """A report, which is printed to its end whatever stops the work."""
    report = Report(Console(quiet or sarif, as_json), sarif)
    try:
        yield report
    except DiglotError as error:
        report.tell(error.diagnostics)
        report.exit_code = error.exit_code
    if sarif:
        print_sarif(report.found)
    report.console.close()
