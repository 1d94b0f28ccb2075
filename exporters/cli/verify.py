"""`diglot verify`: a file built again from the source it carries, and compared."""

from __future__ import annotations

from pathlib import Path

import click

from exporters.cli.console import Console
from exporters.cli.parameters import find_files, make_options, output_options, read_output
from exporters.errors import ExitCode


@click.command()
@click.argument("file", nargs=-1, required=True)
@output_options
def verify(file: tuple[str, ...], *, quiet: bool, as_json: bool) -> int:
    """Build each FILE (an EPUB, a PDF, or a folder of them) again from the source that it carries.

    Says `identical` when every byte is the same, else what differs: a source that was changed, a
    part that is not what the source gives, and the versions and fonts that are not those it was
    built with. Nothing is written.
    """
    from exporters.build.rebuild import verify_file  # noqa: PLC0415 - `--help` needs no libraries

    console = Console(quiet, as_json)
    exit_code = ExitCode.OK
    paths = find_files(file, (".epub", ".pdf"))
    with console.progress(len(paths), "verifying") as advance:
        for path in map(Path, paths):
            content, target = read_output(path), path.suffix[1:].lower()
            verification = verify_file(content, target, str(path), make_options)
            said = "identical" if verification.is_identical else "differs"
            console.say(f"{path}  {said}", path=str(path), identical=verification.is_identical)
            console.diagnostics(verification.diagnostics)
            if not verification.is_identical:
                exit_code = ExitCode.NONCONFORMING
            advance(path.name)
    console.close()
    return exit_code
