"""`diglot build`: sources into EPUB and PDF."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exporters.cli.console import Console
from exporters.cli.parameters import find_files, make_options, output_options, printing_options
from exporters.cli.summary import Summary
from exporters.diagnostics import diagnose
from exporters.errors import DiglotError, WriteError
from exporters.options import TARGETS

if TYPE_CHECKING:
    from exporters.build import Built, Output
    from exporters.options import Printing


@click.command()
@click.argument("source", nargs=-1, required=True)
@click.option("--to", "targets", default=",".join(TARGETS), show_default=True,
              help="The formats to build, with commas between them.")  # fmt: skip
@click.option("-d", "--directory", default="build", show_default=True,
              type=click.Path(path_type=Path), help="The folder to write into.")  # fmt: skip
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="How many documents to build at once.  [default: one for each processor]",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(min=500),
    metavar="MB",
    help="The memory that one document may take.  [default: its share of the machine]",
)
@click.option("--time-limit", type=click.IntRange(min=1), metavar="SECONDS",
              help="The processor time that one document may take.  [default: 900]")  # fmt: skip
@click.option("--no-cache", is_flag=True, help="Build everything anew.")
@click.option("--no-source", is_flag=True, help="Keep the source out of the outputs.")
@printing_options
@output_options
def build(  # noqa: PLR0913 - one parameter an option
    source: tuple[str, ...], targets: str, directory: Path, *, jobs: int | None,
    memory_limit: int | None, time_limit: int | None, no_cache: bool, no_source: bool,
    printing: Printing, quiet: bool, as_json: bool,
) -> int:  # fmt: skip
    """Build each SOURCE (a Markdown file, or a folder of them) into EPUB and PDF.

    What has not changed since the last build is not built again. A document that fails does not
    keep the others from being built.
    """
    from exporters.build import Wishes, build_documents  # noqa: PLC0415 - `--help` needs no libraries

    console = Console(quiet, as_json)
    wanted = _targets(targets)
    wishes = Wishes(jobs, memory_limit and memory_limit * 1_000_000, time_limit)
    summary = Summary(time.perf_counter())
    try:
        sources = find_files(source, (".md",))
        _refuse_collisions(sources, directory)
        with console.progress(len(sources), "building") as advance:
            for built in build_documents(
                sources, directory, wanted, make_options, cache=not no_cache,
                embed_source=not no_source, printing=printing, wishes=wishes,
                advance=lambda built: advance(built.source.name),
            ):  # fmt: skip
                _tell(console, built, of_many=len(sources) > 1)
                summary.add(built)
        summary.tell(console)
    except DiglotError as error:
        console.diagnostics(error.diagnostics)
        summary.exit_code = error.exit_code
    console.close()
    return summary.exit_code


def _targets(targets: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(target.strip() for target in targets.split(",")))
    for target in wanted:
        if target not in TARGETS:
            message = f"{target!r} is not one of {', '.join(TARGETS)}"
            raise click.BadParameter(message, param_hint="--to")
    return wanted


def _refuse_collisions(sources: tuple[Path, ...], directory: Path) -> None:
    """Raise WriteError (w-002) where two sources have one output."""
    seen: dict[str, Path] = {}
    for source in sources:
        other = seen.setdefault(source.stem, source)
        if other != source:
            output = directory / source.stem
            raise WriteError([diagnose("w-002", f"{output}.*", one=other, other=source)])


def _tell(console: Console, built: Built, *, of_many: bool) -> None:
    """Say what became of a source; of many, those that have not changed are only counted."""
    console.diagnostics(built.diagnostics)
    console.traceback(built.traceback)
    for output in built.outputs:
        line = f"{output.path}  unchanged" if built.state == "unchanged" else _written(output)
        console.say("" if of_many and built.state == "unchanged" else line,
                    path=str(output.path), state=built.state, pages=output.pages,
                    bytes=output.size, seconds=round(output.seconds, 3))  # fmt: skip


def _written(output: Output) -> str:
    pages = f"{output.pages} page{'s' * (output.pages != 1)}, " if output.pages else ""
    return f"{output.path}  {pages}{_size(output.size)}, {output.seconds:.1f} s"


def _size(count: int) -> str:
    """A number of bytes as people write it: `183 kB`."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"  # noqa: PLR2004
