"""`diglot new` writes a document that builds, and overwrites nothing."""

from __future__ import annotations

import errno
import io
import os
import pathlib
import re
from typing import TYPE_CHECKING

import pytest

from exporters import lint, reader
from exporters.cli.command import run
from exporters.cli.console import Console
from exporters.cli.new import _STARTER
from exporters.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_starter_is_read_without_a_finding(folder: Path) -> None:
    assert run(["new", "two-rivers"]) == ExitCode.OK
    reading = reader.read_file(folder / "two-rivers.md")
    assert reading.diagnostics == ()
    document = reading.document
    assert document is not None
    assert lint.check(document, "two-rivers.md") == ()
    assert document.title.choose("en") == ("en", "Two rivers")
    assert document.masthead is not None
    assert document.masthead.name.languages == ("en", "fa-AF")
    assert {block.lang for block in document.body} == {"en", "fa-AF"}


def test_a_starter_builds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "starter.md"]) == ExitCode.OK
    assert capsys.readouterr().out.splitlines() == [
        "starter.md",
        "masthead.yaml",
        "now write in it, and build it: diglot build starter.md",
    ]
    assert run(["build", "starter.md"]) == ExitCode.OK
    printed = capsys.readouterr()
    assert printed.err == ""
    assert {
        path.name for path in (folder / "build").iterdir() if path.suffix in {".epub", ".pdf"}
    } == {
        "starter.epub",
        "starter.pdf",
    }


def test_nothing_is_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mine.md").write_text("mine")
    assert run(["new", "mine"]) == ExitCode.WRITE
    assert capsys.readouterr().err == (
        "mine.md: error[w-010]: there is such a file already\n"
        "  hint: choose another name; nothing is overwritten\n"
    )
    assert (folder / "mine.md").read_text() == "mine"
    assert not (folder / "masthead.yaml").exists()


def test_a_masthead_that_is_there_is_kept(folder: Path) -> None:
    (folder / "masthead.yaml").write_text("name: Ours\n")
    assert run(["new", "essay"]) == ExitCode.OK
    assert (folder / "masthead.yaml").read_text() == "name: Ours\n"


def test_a_folder_is_made(folder: Path) -> None:
    assert run(["new", "essays/spring"]) == ExitCode.OK
    assert (folder / "essays/spring.md").is_file()
    assert (folder / "essays/masthead.yaml").is_file()


def test_a_folder_that_cannot_be_made(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "file").touch()
    assert run(["new", "file/essay"]) == ExitCode.WRITE
    assert re.match(r"file/essay\.md: error\[w-001\]", capsys.readouterr().err)


@pytest.mark.parametrize(
    ("name", "title"),
    [("a: b", "A: b"), ('say "so"', "Say “so”"), ("نامه_ها", "نامه ها"), ("-", "-")],
)
def test_any_name_makes_a_title(folder: Path, name: str, title: str) -> None:
    assert run(["new", name, "--quiet"]) == ExitCode.OK
    reading = reader.read_file(folder / f"{name}.md")
    assert reading.document is not None
    assert title in dict(reading.document.title.entries).values()


def test_a_persian_name_makes_a_document_that_builds(folder: Path) -> None:
    name = "نامه‌ای به دوست"
    assert run(["new", name, "--quiet"]) == ExitCode.OK
    document = reader.read_file(folder / f"{name}.md").document
    assert document is not None
    assert document.title.choose("fa-AF") == ("fa-AF", name)
    assert run(["build", f"{name}.md", "--quiet"]) == ExitCode.OK


def test_the_command_that_follows_can_be_pasted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    for name, said in (("two words", "'two words.md'"), ("نامه", "نامه.md")):
        assert run(["new", name]) == ExitCode.OK
        assert capsys.readouterr().out.splitlines()[-1].endswith(f"diglot build {said}")


def test_a_full_disk_leaves_no_empty_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def open_full(path: Path, *_: object, **__: object) -> Full:
        path.touch()
        return Full()

    text = (_STARTER / "document.md").read_text("utf-8")
    monkeypatch.setattr(pathlib.Path, "read_text", lambda *_, **__: text)
    monkeypatch.setattr(pathlib.Path, "open", open_full)
    assert run(["new", "essay"]) == ExitCode.WRITE
    assert "essay.md: error[w-001]: cannot be written: no space left" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


def test_what_was_written_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "essay", "--json"]) == ExitCode.OK
    console = Console(as_json=True)
    for path in ("essay.md", "masthead.yaml"):
        console.say("", path=path)
    said = capsys.readouterr().out
    console.close()
    assert said == capsys.readouterr().out
    assert sorted(path.name for path in folder.iterdir()) == ["essay.md", "masthead.yaml"]
