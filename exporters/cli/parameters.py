"""The parameters that several commands share."""

from __future__ import annotations

import functools
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import click

from exporters.diagnostics import diagnose
from exporters.errors import SourceError
from exporters.options import TARGETS, Options, Printing
from exporters.paper import LARGEST, LONGEST, SIZES, SMALLEST, read_length, read_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# What XML has no place for: controls, and bytes of a name that are not UTF-8 (lone surrogates).
_UNREPEATABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# The options of the printed page, and what they are in `Printing`.
_PRINTING: Final = {
    "page": "size", "bleed": "bleed", "marks": "marks", "grey": "grey", "addresses": "addresses",
    "qr": "code",
}  # fmt: skip
Command = TypeVar("Command", bound="Callable[..., object]")


def output_options(command: Command) -> Command:
    """Add `-q` and `--json` to a command."""
    quiet = click.option("-q", "--quiet", is_flag=True, help="Print diagnostics only.")
    as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
    return quiet(as_json(command))


def printing_options(command: Command) -> Command:
    """Add the options of the printed page to a command, which takes them as `printing`."""

    @functools.wraps(command)
    def with_printing(*arguments: object, **values: Any) -> object:
        fields = {name: values.pop(option) for option, name in _PRINTING.items()}
        return command(*arguments, printing=Printing(**fields), **values)

    for option in (
        click.option("--qr/--no-qr", default=True, show_default=True,
                     help="Print a QR code of the source on the PDF's last page."),
        click.option("--addresses/--no-addresses", default=True, show_default=True,
                     help="Print the addresses of links as notes in the PDF."),
        click.option("--grey/--no-grey", help="Set the PDF in black and greys alone."),
        click.option("--marks/--no-marks", help="Draw where to cut the pages of the PDF."),
        click.option("--bleed", type=length, default="0", metavar="LENGTH",
                     help="Paper around the PDF's pages to be cut off, such as 3mm."),
        click.option("--page", type=size, metavar="SIZE",
                     help="The size of the PDF's pages, such as A5 or 6x9in."),
    ):  # fmt: skip
        with_printing = option(with_printing)
    return cast("Command", with_printing)


def make_options() -> Options:
    """The options of a build: the fonts found, the styles read, the libraries asked."""
    from exporters.assets import find_fonts, find_versions, load_styles  # noqa: PLC0415 - slow

    return Options(fonts=find_fonts(), styles=load_styles(), versions=find_versions())


def find_files(paths: Iterable[str], suffixes: tuple[str, ...]) -> tuple[Path, ...]:
    """The files named, and those with one of the `suffixes` in each folder named, sorted.

    Raises SourceError for a path that does not exist or cannot be looked into (s-001), a name that
    no output can repeat (s-008), and a folder that holds no such file (s-009).
    """
    found: list[Path] = []
    for path in map(Path, paths):
        try:
            found += _find_in(path, suffixes)
        except OSError as error:
            raise unreadable(path, error) from error
    return tuple(dict.fromkeys(found))


def size(text: str) -> tuple[float, float]:
    """The value of an option that is a size of paper: its width and height in millimetres."""
    measures = read_size(text)
    if measures is None:
        message = f"{text!r} is no size; write {', '.join(SIZES)}, or measures as in 170x240mm"
        raise click.BadParameter(message)
    if not all(SMALLEST <= side <= LARGEST for side in measures):
        message = f"{text!r} is not between {SMALLEST:g} mm and {LARGEST:g} mm on each side"
        raise click.BadParameter(message)
    return measures


def length(text: str) -> float:
    """The value of an option that is a length: millimetres, at most `LONGEST`."""
    measure = read_length(text)
    if measure is None:
        message = f"{text!r} is no length; write it as in 3mm"
        raise click.BadParameter(message)
    if measure > LONGEST:
        message = f"{text!r} is more than {LONGEST:g} mm"
        raise click.BadParameter(message)
    return measure


def read_output(path: Path, targets: tuple[str, ...] = TARGETS) -> bytes:
    """The content of a finished file in one of the formats.

    Raises SourceError (s-001) where it cannot be read, click.UsageError for another format.
    """
    if path.suffix[1:].lower() not in targets:
        wanted = "no PDF" if targets == ("pdf",) else "neither an EPUB nor a PDF"
        message = f"{path.name} is {wanted}"
        raise click.UsageError(message)
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> SourceError:
    """The error to raise for a file that cannot be read."""
    reason = (error.strerror or str(error)).lower()
    return SourceError([diagnose("s-001", str(path), name=path.name, reason=reason)])


def _find_in(path: Path, suffixes: tuple[str, ...]) -> list[Path]:
    """The file itself, or the files in the folder. Raises OSError for what cannot be read."""
    if not stat.S_ISDIR(path.stat().st_mode):
        found = [path]
    else:
        found = sorted(p for p in path.iterdir() if p.suffix in suffixes and p.is_file())
        if not found:
            wanted = ", ".join(suffixes)
            raise SourceError([diagnose("s-009", str(path), suffixes=wanted)])
    for file in found:
        if _UNREPEATABLE.search(file.name):
            name = ascii(str(file))[1:-1]
            raise SourceError([diagnose("s-008", name)])
    return found
