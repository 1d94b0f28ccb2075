"""Many sources → what became of each: those that have not changed are only looked at.

Reading, exporting, checking and writing one document is `single`; several at once are built by
`workers`.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from exporters.build.limits import NO_WISHES, Wishes, count_cores, share_machine
from exporters.build.lock import is_locked
from exporters.build.outcome import Built, Output, State
from exporters.build.record import RECORDS, Record
from exporters.build.single import (
    EXPORTERS,
    Job,
    build_document,
    check_export,
    export_document,
    unchanged,
)
from exporters.build.write import find_staged
from exporters.options import PLAIN
from exporters.runtime.memory import stay_warm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from exporters.options import Options, Printing

__all__ = [
    "EXPORTERS", "Built", "Output", "State", "Wishes", "build_documents", "check_export",
    "export_document", "plan_build",
]  # fmt: skip


def build_documents(  # noqa: PLR0913 - what is built, where, as what, and how
    sources: tuple[Path, ...],
    folder: Path,
    targets: tuple[str, ...],
    make_options: Callable[[], Options],
    *,
    cache: bool = True,
    embed_source: bool = True,
    printing: Printing = PLAIN,
    wishes: Wishes = NO_WISHES,
    advance: Callable[[Built], None] = lambda _built: None,
) -> Iterator[Built]:
    """Build every source into `folder`, and say of each what became of it, in their order.

    A source that fails does not keep the others from being built. `make_options` is called once,
    and only when something has to be built. Without `cache`, everything is built anew. Without
    `embed_source`, no output carries its source. `printing` is for those with pages. `advance`
    hears of each outcome as soon as it is known. The workers are new interpreters: a program that
    calls this from its main module keeps it below `if __name__ == "__main__"`.

    Raises what `make_options` raises: what a machine lacks, it lacks for every document.
    """
    done, stale = plan_build(
        sources, folder, targets, cache=cache, embed_source=embed_source, printing=printing
    )
    known = {built.source: built for built in done}
    for built in done:
        advance(built)

    def make_all_options() -> Options:
        return replace(make_options(), embed_source=embed_source, printing=printing)

    outcomes = _build(stale, make_all_options, wishes)
    for source in sources:
        while source not in known:
            built = next(outcomes)
            known[built.source] = built
            advance(built)
        yield known.pop(source)


def plan_build(  # noqa: PLR0913 - see `build_documents`
    sources: tuple[Path, ...],
    folder: Path,
    targets: tuple[str, ...],
    *,
    cache: bool = True,
    embed_source: bool = True,
    printing: Printing = PLAIN,
) -> tuple[list[Built], list[Job]]:
    """The sources that have not changed, and the jobs that the others are; nothing is built yet."""
    _sweep(folder / RECORDS)
    done: list[Built] = []
    stale: list[Job] = []
    for source in sources:
        records = tuple(
            Record(folder, source, target, embed_source, printing) for target in targets
        )
        due = tuple(record for record in records if not (cache and record.is_current()))
        if due:
            stale.append(Job(source, due, cache))
        else:
            done.append(unchanged(Job(source, records)))
    return done, stale


def _sweep(folder: Path) -> None:
    """Take away what a build that was killed has left half written."""
    with contextlib.suppress(OSError):
        for path, document in [*find_staged(folder)]:
            if not is_locked(folder, document):
                path.unlink(missing_ok=True)


def _build(jobs: list[Job], make_options: Callable[[], Options], wishes: Wishes) -> Iterator[Built]:
    """The outcome of each job as it is known: here where one is done at a time, else in workers."""
    if not jobs:
        return
    options = make_options()
    count = min(wishes.jobs or count_cores(), len(jobs))
    limits = share_machine(count, wishes)
    if count == 1:
        if len(jobs) > 1:
            stay_warm()
        for job in jobs:
            yield build_document(job, options, limits)
        return
    from exporters.build.workers import Workers  # noqa: PLC0415 - one document needs none

    with Workers(count, options, limits) as workers:
        yield from workers.build(jobs)
