"""`diglot inspect`: who made a text, where it comes from, and what built the file."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

import click

from exporters.cli.console import Console
from exporters.cli.parameters import find_files, output_options, read_output
from exporters.diagnostics import has_errors
from exporters.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.credits import Credit, Credits
    from exporters.credits.origin import Origin
    from exporters.document import Localized
    from exporters.options import Printing
    from exporters.provenance import Inspection

_ROLES: Final = {
    "aut": "author", "edt": "editor", "trl": "translator", "ill": "illustrator",
    "ctb": "contributor",
}  # fmt: skip
_UNKNOWN: Final = "und"
_DIGEST: Final = 16
_STEERING: Final = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@click.command()
@click.argument("file", nargs=-1, required=True)
@output_options
def inspect(file: tuple[str, ...], *, quiet: bool, as_json: bool) -> int:
    """Say what each FILE (an EPUB, a PDF, or a folder of them) says of its text and of itself.

    Title, people, first publication, publisher, dates, rights and identifiers, whoever made the
    file; from a file of diglot's also the source files, fonts and versions that it was built from.
    """
    from exporters.provenance import (  # noqa: PLC0415 - `--help` needs no libraries
        check_credits,
        inspect_file,
    )

    console = Console(quiet, as_json)
    exit_code = ExitCode.OK
    for path in find_files(file, (".epub", ".pdf")):
        content, target = read_output(path), path.suffix[1:].lower()
        found = inspect_file(content, target, str(path))
        console.say("\n".join((str(path), *_lines(found))), path=str(path), **found.as_dict())
        diagnostics = check_credits(content, target, str(path))
        console.diagnostics(diagnostics)
        if has_errors(diagnostics):
            exit_code = ExitCode.NONCONFORMING
    console.close()
    return exit_code


def _lines(found: Inspection) -> Iterator[str]:
    """What was found, a line each, its name before it; what is not known is left out."""
    told = [("format", found.form), *_credits(found.credits), ("made by", found.producer)]
    if found.origin is not None:
        told += _provenance(found.origin)
    width = max(len(name) for name, _ in told)
    for name, text in told:
        if text:
            yield f"  {name:<{width}}  {_printable(text)}"


def _printable(text: str) -> str:
    """A stranger's text on one line of a terminal: what steers the terminal or its lines, escaped.

    Joiners stay: Persian is written with them.
    """
    return "".join(
        f"\\u{ord(character):04x}"
        if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or character in _STEERING
        else character
        for character in text
    )


def _credits(told: Credits) -> Iterator[tuple[str, str]]:
    yield "title", _text(told.title)
    yield "subtitle", _text(told.subtitle)
    for person in told.people:
        yield _ROLES.get(person.role, person.role), _person(person)
        yield "about", _text(person.about)
    if told.first is not None:
        first = told.first
        place = (_text(first.publisher), _text(first.title), first.published, first.url)
        yield "first published", ", ".join(filter(None, place))
        for person in first.translators:
            yield "translator", _person(person)
    yield "first published", "here" * told.original
    yield "note", _text(told.note)
    yield "publication", _with_address(_text(told.masthead), told.website)
    yield "section", _text(told.rubric)
    yield "series", ", ".join(filter(None, (_text(told.series), told.position)))
    yield "publisher", _text(told.publisher)
    yield "issued", told.issued
    yield "rights", _text(told.rights)
    yield "licence", _with_address(told.license, told.license_url)
    yield "languages", ", ".join(told.languages)
    for identifier in told.identifiers:
        yield "identifier", identifier
    yield "description", _text(told.description)
    yield "keywords", ", ".join(told.keywords)


def _provenance(origin: Origin) -> Iterator[tuple[str, str]]:
    for source in origin.sources:
        kept = "" if source.stored else ", not in the file"
        yield "source", f"{source.path} (SHA-256 {source.sha256[:_DIGEST]}…{kept})"
    for font in origin.fonts:
        style = " italic" if font.italic else ""
        name = f"{font.family} {font.weight}{style}"
        yield "font", f"{name} (SHA-256 {font.sha256[:_DIGEST]}…)"
    yield "versions", ", ".join(f"{name} {version}" for name, version in origin.versions)
    yield "printing", ", ".join(_printing(origin.printing))


def _printing(printing: Printing) -> Iterator[str]:
    """What the pages were made with, as the options of `build` say it."""
    if printing.size is not None:
        width, height = printing.size
        yield f"page {width:g}x{height:g}mm"
    if printing.bleed:
        yield f"bleed {printing.bleed:g}mm"
    if printing.marks:
        yield "marks"
    if printing.grey:
        yield "grey"
    if not printing.addresses:
        yield "no addresses"
    if not printing.code:
        yield "no qr"


def _text(text: Localized | None) -> str:
    """A text in its languages, each with its tag where it is known."""
    return " · ".join(
        words if lang == _UNKNOWN else f"{words} [{lang}]" for lang, words in text or ()
    )


def _person(person: Credit) -> str:
    return _with_address(_text(person.name), person.url)


def _with_address(text: str, address: str) -> str:
    return " ".join(filter(None, (text, f"<{address}>" if address else "")))
