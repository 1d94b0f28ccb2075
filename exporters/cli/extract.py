"""`diglot extract`: the source that a file carries, given back."""

from __future__ import annotations

from pathlib import Path

import click

from exporters.cli.console import Console
from exporters.cli.parameters import output_options, read_output
from exporters.diagnostics import diagnose, has_errors
from exporters.errors import ExitCode, WriteError


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-d", "--directory", required=True, type=click.Path(path_type=Path),
              help="The folder to write into.")  # fmt: skip
@output_options
def extract(file: Path, directory: Path, *, quiet: bool, as_json: bool) -> int:
    """Write the source that FILE (an EPUB or a PDF) carries into a folder.

    Nothing is overwritten, and nothing is written outside that folder, whatever the file says.
    """
    from exporters.build.write import write_file  # noqa: PLC0415 - `--help` needs no libraries
    from exporters.provenance import read_sources  # noqa: PLC0415 - likewise

    console = Console(quiet, as_json)
    content = read_output(file)
    sources = read_sources(content, file.suffix[1:].lower(), str(file))
    targets = [(directory / path, content) for path, content in sources.files]
    _refuse_existing(directory, tuple(path for path, _ in targets))
    for path, content in targets:
        write_file(path, content)
        console.say(str(path), path=str(path), bytes=len(content))
    console.diagnostics(sources.diagnostics)
    console.close()
    return ExitCode.NONCONFORMING if has_errors(sources.diagnostics) else ExitCode.OK


def _refuse_existing(directory: Path, paths: tuple[Path, ...]) -> None:
    """Raise WriteError where a file exists (w-010), or a link leads out of the folder (w-011)."""
    root = directory.resolve()
    for path in paths:
        if path.exists() or path.is_symlink():
            raise WriteError([diagnose("w-010", str(path))])
        if not path.resolve().is_relative_to(root):
            raise WriteError([diagnose("w-011", str(path), folder=directory)])
