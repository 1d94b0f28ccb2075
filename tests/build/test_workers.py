"""exporters.build.workers: whatever happens to one document, the others are built."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import threading
import time
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from exporters.assets import load_styles
from exporters.build import workers
from exporters.build.limits import Limits
from exporters.build.record import Record
from exporters.build.single import Job
from exporters.build.workers import Workers
from exporters.errors import ExitCode
from exporters.options import Options

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.assets import Fonts
    from exporters.build import Built

AMPLE = Limits(memory=4_000_000_000, seconds=300)
FRONT = """\
---
lang: en
title: {title}
author: Jane Writer
attribution: original
cover-image: cover.png
---

"""


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    """Three sources to be made into EPUBs, with a cover of their own: no page engine is loaded."""
    picture = io.BytesIO()
    Image.new("RGB", (60, 90), "navy").save(picture, "PNG")
    (tmp_path / "cover.png").write_bytes(picture.getvalue())
    made = []
    for name in ("one", "two", "three"):
        source = tmp_path / f"{name}.md"
        source.write_text(FRONT.format(title=name.capitalize()) + "Some words.\n", "utf-8")
        made.append(Job(source, (Record(tmp_path / "build", source, "epub"),)))
    return made


def options(fonts: Fonts) -> Options:
    return Options(fonts, load_styles())


def built_in_workers(jobs: list[Job], count: int, fonts: Fonts, limits: Limits) -> list[Built]:
    with Workers(count, options(fonts), limits) as crew:
        return list(crew.build(jobs))


def states(found: list[Built]) -> dict[str, str]:
    return {built.source.stem: built.state for built in found}


def codes(found: list[Built]) -> list[str]:
    return [finding.code for built in found for finding in built.diagnostics]


def one_worker() -> int:
    """The process of the only worker that there is."""
    while not (children := multiprocessing.active_children()):
        time.sleep(0.01)
    (child,) = children
    assert child.pid is not None
    return child.pid


def test_an_error_stops_no_other(jobs: list[Job], fonts: Fonts) -> None:
    jobs[1].source.write_text("no metadata\n", "utf-8")
    found = built_in_workers(jobs, 2, fonts, AMPLE)
    assert states(found) == {"one": "written", "two": "failed", "three": "written"}
    assert codes(found) == ["s-005"]
    assert multiprocessing.active_children() == []


def test_a_worker_that_dies_loses_its_own_document_only(jobs: list[Job], fonts: Fonts) -> None:
    killer = threading.Thread(target=lambda: os.kill(one_worker(), signal.SIGKILL))
    killer.start()
    found = built_in_workers(jobs, 1, fonts, AMPLE)
    killer.join()
    assert states(found) == {"one": "failed", "two": "written", "three": "written"}
    assert codes(found) == ["u-003"]
    assert "killed (9)" in found[0].diagnostics[0].message
    assert found[0].exit_code is ExitCode.BUG


def test_a_worker_that_does_not_answer_is_ended(
    jobs: list[Job], fonts: Fonts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_PATIENCE", 0.001)
    holder = threading.Thread(target=lambda: os.kill(one_worker(), signal.SIGSTOP))
    holder.start()
    found = built_in_workers(jobs[:1], 1, fonts, AMPLE)
    holder.join()
    assert codes(found) == ["u-002"]
    assert found[0].exit_code is ExitCode.SOURCE
    assert multiprocessing.active_children() == []


def test_who_stops_asking_leaves_no_worker_behind(jobs: list[Job], fonts: Fonts) -> None:
    with Workers(2, options(fonts), AMPLE) as crew:
        outcomes = crew.build(jobs)
        next(outcomes)
        outcomes.close()  # type: ignore[attr-defined] # a generator
    assert multiprocessing.active_children() == []
    assert not list((jobs[0].source.parent / "build").glob(".*.epub*"))


def test_a_worker_whose_document_took_too_much_gets_no_other(
    jobs: list[Job], fonts: Fonts, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int | None] = []
    begin = workers._Worker.begin

    def noting(worker: workers._Worker, job: Job) -> None:
        begun.append(worker._process.pid)
        begin(worker, job)

    monkeypatch.setattr(workers._Worker, "begin", noting)
    with jobs[1].source.open("a", encoding="utf-8") as source:
        source.write("```\n" + "word\n" * 900_000 + "```\n")
    limits = Limits(memory=160_000_000, seconds=300)
    found = built_in_workers(jobs, 1, fonts, limits)
    assert states(found) == {"one": "written", "two": "failed", "three": "written"}
    assert codes(found) == ["u-001"]
    assert (begun[0] == begun[1], begun[1] == begun[2]) == (True, False)
