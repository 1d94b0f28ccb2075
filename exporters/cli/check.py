"""`diglot check`: every gate on sources and on finished files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from exporters.cli.parameters import find_files, read_output
from exporters.cli.reporting import report_options, reporting
from exporters.cli.rules import lint_options
from exporters.diagnostics import Severity, has_errors
from exporters.errors import ExitCode
from exporters.options import TARGETS
from exporters.runtime.garbage import collect_between_documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from exporters.cli.rules import Rules
    from exporters.diagnostics import Diagnostic
    from exporters.document import Document


OUTPUTS: Final = tuple(f".{target}" for target in TARGETS)

_CHANGED_SOURCE: Final = frozenset({"o-003", "o-004", "o-005", "o-006"})


@click.command()
@click.argument("file", nargs=-1, required=True)
@click.option("--direction", is_flag=True, help="Audit EPUBs and PDFs for direction only.")
@lint_options
@report_options
def check(  # noqa: PLR0913 - the options of the command
    file: tuple[str, ...],
    *,
    direction: bool,
    rules: Rules,
    sarif: bool,
    quiet: bool,
    as_json: bool,
) -> int:
    """Check each FILE: a source, an EPUB, a PDF, or a folder of them.

    A source is read and linted. An EPUB passes the direction audit and epubcheck; a PDF passes
    the direction audit, PDF/UA-1 and PDF/A-3a. The masthead and attribution of an output's source
    must be in it: of the source named too, else of the one that it carries.

    With --direction, EPUBs and PDFs of any origin pass the direction audit alone: is the language
    and direction of every text stated, and do they fit its letters?
    """
    with reporting(sarif=sarif, quiet=quiet, as_json=as_json) as report:
        for path, found in audit_files(file) if direction else check_files(file, rules):
            report.add(_summary(path, found), found, path=str(path), **_counts(found))
            is_output = path.suffix in OUTPUTS
            if has_errors(found) or (rules.strict and found and not is_output):
                report.fail(ExitCode.NONCONFORMING if is_output else ExitCode.SOURCE)
    return report.exit_code


def audit_files(names: tuple[str, ...]) -> Iterator[tuple[Path, tuple[Diagnostic, ...]]]:
    """What the direction audit finds in each EPUB and PDF.

    Raises click.UsageError when another file is named.
    """
    from exporters import verify  # noqa: PLC0415 - checking sources needs no gates

    paths = find_files(names, OUTPUTS)
    if others := [path.name for path in paths if path.suffix not in OUTPUTS]:
        message = f"--direction audits EPUBs and PDFs, not {', '.join(others)}"
        raise click.UsageError(message)
    for path in paths:
        yield path, verify.check_direction(read_output(path), path.suffix, str(path))


def check_files(
    names: tuple[str, ...], rules: Rules
) -> Iterator[tuple[Path, tuple[Diagnostic, ...]]]:
    """What is found in each file, sources first; in these, what the rules of the linter are."""
    paths = find_files(names, (".md", *OUTPUTS))
    sources = [path for path in paths if path.suffix[1:] not in TARGETS]
    outputs = {path: read_output(path) for path in paths if path.suffix[1:] in TARGETS}
    documents: dict[str, Document] = {}
    if sources:
        from exporters import reader  # noqa: PLC0415 - checking outputs needs no reader

        for path in sources:
            collect_between_documents()
            reading = reader.read_file(path)
            found = rules.wanted(reading.diagnostics)
            if reading.document is not None:
                documents[path.stem] = reading.document
                found += rules.find(reading.document, str(path))
            yield path, found
    if outputs:
        yield from _check_outputs(outputs, documents)


def _check_outputs(
    outputs: dict[Path, bytes], documents: dict[str, Document]
) -> Iterator[tuple[Path, tuple[Diagnostic, ...]]]:
    from exporters import provenance, verify  # noqa: PLC0415 - checking sources needs no gates
    from exporters.build.rebuild import read_carried  # noqa: PLC0415 - likewise

    conformance = verify.check_conformance_of(
        {str(path): content for path, content in outputs.items()}
    )
    for path, content in outputs.items():
        target, name = path.suffix[1:], str(path)
        carried = read_carried(content, target, name)
        document = documents.get(path.stem) or carried.document
        found = [one for one in conformance if one.path.startswith(name)]
        # Nobody has to carry a source; whoever carries one must not have changed it.
        found += (one for one in carried.diagnostics if one.code in _CHANGED_SOURCE)
        found += verify.check_direction(content, target, name, document)
        if document is not None:
            found += verify.check_retained(content, target, document, name)
        found += provenance.check_credits(content, target, name, document)
        yield path, tuple(found)


def _counts(diagnostics: tuple[Diagnostic, ...]) -> dict[str, int]:
    return {
        f"{severity}s" if severity is not Severity.ADVICE else "advice": sum(
            diagnostic.severity is severity for diagnostic in diagnostics
        )
        for severity in Severity
    }


def _summary(path: Path, diagnostics: tuple[Diagnostic, ...]) -> str:
    counts = _counts(diagnostics)
    said = (
        f"{counts[name]} {name.removesuffix('s') if counts[name] == 1 else name}"
        for name in ("errors", "warnings")
    )
    return f"{path}  {', '.join(said)}"
