"""The command on bad input: a line with place and code, a hint, an exit code, no traceback."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from exporters.cli.command import run
from exporters.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
---
lang: en
title: A Title
author: Jane Writer
date: 2024-07-14
attribution: original
---

Words.
"""

MASTHEAD = """\
name:
  fa-AF: روزنامهٔ نمونه
motto:
  lang: fa-AF
  bayts:
    - [یک, دو, سه]
"""


def changed(old: str, new: str) -> bytes:
    assert old in GOOD
    return GOOD.replace(old, new).encode()


BAD = {
    "missing title": (changed("title: A Title\n", ""), "", ExitCode.SOURCE),
    "missing language": (changed("lang: en\n", ""), "", ExitCode.SOURCE),
    "no metadata at all": (b"Words.\n", "", ExitCode.SOURCE),
    "empty file": (b"", "", ExitCode.SOURCE),
    "unknown key": (changed("author:", "autor:"), "author", ExitCode.SOURCE),
    "bad YAML": (changed("title: A Title", "title: [A Title"), "", ExitCode.SOURCE),
    "date with dots": (changed("2024-07-14", "14.07.2024"), "2024-07-14", ExitCode.SOURCE),
    "no author": (changed("author: Jane Writer\n", ""), "author", ExitCode.SOURCE),
    "missing masthead": (changed("lang: en", "lang: en\nmasthead: m.yaml"), "", ExitCode.SOURCE),
    "missing cover": (changed("author: ", "cover-image: map.png\nauthor: "), "", ExitCode.SOURCE),
    "cover elsewhere": (changed("author", "cover-image: ../x.png\nauthor"), "", ExitCode.SOURCE),
    "not UTF-8": (changed("Words.", "W") + b"\xff\xfe", "", ExitCode.SOURCE),
    "bayt of three": (
        changed("Words.", "::: {.verse lang=fa-AF}\n| یک\n| دو\n| سه\n:::"), "", ExitCode.SOURCE,
    ),
    "script in HTML": (changed("Words.", "<script>alert(1)</script>"), "", ExitCode.SOURCE),
}  # fmt: skip
LINE = re.compile(r"^(?P<path>[^:\n]+\.(?:md|yaml))(?::\d+:\d+)?: error\[[a-z]-\d{3}\]: \S.*$")


@pytest.mark.parametrize("case", BAD)
def test_bad_input(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source, hint, exit_code = BAD[case]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.md").write_bytes(source)
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "x.epub").write_bytes(b"earlier")
    assert run(["build", "x.md"]) == exit_code
    printed = capsys.readouterr()
    lines = printed.err.splitlines()
    assert LINE.match(lines[0]), printed.err
    assert any(line.startswith("  hint: ") and hint in line for line in lines), printed.err
    assert "Traceback" not in printed.err
    assert printed.out == ""
    assert (tmp_path / "build" / "x.epub").read_bytes() == b"earlier"
    assert [path.name for path in (tmp_path / "build").iterdir()] == ["x.epub"]


def test_a_bayt_of_three_hemistichs_in_a_masthead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.md").write_bytes(changed("lang: en", "lang: en\nmasthead: masthead.yaml"))
    (tmp_path / "masthead.yaml").write_text(MASTHEAD)
    assert run(["build", "x.md"]) == ExitCode.SOURCE
    assert re.match(r"masthead\.yaml:6:\d+: error\[", capsys.readouterr().err)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_a_folder_that_cannot_be_written(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.md").write_text(GOOD)
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "x.epub").write_bytes(b"earlier")

    def refused(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refused)
    assert run(["build", "x.md", "--to", "epub"]) == ExitCode.WRITE
    printed = capsys.readouterr()
    assert re.match(r"build/.*: error\[w-001\]: cannot be written: ", printed.err)
    assert (tmp_path / "build" / "x.epub").read_bytes() == b"earlier"


def test_a_source_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "nowhere.md"]) == ExitCode.SOURCE
    assert capsys.readouterr().err.startswith("nowhere.md: error[s-")


def test_two_sources_for_one_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.md").write_text(GOOD)
    assert run(["build", "a/x.md", "b/x.md"]) == ExitCode.WRITE
    assert "error[w-002]" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["build"], ["build", "x.md", "--to", "docx"], ["print"], ["--nonsense"]]
)
def test_a_wrong_call(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == ExitCode.USAGE
    assert "Usage: diglot" in capsys.readouterr().err


def test_one_bad_source_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("no metadata")
    (tmp_path / "b.md").write_text(GOOD)
    assert run(["build", "a.md", "b.md", "--to", "pdf"]) == ExitCode.SOURCE
    assert (tmp_path / "build" / "b.pdf").read_bytes().startswith(b"%PDF-")
    assert "b.pdf  1 page," in capsys.readouterr().out


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_folder_without_documents_is_no_success(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, str(tmp_path)]) == ExitCode.SOURCE
    assert capsys.readouterr().err.startswith(f"{tmp_path}: error[s-009]: ")


@pytest.mark.parametrize("name", ["new\nline.md", "bell\x07.md", os.fsdecode(b"caf\xe9.md")])
def test_a_name_that_no_output_can_repeat(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text(GOOD)
    assert run(["build", str(tmp_path / name), "-d", str(tmp_path / "build")]) == ExitCode.SOURCE
    printed = capsys.readouterr().err.splitlines()
    assert "error[s-008]" in printed[0]
    assert printed[1:] == ["  hint: rename the file"]


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_place_that_may_not_be_looked_into(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(type(tmp_path), "iterdir", forbidden)
    assert run([command, str(tmp_path)]) == ExitCode.SOURCE
    assert ": error[s-001]: " in capsys.readouterr().err


@pytest.mark.parametrize("option", [(), ("--direction",)])
def test_an_output_that_may_not_be_read(
    option: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def forbidden(*_: object, **__: object) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    (tmp_path / "x.epub").touch()
    monkeypatch.setattr(type(tmp_path), "read_bytes", forbidden)
    assert run(["check", *option, str(tmp_path / "x.epub")]) == ExitCode.SOURCE
    assert "x.epub: error[s-001]: x.epub cannot be read: permission" in capsys.readouterr().err


def test_a_source_of_any_name_fails_as_a_source(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("Words.")
    assert run(["check", str(tmp_path / "words.txt")]) == ExitCode.SOURCE


def test_a_file_in_the_place_of_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "x.md"
    source.write_text(GOOD)
    assert run(["build", str(source), "-d", str(source), "--to", "epub"]) == ExitCode.WRITE
    first = capsys.readouterr().err.splitlines()[0]
    assert first.startswith(f"{source}/x.epub: error[w-001]: ")
    assert first.endswith(": a file stands in the place of its folder")


def test_results_that_cannot_be_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_text: str, *, err: bool = False) -> None:
        if not err:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written.append(_text)

    written: list[str] = []
    monkeypatch.setattr("click.echo", full)
    assert run(["new", str(tmp_path / "x")]) == ExitCode.WRITE
    assert written[0].startswith("error[w-003]: the results cannot be printed: no space left")
    assert capsys.readouterr().out == ""


def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "exporters", "--version"]
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (ExitCode.OK, b"")


def test_without_standard_error_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert run(["build", "no-such-file.md"]) == ExitCode.SOURCE


def test_few_words_in_a_language_without_terms_are_good_input(tmp_path: Path) -> None:
    source = tmp_path / "x.md"
    source.write_text(GOOD.replace("lang: en", "lang: es").replace("Words.", "Texto."))
    assert run(["build", str(source), "-d", str(tmp_path), "--to", "epub"]) == ExitCode.OK
