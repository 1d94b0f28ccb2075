"""`diglot lint`: what an editor would mark in a source, and with `--fix` the safe of it mended."""

from __future__ import annotations

import re
import stat
from dataclasses import field
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from exporters import lint as linter
from exporters import reader
from exporters.build.write import write_file
from exporters.cli.parameters import find_files
from exporters.cli.reporting import report_options, reporting
from exporters.cli.rules import lint_options
from exporters.diagnostics import has_errors
from exporters.errors import ExitCode
from exporters.runtime.garbage import collect_between_documents
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from exporters.cli.rules import Rules
    from exporters.diagnostics import Diagnostic
    from exporters.document import Document

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@click.command()
@click.argument("file", nargs=-1, required=True)
@click.option("--fix", is_flag=True, help="Make the safe changes, and say what is left.")
@click.option("--diff", is_flag=True, help="Show the safe changes; without --fix, make none.")
@lint_options
@report_options
def lint(  # noqa: PLR0913 - the options of the command
    file: tuple[str, ...],
    *,
    fix: bool,
    diff: bool,
    rules: Rules,
    sarif: bool,
    quiet: bool,
    as_json: bool,
) -> int:
    """Say what an editor would mark in each FILE, a source or a folder of sources.

    Letters and digits of another language, joiners, spaces, marks, dashes and doubled words; and
    what is wrong with headings, pictures, links and notes. Code, addresses, verse, vowelled text,
    words of other languages and what has the class `sic` are never changed. The file of a masthead
    is read, and mended, with the sources that name it.

    CODES are those of the findings, or their beginnings, with commas: `t-02,b-050`.
    """
    with reporting(sarif=sarif, quiet=quiet, as_json=as_json) as report:
        seen: set[Diagnostic] = set()
        for path in find_files(file, (".md",)):
            linted = _lint_file(path, rules, mends=fix or diff)
            # What several sources share is told once.
            linted = linted.without(seen)
            seen |= {one for one in linted.findings if one.path != str(path)}
            if fix:
                linted.write()
            left = linted.left if fix else linted.findings
            line, facts = _said(path, linted, fix=fix, diff=diff)
            report.add(line, left, **facts)
        if has_errors(report.found) or (rules.strict and report.found):
            report.fail(ExitCode.SOURCE)
    return report.exit_code


@dataclass(frozen=True, slots=True)
class _Linted:
    """What was found in a source and its masthead; mended, what was, what is left, and their texts.

    `changed` are the old and the new text of each file that is another when mended, by path.
    """

    findings: tuple[Diagnostic, ...]
    made: tuple[Diagnostic, ...] = ()
    left: tuple[Diagnostic, ...] = ()
    changed: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def without(self, told: set[Diagnostic]) -> _Linted:
        """This without findings that were told, and without changes to the files they are of."""
        files = {one.path for one in told}
        findings, made, left = (
            tuple(one for one in some if one not in told)
            for some in (self.findings, self.made, self.left)
        )
        changed = {path: texts for path, texts in self.changed.items() if path not in files}
        return _Linted(findings, made, left, changed)

    def write(self) -> None:
        """Write each new text in the place of the old one: modes stay, and a link stays a link."""
        for name, (_, text) in self.changed.items():
            target = Path(name).resolve()
            write_file(target, text.encode(), stat.S_IMODE(target.stat().st_mode))

    def diff(self) -> str:
        """The safe changes as a unified diff."""
        return "".join(
            line if line.endswith("\n") else f"{line}\n"
            for name, (old, new) in self.changed.items()
            for line in unified_diff(_LINE.findall(old), _LINE.findall(new), name, name)
        )


def _lint_file(path: Path, rules: Rules, *, mends: bool) -> _Linted:
    """What the rules find in a source and its masthead; mended too where `mends`."""
    collect_between_documents()
    name = str(path)
    reading = reader.read_file(path)
    of_reader = rules.wanted(reading.diagnostics)
    if (document := reading.document) is None:
        return _Linted(of_reader, left=of_reader)
    findings = rules.find(document, name)
    if not mends:
        return _Linted(of_reader + findings)

    def read(texts: Mapping[str, str]) -> Document | None:
        drafts = {Path(other): text.encode() for other, text in texts.items() if other != name}
        return reader.read(texts[name], name, path.parent, drafts).document

    texts = linter.texts_of(document, name)
    mended = linter.mend(document, name, read, lambda document: rules.find(document, name))
    changed = {
        file: (texts[file], text) for file, text in mended.texts.items() if text != texts[file]
    }
    return _Linted(of_reader + findings, mended.made, of_reader + mended.left, changed)


def _said(path: Path, linted: _Linted, *, fix: bool, diff: bool) -> tuple[str, dict[str, Any]]:
    """A line that says how many findings a source has and how many of them are mended; its facts.

    Where they are to be shown, the changes stand below the line.
    """
    count, made, left = len(linted.findings), len(linted.made), len(linted.left)
    facts: dict[str, Any] = {"path": str(path), "found": count, "left": left if fix else count}
    if fix:
        line = f"{path}  {made} mended, {left} left"
        facts["mended"] = [one.as_dict() for one in linted.made]
    else:
        safe = sum(one.change is not None and one.change.safe for one in linted.findings)
        line = f"{path}  {count} found, {safe} of them safe to mend"
        facts["safe"] = safe
    if diff:
        facts["diff"] = linted.diff()
        line = f"{line}\n{facts['diff']}".rstrip()
    return line, facts
