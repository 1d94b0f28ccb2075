"""One source → one Document → one file per target, each checked before it is written.

read ─▶ lint ─▶ export ─▶ retained + direction ─▶ write

An error of the source stops before anything is written; one found in a finished file leaves the
old file in place.
"""

from __future__ import annotations

import contextlib
import time
import traceback
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Final

from exporters.build.borrowed import with_borrowed
from exporters.build.limits import TimeReached, limited
from exporters.build.lock import locked
from exporters.build.outcome import Built, Output
from exporters.build.write import unwritable, write_together
from exporters.diagnostics import diagnose, has_errors
from exporters.errors import DiglotError, ExitCode, NonconformingOutput, SourceError, WriteError
from exporters.runtime.frames import with_room
from exporters.runtime.garbage import collect_between_documents
from exporters.values import NamedTuple, dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
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
    """A source to be built for the targets of `records`, all of the same folder.

    With `cache`, what another build has made in the meantime is not made again.
    """

    source: Path
    records: tuple[Record, ...]
    cache: bool = True

    @property
    def folder(self) -> Path:
        """Where the records are, and what is half written."""
        return self.records[0].path.parent


@with_room
def build_document(job: Job, options: Options, limits: Limits) -> Built:
    """Do the job within the limits, and say what became of it; only an interruption is raised."""
    start = time.perf_counter()
    try:
        collect_between_documents()
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
    """Build one source, unless another program just did: both read it and write it in turn."""
    read = _read(job.source)  # a source with errors leaves no trace, not even a folder
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(locked(job.folder, job.source.stem))
        except OSError as error:
            raise unwritable(job.records[0].output, error) from error
        due = tuple(record for record in job.records if not (job.cache and record.is_current()))
        if not due:
            return unchanged(job)
        if _have_changed(read.files):  # while another program held the lock
            read = _read(job.source)
        return _build_due(replace(job, records=due), read, options)


def _have_changed(files: Mapping[Path, bytes]) -> bool:
    try:
        return any(path.read_bytes() != content for path, content in files.items())
    except OSError:
        return True


def unchanged(job: Job) -> Built:
    """The outcome of a job that is done already."""
    sizes = [(record.output, record.output.stat().st_size) for record in job.records]
    outputs = tuple(Output(path, size, None, 0.0) for path, size in sizes)
    return Built(job.source, "unchanged", outputs)


def _build_due(job: Job, read: _Read, options: Options) -> Built:
    """Build one source for the records' targets; all are checked before the first is written."""
    document, found = read.document, list(read.diagnostics)
    options = with_typefaces(document, options)
    found += options.fonts.diagnostics if document.nastaliq else ()
    finished: list[tuple[Record, Export, float]] = []
    pages = None
    # The EPUB of a document that lists its pages has to know them.
    for record in sorted(job.records, key=lambda one: document.page_list and one.target == "epub"):
        start = time.perf_counter()
        if record.target == "epub":
            kept = job.folder / f"{job.source.stem}.cover" if job.cache else None
            options = with_borrowed(document, options, kept=kept, laid_out=pages)
        export = export_document(document, record.target, options)
        found += export.diagnostics
        found += check_export(export, record.target, document, str(record.output))
        if has_errors(found):
            raise NonconformingOutput(found)
        pages = export.pagination or pages
        finished.append((record, export, time.perf_counter() - start))
    finished.sort(key=lambda one: job.records.index(one[0]))
    contents = {record.output: export.data for record, export, _ in finished}
    write_together(contents, job.folder, job.source.stem)
    for record, export, _ in finished:
        try:
            record.write(export.data, read.files, nastaliq=bool(document.nastaliq))
        except (OSError, WriteError) as error:
            found.append(diagnose("w-004", str(record.output), reason=str(error)))
    outputs = tuple(
        Output(record.output, len(export.data), export.pages, seconds)
        for record, export, seconds in finished
    )
    return Built(job.source, "written", outputs, tuple(found))


class _Read(NamedTuple):
    """A document without errors, the files it was read from, and what was found."""

    document: Document
    files: Mapping[Path, bytes]
    diagnostics: tuple[Diagnostic, ...]


def _read(source: Path) -> _Read:
    """The document in a file; errors are raised."""
    from exporters import lint, reader  # noqa: PLC0415 - an unchanged build reads no document

    reading = reader.read_file(source)
    found = list(reading.diagnostics)
    if reading.document is not None:
        found += lint.check(reading.document, str(source))
    if reading.document is None or has_errors(found):
        raise SourceError(found)
    return _Read(reading.document, reading.files, tuple(found))


def with_typefaces(document: Document, options: Options) -> Options:
    """The options with the fonts that this document chooses beside those of all documents."""
    if not document.nastaliq:
        return options
    from exporters.assets import find_fonts  # noqa: PLC0415 - few documents choose

    return replace(options, fonts=find_fonts(nastaliq=True))


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
