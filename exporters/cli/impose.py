"""`diglot impose`: the pages of a PDF on sheets to fold, cut and bind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from exporters.cli.console import Console
from exporters.cli.parameters import length, output_options, read_output, size
from exporters.errors import ExitCode

if TYPE_CHECKING:
    from exporters.imposition import Imposed, Scheme

Style = Literal["booklet", "signatures", "n-up"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--booklet", is_flag=True, help="All sheets in one: folded, stapled in the fold.")
@click.option("--signatures", type=int, metavar="PAGES",
              help="Several such, of so many pages each, to sew or to glue.")  # fmt: skip
@click.option("--n-up", type=click.IntRange(2, 64), metavar="PAGES",
              help="So many pages on each side, in reading order.")  # fmt: skip
@click.option("--binding", type=click.Choice(["auto", "left", "right"]), default="auto",
              show_default=True, help="The edge of the binding; auto: as in the file.")  # fmt: skip
@click.option("--paper", type=size, metavar="SIZE",
              help="The size of the sheets, such as A4; else pages keep theirs.")  # fmt: skip
@click.option("--flip", type=click.Choice(["short", "long"]), default="short", show_default=True,
              help="The edge that the printer turns sheets over by.")  # fmt: skip
@click.option("--creep", type=length, default="0", metavar="THICKNESS",
              help="The thickness of the paper, such as 0.1mm, to make up for.")  # fmt: skip
@click.option("--marks/--no-marks", help="Draw where to cut and to fold.")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True,
              help="The PDF to write.")  # fmt: skip
@output_options
def impose(  # noqa: PLR0913 - one parameter an option
    file: Path, *, booklet: bool, signatures: int | None, n_up: int | None,
    binding: Literal["auto", "left", "right"], paper: tuple[float, float] | None,
    flip: Literal["short", "long"], creep: float, marks: bool, output: Path, quiet: bool,
    as_json: bool,
) -> int:  # fmt: skip
    """Put the pages of FILE, any PDF, on sheets for a home or copy-shop printer.

    One of --booklet, --signatures and --n-up says how. Print the result on both sides of the paper
    at its full size; fold each signature as one, its first sheet outside.
    """
    from exporters.build.write import write_file  # noqa: PLC0415 - `--help` needs no libraries
    from exporters.imposition import Scheme, impose_pages  # noqa: PLC0415 - likewise

    style, number = _style(signatures, n_up, booklet=booklet)
    if output.resolve() == file.resolve():
        message = "the sheets would take the place of the pages"
        raise click.BadParameter(message, param_hint="--output")
    scheme = Scheme(style, number, binding, paper, flip, creep, marks)
    imposed = impose_pages(read_output(file, ("pdf",)), scheme, str(file))
    write_file(output, imposed.data)
    console = Console(quiet, as_json)
    _say(console, output, scheme, imposed)
    console.close()
    return ExitCode.OK


def _style(signatures: int | None, n_up: int | None, *, booklet: bool) -> tuple[Style, int]:
    """The one style that was asked for, with its number of pages."""
    asked: list[tuple[Style, int]] = [("booklet", 0)] if booklet else []
    if signatures is not None:
        if signatures < 4 or signatures % 4:  # noqa: PLR2004 - a folded sheet has four pages
            message = f"{signatures} is not a multiple of four: a folded sheet has four pages"
            raise click.BadParameter(message, param_hint="--signatures")
        asked.append(("signatures", signatures))
    if n_up is not None:
        asked.append(("n-up", n_up))
    if len(asked) != 1:
        message = "say one of --booklet, --signatures and --n-up"
        raise click.UsageError(message)
    return asked[0]


def _say(console: Console, output: Path, scheme: Scheme, imposed: Imposed) -> None:
    across, down = imposed.paper
    sheets = f"{imposed.sheets} sheet{'s' * (imposed.sheets != 1)}"
    console.say(
        f"{output}  {sheets} of {across:g} × {down:g} mm, pages at {imposed.scale:.0%}, "
        f"bound at the {imposed.binding}, turned over by the {scheme.flip} edge",
        path=str(output), sheets=imposed.sheets, paper=imposed.paper,
        scale=round(imposed.scale, 4), blanks=imposed.blanks, binding=imposed.binding,
        flip=scheme.flip,
    )  # fmt: skip
