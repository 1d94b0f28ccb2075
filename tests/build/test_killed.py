"""A build that is killed leaves whole files only, and the next one completes."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from exporters.build import build_documents, single
from exporters.build.limits import Limits
from exporters.build.record import Record
from exporters.build.single import Job, build_document
from exporters.options import Options
from tests.build.killed import build, stub_exporters
from tests.cli.test_bad_input import GOOD

ROOT = Path(__file__).parents[2]
KILLS = 50


def contents(folder: Path) -> dict[str, bytes]:
    """Every file that a reader would find in a folder of outputs."""
    return {path.name: path.read_bytes() for path in folder.glob("*") if path.name != ".diglot"}


def test_killed_at_each_step_of_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, folder = tmp_path / "x.md", tmp_path / "build"
    source.write_text("text")
    whole = {
        f"x.{t}": {f"{c} {t} ".encode() * 1000 for c in ("old", "new")} for t in ("epub", "pdf")
    }
    step, killed = 0, True
    while killed:
        step += 1
        stub_exporters(lambda name, stub: monkeypatch.setattr(single, name, stub), "old")
        source.write_text("old text")
        build(source, folder)
        source.write_text("new text")
        command = [sys.executable, "-m", "tests.build.killed", str(source), str(folder), str(step),
                   "new"]  # fmt: skip
        killed = subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
        found = contents(folder)
        assert set(found) == set(whole), step
        assert all(content in whole[name] for name, content in found.items()), step
        stub_exporters(lambda name, stub: monkeypatch.setattr(single, name, stub), "new")
        assert build(source, folder) in {"written", "unchanged"}, step
        assert contents(folder) == {f"x.{t}": f"new {t} ".encode() * 1000 for t in ("epub", "pdf")}
        assert not list((folder / ".diglot").glob("*.new")), step
    assert step > 14  # two outputs and two records, opened, written, renamed; outputs synchronised


def test_what_others_have_left_is_taken_away_and_what_they_write_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stub_exporters(lambda name, stub: monkeypatch.setattr(single, name, stub), "new")
    source, records = tmp_path / "x.md", tmp_path / "build/.diglot"
    source.write_text("text")
    records.mkdir(parents=True)
    for name in ("gone.pdf.1.new", "busy.pdf.2.new"):
        (records / name).write_bytes(b"half")
    monkeypatch.setattr("exporters.build.is_locked", lambda _folder, name: name == "busy")
    build(source, tmp_path / "build")
    assert [path.name for path in records.glob("*.new")] == ["busy.pdf.2.new"]


def test_a_record_that_cannot_be_kept_is_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stub_exporters(lambda name, stub: monkeypatch.setattr(single, name, stub), "new")
    source, record = tmp_path / "x.md", tmp_path / "build/.diglot/x.pdf.json"
    source.write_text("text")
    record.mkdir(parents=True)
    options = Options(fonts=None, styles=None)  # type: ignore[arg-type] # never looked at
    (built,) = build_documents((source,), tmp_path / "build", ("epub", "pdf"), lambda: options)
    assert (built.state, [found.code for found in built.diagnostics]) == ("written", ["w-004"])
    assert set(contents(tmp_path / "build")) == {"x.epub", "x.pdf"}


def test_what_another_build_has_just_made_is_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stub_exporters(lambda name, stub: monkeypatch.setattr(single, name, stub), "new")
    source = tmp_path / "x.md"
    source.write_text("text")
    records = tuple(Record(tmp_path / "build", source, target) for target in ("epub", "pdf"))
    assert build(source, tmp_path / "build") == "written"
    options = Options(fonts=None, styles=None)  # type: ignore[arg-type] # never looked at
    again = build_document(Job(source, records), options, Limits(4_000_000_000, 60))
    assert (again.state, len(again.outputs)) == ("unchanged", 2)


@pytest.mark.slow
def test_an_archive_killed_at_random_moments(tmp_path: Path) -> None:
    chance = random.Random(6)  # noqa: S311 - the same moments, as parts of a build, every time
    archive, folder = tmp_path / "archive", tmp_path / "build"
    archive.mkdir()
    names = [f"article-{number}" for number in range(6)]

    def write(version: int) -> None:
        for name in names:
            (archive / f"{name}.md").write_text(f"{GOOD}\n{name} in version {version}.\n")

    def start(into: Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "exporters", "build", str(archive), "-d", str(into), "-q"]
        return subprocess.Popen(command, cwd=ROOT, start_new_session=True)

    whole: list[dict[str, bytes]] = []
    for version in (0, 1):
        write(version)
        begun = time.monotonic()
        assert start(tmp_path / f"whole-{version}").wait() == 0
        seconds = time.monotonic() - begun
        whole.append(contents(tmp_path / f"whole-{version}"))
    for kill in range(KILLS):
        write(kill % 2)
        program = start(folder)
        time.sleep(chance.uniform(0, 1.1 * seconds))
        if chance.random() < 0.5:
            os.kill(program.pid, signal.SIGKILL)  # its workers see that they are alone
        else:
            os.killpg(program.pid, signal.SIGKILL)
        program.wait()
        for name, content in contents(folder).items():
            assert content in (whole[0][name], whole[1][name]), (kill, name)
        assert start(folder).wait() == 0, kill
        assert contents(folder) == whole[kill % 2], kill
    assert not list((folder / ".diglot").glob("*.new"))
