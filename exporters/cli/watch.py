"""`diglot watch`: both outputs in a browser, built again at every change."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from exporters.cli.console import Console
from exporters.cli.parameters import find_files, make_options, printing_options
from exporters.diagnostics import diagnose
from exporters.errors import ExitCode, WriteError

if TYPE_CHECKING:
    from exporters.options import Options, Printing
    from exporters.preview.session import Edition

_LOOPBACK: Final = "127.0.0.1"


@click.command()
@click.argument("source", nargs=-1, type=click.Path())
@click.option("-d", "--directory", default="build", show_default=True,
              type=click.Path(path_type=Path), help="The folder to write into.")  # fmt: skip
@click.option(
    "-p",
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="The port of the page.  [default: any that is free]",
)
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@click.option("--no-source", is_flag=True, help="Keep the source out of the outputs.")
@printing_options
@click.option("-q", "--quiet", is_flag=True, help="Print diagnostics only, and the address.")
def watch(  # noqa: PLR0913 - one parameter an option
    source: tuple[str, ...], directory: Path, *, port: int, opens: bool, no_source: bool,
    printing: Printing, quiet: bool,
) -> int:  # fmt: skip
    """Show each SOURCE as EPUB and as PDF in a browser, and build it again at every change.

    SOURCE is a Markdown file or a folder of them, by default the folder you are in. The page is on
    this computer alone. Ctrl-C ends it.
    """
    from exporters.preview import Session, serve  # noqa: PLC0415 - `--help` needs no server

    console = Console(quiet)
    paths = source or (".",)

    def make_all_options() -> Options:
        return replace(make_options(), embed_source=not no_source, printing=printing)

    def find_sources() -> tuple[Path, ...]:
        return find_files(paths, (".md",))

    find_sources()
    session = Session(tuple(map(Path, paths)), find_sources, directory, make_all_options)
    with _listen(port) as listener:
        address = f"http://{_LOOPBACK}:{listener.getsockname()[1]}/"
        click.echo(f"{address}  (Ctrl-C ends it)")
        if opens:
            click.launch(address)
        serve(session, listener, lambda edition: _tell(console, edition), console.diagnostics)
    return ExitCode.OK


def _listen(port: int) -> socket.socket:
    """A socket that hears this computer alone. Raises WriteError (w-005) for a port in use."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((_LOOPBACK, port))
    except OSError as error:
        listener.close()
        reason = (error.strerror or str(error)).lower()
        raise WriteError([diagnose("w-005", port=port, reason=reason)]) from error
    return listener


def _tell(console: Console, edition: Edition) -> None:
    built = edition.built
    console.diagnostics(built.diagnostics)
    console.traceback(built.traceback)
    if built.state == "written":
        console.say(f"{built.source}  built in {built.seconds:.2f} s")
    elif built.state == "unchanged":
        console.say(f"{built.source}  as it was")
