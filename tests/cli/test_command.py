"""The command itself: what it prints, where, and what it does not import."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from exporters import __version__
from exporters.cli.command import COMMANDS, diglot, run
from exporters.cli.console import colourful
from exporters.errors import ExitCode
from tests.cli.test_bad_input import GOOD

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"]])
def test_help_imports_no_engine(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom exporters.cli.command import run\n"
        f"code = run({arguments!r})\n"
        "heavy = {'weasyprint', 'pikepdf', 'ebooklib', 'markdown', 'lxml', 'fontTools', 'babel'}\n"
        "sys.exit(code or ', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == ExitCode.OK
    printed = capsys.readouterr().out
    assert all(name in printed for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == ExitCode.OK
    assert f"Usage: diglot {command}" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == ExitCode.OK
    assert __version__ in capsys.readouterr().out


def test_a_build_says_each_file_and_then_that_nothing_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.md").write_text(GOOD)
    assert run(["build", "x.md"]) == ExitCode.OK
    first = capsys.readouterr()
    assert [line.split()[0] for line in first.out.splitlines()] == ["build/x.epub", "build/x.pdf"]
    assert first.err == ""
    assert run(["build", "x.md"]) == ExitCode.OK
    assert capsys.readouterr().out == "build/x.epub  unchanged\nbuild/x.pdf  unchanged\n"
    assert run(["build", "x.md", "--to", "pdf", "--no-cache", "--json"]) == ExitCode.OK
    record = json.loads(capsys.readouterr().out)
    assert [(r["path"], r["state"], r["pages"]) for r in record["results"]] == [
        ("build/x.pdf", "written", 1)
    ]
    assert run(["build", "x.md", "-q"]) == ExitCode.OK
    assert capsys.readouterr() == ("", "")


def test_findings_as_json_and_as_sarif(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.md").write_text(GOOD.replace("author", "autor"))
    assert run(["check", "x.md", "--json"]) == ExitCode.SOURCE
    findings = json.loads(capsys.readouterr().out)["diagnostics"]
    assert {"x.md"} == {finding["path"] for finding in findings}
    assert run(["check", "x.md", "--sarif"]) == ExitCode.SOURCE
    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0"
    assert {result["ruleId"] for result in log["runs"][0]["results"]} == {
        finding["code"] for finding in findings
    }


def test_colour_only_in_a_terminal_and_never_with_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        def __init__(self, *, tty: bool) -> None:
            self.tty = tty

        def isatty(self) -> bool:
            return self.tty

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert colourful(Terminal(tty=True))
    assert not colourful(Terminal(tty=False))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colourful(Terminal(tty=True))


def test_a_bug_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(diglot, "main", broken)
    assert run([]) == ExitCode.BUG
    assert "this is a bug" in capsys.readouterr().err


def test_an_interruption(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(diglot, "main", interrupted)
    assert run([]) == ExitCode.INTERRUPTED
