"""exporters.cli.summary: what a build of many documents came to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from exporters.cli.command import run
from exporters.errors import ExitCode
from tests.cli.test_bad_input import GOOD

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_many_documents_are_told_in_their_order_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.md").write_text(GOOD)
    (tmp_path / "b.md").write_text(GOOD.replace("author: Jane Writer\n", ""))
    assert run(["build", ".", "-j", "2", "--to", "pdf"]) == ExitCode.SOURCE
    told = capsys.readouterr()
    first, second, last = told.out.splitlines()
    assert (first.split()[0], second.split()[0]) == ("build/a.pdf", "build/c.pdf")
    assert last.startswith("3 documents: 2 written, 1 failed; 2 pages, ")
    assert told.err.startswith("b.md:")
    assert run(["build", ".", "-j", "2", "--to", "pdf"]) == ExitCode.SOURCE
    assert capsys.readouterr().out.startswith("3 documents: 2 unchanged, 1 failed, ")
    assert run(["build", "a.md", "c.md", "--to", "pdf", "--json"]) == ExitCode.OK
    record = json.loads(capsys.readouterr().out)
    assert [result["state"] for result in record["results"]] == ["unchanged", "unchanged"]
    summary = record["summary"]
    assert (summary["written"], summary["unchanged"], summary["failed"]) == (0, 2, 0)
