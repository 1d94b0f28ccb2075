"""`diglot lint`: what an editor would mark in a source, and with `--fix` the safe of it mended."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from difflib import unified_diff
from typing import TYPE_CHECKING, Final

import click

from exporters import lint as linter
from exporters import reader
from exporters.build.write import write_file
from exporters.cli.console import Console, print_sarif
from exporters.cli.parameters import find_files, output_options
from exporters.diagnostics import CODES, has_errors
from exporters.errors import DiglotError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import Any

    from exporters.cli.parameters import Command
    from exporters.diagnostics import Diagnostic
    from exporters.document import Document

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def read_codes(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    """Codes, or beginnings of codes, with commas between them; a usage error for an unknown one."""
    codes = tuple(code for code in re.split(r"[,\s]+", value) if code)
    for code in codes:
        if not any(rule.startswith(code) for rule in CODES):
            message = f"there is no rule {code}"
            raise click.BadParameter(message)
    return codes


def _codes_option(name: str, said: str) -> Callable[[Command], Command]:
    return click.option(name, default="", metavar="CODES", callback=read_codes, help=said)


@click.command()
@click.argument("file", nargs=-1, required=True)
@click.option("--fix", is_flag=True, help="Make the safe changes, and say what is left.")
@click.option("--diff", is_flag=True, help="Show the safe changes; without --fix, make none.")
@_codes_option("--select", "Say only what these rules find.")
@_codes_option("--ignore", "Say nothing of what these rules find.")
@click.option("--strict", is_flag=True, help="End with 3 when anything is left to say.")
@click.option("--sarif", is_flag=True, help="Print the findings as a SARIF log.")
@output_options
def lint(  # noqa: PLR0913 - the options of the command
    file: tuple[str, ...],
    *,
    fix: bool,
    diff: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    sarif: bool,
    quiet: bool,
    as_json: bool,
) -> int:
    """Say what an editor would mark in each FILE, a source or a folder of sources.

    Letters and digits of another language, joiners, spaces, marks, dashes and doubled words; and
    what is wrong with headings, pictures, links and notes. Code, addresses, verse, vowelled text,
    words of other languages and what has the class `sic` are never changed.

    CODES are those of the findings, or their beginnings, with commas: `t-02,b-050`.
    """
    console = Console(quiet or sarif, as_json)
    found: list[Diagnostic] = []
    exit_code = ExitCode.OK
    try:
        for path in find_files(file, (".md",)):
            linted = _lint_file(path, select, ignore, mends=fix or diff)
            if fix and linted.mended.made:
                _write_source(path, linted.mended.text)
            left = linted.mended.left if fix else linted.findings
            found += left
            _tell(console, path, linted, fix=fix, diff=diff)
            console.diagnostics(() if sarif else left)
    except DiglotError as error:
        found += error.diagnostics
        console.diagnostics(() if sarif else error.diagnostics)
        exit_code = error.exit_code
    if sarif:
        print_sarif(found)
    console.close()
    if not exit_code and (has_errors(found) or (strict and found)):
        exit_code = ExitCode.SOURCE
    return exit_code


@dataclass(frozen=True, slots=True)
class _Linted:
    """A source's text, what was found in it, and what it is with its safe changes made."""

    text: str
    findings: tuple[Diagnostic, ...]
    mended: linter.Mended


def _lint_file(
    path: Path, select: tuple[str, ...], ignore: tuple[str, ...], *, mends: bool
) -> _Linted:
    """What the rules wanted find in a file; mended too where `mends`."""

    def wanted(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        return tuple(
            one
            for one in findings
            if one.is_error
            or ((not select or one.code.startswith(select)) and not one.code.startswith(ignore))
        )

    def find(document: Document) -> tuple[Diagnostic, ...]:
        found = (*linter.check(document, str(path)), *linter.advise(document, str(path)))
        return wanted(found)

    reading = reader.read_file(path)
    of_reader = wanted(reading.diagnostics)
    if (document := reading.document) is None:
        return _Linted("", of_reader, linter.Mended("", (), of_reader))
    findings = find(document)
    text = document.sources[0].text
    mended = linter.Mended(text, (), findings)
    if mends:
        mended = linter.mend(
            document, lambda text: reader.read(text, str(path), path.parent).document, find
        )
    mended = mended._replace(left=of_reader + mended.left)
    return _Linted(text, of_reader + findings, mended)


def _write_source(path: Path, text: str) -> None:
    """Write a source in the place of the old one: its mode stays, and a link stays a link."""
    target = path.resolve()
    write_file(target, text.encode(), stat.S_IMODE(target.stat().st_mode))


def _tell(console: Console, path: Path, linted: _Linted, *, fix: bool, diff: bool) -> None:
    """Say how many findings a file has, and how many of them were or could be mended."""
    made, left = len(linted.mended.made), len(linted.mended.left)
    safe = sum(one.change is not None and one.change.safe for one in linted.findings)
    shown = _diff(linted, str(path)) if diff else ""
    count = len(linted.findings)
    said = f"{made} mended, {left} left" if fix else f"{count} found, {safe} of them safe to mend"
    facts: dict[str, Any] = (
        {"mended": [one.as_dict() for one in linted.mended.made]} if fix else {"safe": safe}
    )
    facts |= {"diff": shown} if diff else {}
    line = f"{path}  {said}" + (f"\n{shown.rstrip()}" if shown else "")
    console.say(line, path=str(path), found=count, left=left, **facts)


def _diff(linted: _Linted, name: str) -> str:
    """The safe changes as a unified diff."""
    old, new = (_LINE.findall(text) for text in (linted.text, linted.mended.text))
    lines = unified_diff(old, new, name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
