"""`diglot pack`: finished files in one archive, with checksums and what built them."""

from __future__ import annotations

from pathlib import Path

import click

from exporters.cli.console import Console
from exporters.cli.parameters import find_files, output_options, read_output
from exporters.diagnostics import diagnose
from exporters.errors import ExitCode, WriteError


@click.command()
@click.argument("file", nargs=-1, required=True)
@click.option("-o", "--output", default="documents.tar", show_default=True,
              type=click.Path(path_type=Path), help="The archive to write.")  # fmt: skip
@output_options
def pack(file: tuple[str, ...], output: Path, *, quiet: bool, as_json: bool) -> int:
    """Pack each FILE (an EPUB, a PDF, or a folder of them) into one tar.

    With them go SHA256SUMS, and build-info.json, which says what built each file from which
    sources. The same files give the same archive, on any day and any machine.
    """
    from exporters.build.distribution import pack_files  # noqa: PLC0415 - needs libraries
    from exporters.build.write import write_file  # noqa: PLC0415 - likewise

    console = Console(quiet, as_json)
    files: dict[str, Path] = {}
    for path in find_files(file, (".epub", ".pdf")):
        other = files.setdefault(path.name, path)
        if other != path:
            raise WriteError([diagnose("w-002", str(output), one=other, other=path)])
    archive = pack_files({name: read_output(path) for name, path in files.items()}, output.stem)
    write_file(output, archive)
    console.say(f"{output}  {len(files)} files", path=str(output), files=len(files))
    console.close()
    return ExitCode.OK
