"""One source → one Document → one file per target, each checked before it is written.

read ─▶ lint ─▶ export ─▶ retained + direction ─▶ write

An error of the source stops before anything is written; one found in a finished file leaves the
old file in place.
"""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Final

from exporters.build.cover import draw_cover
from exporters.build.limits import TimeReached, limited
from exporters.build.outcome import Built, Output
from exporters.build.write import write_file
from exporters.diagnostics import diagnose, has_errors
from exporters.errors import DiglotError, ExitCode, NonconformingOutput, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from exporters.build.limits import Limits
    from exporters.build.record import Record
    from exporters.diagnostics import Diagnostic
    from exporters.document import Document
    from exporters.export import Export
    from exporters.options import Options

# Each target's exporter, imported when it is first asked for: WeasyPrint alone costs a second.
EXPORTERS: Final = {"epub": "exporters.epub", "pdf": "exporters.pdf"}


@dataclass(frozen=True, slots=True)
class Job:
    """A source to build for the targets of `records`; `covers` is where drawn covers are kept."""

    source: Path
    records: tuple[Record, ...]
    covers: Path | None


def build_document(job: Job, options: Options, limits: Limits) -> Built:
    """Do the job within the limits, and say what became of it; only an interruption is raised."""
    start = time.perf_counter()
    try:
        with limited(limits):
            built = _build(job, options)
    except DiglotError as error:
        built = Built(job.source, "failed", (), error.diagnostics, exit_code=error.exit_code)
    except (MemoryError, TimeReached) as error:
        built = _stopped(job.source, limits, "u-001" if isinstance(error, MemoryError) else "u-002")
    except Exception as error:  # noqa: BLE001 - a bug that one document shows stops no other
        found = diagnose("u-004", str(job.source), error=f"{type(error).__name__}: {error}")
        built = Built(job.source, "failed", (), (found,), exit_code=ExitCode.BUG,
                      traceback=traceback.format_exc())  # fmt: skip
    return replace(built, seconds=time.perf_counter() - start)


def _stopped(source: Path, limits: Limits, code: str) -> Built:
    """The outcome of a document that wanted more of the machine than it may have."""
    memory, seconds = limits.memory // 1_000_000, limits.seconds
    found = diagnose(code, str(source), memory=memory, seconds=seconds,
                     more_memory=2 * memory, more_seconds=2 * seconds)  # fmt: skip
    return Built(source, "failed", (), (found,), exit_code=ExitCode.SOURCE)


def _build(job: Job, options: Options) -> Built:
    """Build one source for the records' targets; all are checked before the first is written."""
    document, inputs, diagnostics = _read(job.source)
    found = list(diagnostics)
    finished: list[tuple[Record, Export, float]] = []
    for record in job.records:
        start = time.perf_counter()
        if record.target == "epub" and not document.cover:
            options = replace(options, cover=draw_cover(document, options, job.covers))
        export = export_document(document, record.target, options)
        found += export.diagnostics
        found += check_export(export, record.target, document, str(record.output))
        if has_errors(found):
            raise NonconformingOutput(found)
        finished.append((record, export, time.perf_counter() - start))
    outputs = []
    for record, export, seconds in finished:
        write_file(record.output, export.data)
        record.write((job.source, *inputs))
        outputs.append(Output(record.output, len(export.data), export.pages, seconds))
    return Built(job.source, "written", tuple(outputs), tuple(found))


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
