"""`diglot check --direction`: anybody's book, judged by its languages and directions alone."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from exporters.cli.command import run
from exporters.errors import ExitCode
from tests.cli.test_bad_input import GOOD
from tests.verify.books import SENTENCE, book, ebooklib_book, pandoc_book

if TYPE_CHECKING:
    from pathlib import Path


def test_our_own_outputs_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.md").write_text(f"{GOOD}\n{SENTENCE}\n", "utf-8")
    assert run(["build", "x.md", "-q"]) == ExitCode.OK
    assert run(["check", "--direction", "build"]) == ExitCode.OK
    printed = capsys.readouterr()
    assert [line.split()[0] for line in printed.out.splitlines()] == ["build/x.epub", "build/x.pdf"]
    assert printed.err == ""


def test_the_book_of_ebooklib_fails_and_every_finding_says_where_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ebooklib_book(tmp_path / "b.epub")
    assert run(["check", "--direction", "--json", str(tmp_path)]) == ExitCode.NONCONFORMING
    findings = json.loads(capsys.readouterr().out)["diagnostics"]
    assert {"d-004", "d-006", "d-014"} <= {finding["code"] for finding in findings}
    for finding in findings:
        assert finding["path"].startswith(f"{tmp_path}/b.epub/")
        assert finding["line"] > 0
        assert finding["hint"]


@pytest.mark.outside
def test_the_book_of_pandoc_fails(tmp_path: Path) -> None:
    pandoc_book(tmp_path / "b.epub")
    assert run(["check", "--direction", str(tmp_path)]) == ExitCode.NONCONFORMING


def test_advice_alone_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = (
        "<p>An English sentence.</p>"
        '<p lang="fa-AF" xml:lang="fa-AF" dir="rtl">اين كتاب ها را می خوانم، ۱2 بار.</p>'
    )
    (tmp_path / "b.epub").write_bytes(book(body))
    assert run(["check", "--direction", str(tmp_path / "b.epub")]) == ExitCode.OK
    printed = capsys.readouterr().err
    assert all(f"advice[{code}]" in printed for code in ("d-201", "d-202", "d-203"))


def test_the_audit_asks_no_other_judge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("jpype", "page", "epubcheck"):
        monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / "b.epub").write_bytes(book())
    assert run(["check", "--direction", str(tmp_path / "b.epub")]) == ExitCode.OK


def test_a_file_that_is_no_book_fails(tmp_path: Path) -> None:
    for name in ("b.epub", "b.pdf"):
        (tmp_path / name).write_bytes(b"no book")
        assert run(["check", "--direction", str(tmp_path / name)]) == ExitCode.NONCONFORMING


def test_a_source_is_not_audited(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.md").write_text(GOOD)
    assert run(["check", "--direction", str(tmp_path / "x.md")]) == ExitCode.USAGE
    assert "x.md" in capsys.readouterr().err
