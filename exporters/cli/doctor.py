"""`diglot doctor`: what is installed, what is missing, and how to get it."""

from __future__ import annotations

import platform
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING

import click

from exporters import __version__
from exporters.cli.console import Console
from exporters.cli.parameters import output_options
from exporters.diagnostics import diagnose
from exporters.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.cli.probes import Probe

_HEADINGS = {
    "packages": "Python packages",
    "libraries": "system libraries",
    "programs": "programs",
    "fonts": "fonts, and the languages they write",
}
_NEEDS = {
    "build": "",
    "check": "for `diglot check`",
    "tests": "for the tests",
    "nastaliq": "for documents set in Nastaliq",
}


@click.command()
@output_options
def doctor(*, quiet: bool, as_json: bool) -> int:
    """Say what is installed, which fonts write which language, what is missing, how to get it.

    Exits with 4 when a build needs something that is missing.
    """
    from exporters.cli.probes import probe_all  # noqa: PLC0415 - `--help` looks at nothing

    console = Console(quiet, as_json)
    machine = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    console.say(f"diglot {__version__}, {machine}", diglot=__version__,
                python=platform.python_version(), system=platform.system())  # fmt: skip
    missing = False
    for group, probes in groupby(probe_all(), key=lambda probe: probe.group):
        found = list(probes)
        if not as_json:
            console.say(f"{_HEADINGS[group]}:")
        for probe, line in zip(found, _lines(found), strict=True):
            console.say(line, **asdict(probe))
        absent = [probe for probe in found if not probe.found]
        console.diagnostics(
            diagnose(
                "x-020" if probe.is_missing else "x-021",
                name=probe.name,
                purpose=_NEEDS[probe.need] or "for a build",
                remedy=probe.remedy,
            )
            for probe in absent
        )
        missing = missing or any(probe.is_missing for probe in absent)
    console.close()
    return ExitCode.MISSING if missing else ExitCode.OK


def _lines(probes: Iterable[Probe]) -> Iterable[str]:
    """One line for each probe, in columns."""
    rows = [
        (
            "  ok " if probe.found else "  -- ",
            probe.name,
            probe.version,
            "  ".join(filter(None, (probe.detail, _NEEDS[probe.need]))),
        )
        for probe in probes
    ]
    name = max((len(row[1]) for row in rows), default=0)
    version = max((len(row[2]) for row in rows), default=0)
    for mark, *cells in rows:
        yield f"{mark}{cells[0]:<{name}}  {cells[1]:<{version}}  {cells[2]}".rstrip()
