"""One source → one Document → one file per target, each checked before it is written.

read ─▶ lint ─▶ export ─▶ retained + direction ─▶ write

An error of the source stops before anything is written; one found in a finished file leaves the
old file in place.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal

from exporters.build.cover import draw_cover
from exporters.build.record import RECORDS, Record
from exporters.build.write import write_file
from exporters.diagnostics import has_errors
from exporters.errors import DiglotError, ExitCode, NonconformingOutput, SourceError
from exporters.options import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from exporters.diagnostics import Diagnostic
    from exporters.document import Document
    from exporters.export import Export
    from exporters.options import Options, Printing

# Each target's exporter, imported when it is first asked for: WeasyPrint alone costs a second.
EXPORTERS: Final = {"epub": "exporters.epub", "pdf": "exporters.pdf"}

State = Literal["written", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one source: its outputs, or why there are none.

    `seconds` is wall time; `exit_code` is not OK where `state` is `failed`.
    """

    source: Path
    state: State
    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    seconds: float = 0.0
    exit_code: ExitCode = ExitCode.OK


@dataclass(frozen=True, slots=True)
class Output:
    """One finished file: its size in bytes, its pages (None where it has none), wall seconds."""

    path: Path
    size: int
    pages: int | None
    seconds: float


def build_documents(  # noqa: PLR0913 - what is built, where, as what, and how
    sources: tuple[Path, ...],
    folder: Path,
    targets: tuple[str, ...],
    make_options: Callable[[], Options],
    *,
    cache: bool = True,
    embed_source: bool = True,
    printing: Printing = PLAIN,
) -> Iterator[Built]:
    """Build every source into `folder`, and say of each what became of it, as soon as it is known.

    A source that fails does not keep the others from being built. `make_options` is called once,
    and only when something has to be built. Without `cache`, everything is built anew. Without
    `embed_source`, no output carries its source. `printing` is for those with pages.
    """
    options: Options | None = None
    for source in sources:
        records = tuple(
            Record(folder, source, target, embed_source, printing) for target in targets
        )
        stale = tuple(record for record in records if not (cache and record.is_current()))
        if not stale:
            yield Built(source, "unchanged", tuple(_unchanged(record) for record in records))
            continue
        start = time.perf_counter()
        try:
            options = options or replace(
                make_options(), embed_source=embed_source, printing=printing
            )
            built = _build(source, stale, options, folder / RECORDS if cache else None)
        except DiglotError as error:
            built = Built(source, "failed", (), error.diagnostics, exit_code=error.exit_code)
        yield replace(built, seconds=time.perf_counter() - start)


def _unchanged(record: Record) -> Output:
    return Output(record.output, record.output.stat().st_size, None, 0.0)


def _build(
    source: Path, records: tuple[Record, ...], options: Options, covers: Path | None
) -> Built:
    """Build one source for the records' targets; all are checked before the first is written."""
    document, inputs, diagnostics = _read(source)
    found = list(diagnostics)
    finished: list[tuple[Record, Export, float]] = []
    for record in records:
        start = time.perf_counter()
        if record.target == "epub" and not document.cover:
            options = replace(options, cover=draw_cover(document, options, covers))
        export = export_document(document, record.target, options)
        found += export.diagnostics
        found += check_export(export, record.target, document, str(record.output))
        if has_errors(found):
            raise NonconformingOutput(found)
        finished.append((record, export, time.perf_counter() - start))
    outputs = []
    for record, export, seconds in finished:
        write_file(record.output, export.data)
        record.write((source, *inputs))
        outputs.append(Output(record.output, len(export.data), export.pages, seconds))
    return Built(source, "written", tuple(outputs), tuple(found))


def _read(source: Path) -> tuple[Document, tuple[Path, ...], tuple[Diagnostic, ...]]:
    """The document, the other files it was read from, and what was found; errors are raised."""
    from exporters import lint, reader  # noqa: PLC0415 - an unchanged build reads no document

    reading = reader.read_file(source)
    found = list(reading.diagnostics)
    if reading.document is not None:
        found += lint.check(reading.document, str(source))
    if reading.document is None or has_errors(found):
        raise SourceError(found)
    return reading.document, reading.dependencies, tuple(found)


def export_document(document: Document, target: str, options: Options) -> Export:
    """The finished file for one target, not yet checked or written."""
    export: Callable[[Document, Options], Export] = import_module(EXPORTERS[target]).export
    return export(document, options)


def check_export(
    export: Export, target: str, document: Document, name: str
) -> tuple[Diagnostic, ...]:
    """What every build checks: masthead and attribution retained, also for programs; directions."""
    from exporters import provenance, verify  # noqa: PLC0415 - an unchanged build needs no gates

    return (
        *verify.check_retained(export.data, target, document, name),
        *provenance.check_credits(export.data, target, name, document),
        *verify.check_direction(export.data, target, name, document),
    )
