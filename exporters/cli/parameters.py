"""The parameters that several commands share."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from exporters.diagnostics import diagnose
from exporters.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Command = TypeVar("Command", bound="Callable[..., object]")


def output_options(command: Command) -> Command:
    """Add `-q` and `--json` to a command."""
    quiet = click.option("-q", "--quiet", is_flag=True, help="Print diagnostics only.")
    as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
    return quiet(as_json(command))


def find_files(paths: Iterable[str], suffixes: tuple[str, ...]) -> tuple[Path, ...]:
    """The files named, and those with one of the `suffixes` in each folder named, sorted.

    Raises SourceError (s-001) for a path that does not exist.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            found += sorted(p for p in path.iterdir() if p.suffix in suffixes and p.is_file())
        elif path.exists():
            found.append(path)
        else:
            reason = os.strerror(errno.ENOENT).lower()
            raise SourceError([diagnose("s-001", str(path), name=path.name, reason=reason)])
    return tuple(dict.fromkeys(found))
