"""`diglot lint`: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from exporters.cli.command import run
from exporters.diagnostics import MOST_LISTED
from exporters.errors import ExitCode
from tests.lint.sources import with_metadata

if TYPE_CHECKING:
    from pathlib import Path

Printed = pytest.CaptureFixture[str]
TEXT = with_metadata("او مي رود , و رفت.\n\nکتاب را را آورد.", "fa-AF")
MENDED = TEXT.replace("مي رود ,", "می\u200cرود،")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "x.md"
    path.write_bytes(TEXT.encode())
    return path


def test_advice_is_told_and_fails_nothing(source: Path, capsys: Printed) -> None:
    assert run(["lint", str(source)]) == ExitCode.OK
    printed = capsys.readouterr()
    assert printed.out == f"{source}  4 found, 3 of them safe to mend\n"
    assert f"{source}:6:4: advice[t-001]: “مي”" in printed.err
    assert source.read_bytes() == TEXT.encode()


def test_fix_mends_what_is_safe_and_tells_what_is_left(source: Path, capsys: Printed) -> None:
    assert run(["lint", "--fix", str(source)]) == ExitCode.OK
    printed = capsys.readouterr()
    assert printed.out == f"{source}  4 mended, 1 left\n"
    assert "advice[t-051]: a word stands twice: “را را”" in printed.err
    assert source.read_text("utf-8") == MENDED
    assert run(["lint", "--fix", "-q", str(source)]) == ExitCode.OK
    assert source.read_text("utf-8") == MENDED


def test_diff_shows_and_writes_nothing(source: Path, capsys: Printed) -> None:
    assert run(["lint", "--diff", str(source)]) == ExitCode.OK
    lines = capsys.readouterr().out.splitlines()
    assert "-او مي رود , و رفت." in lines
    assert "+او می\u200cرود، و رفت." in lines
    assert source.read_bytes() == TEXT.encode()


def test_fix_with_diff_shows_and_writes(source: Path, capsys: Printed) -> None:
    assert run(["lint", "--diff", "--fix", str(source)]) == ExitCode.OK
    assert "+او می\u200cرود، و رفت." in capsys.readouterr().out.splitlines()
    assert source.read_text("utf-8") == MENDED


def test_json_has_places_and_changes(source: Path, capsys: Printed) -> None:
    assert run(["lint", "--json", str(source)]) == ExitCode.OK
    record = json.loads(capsys.readouterr().out)
    assert record["results"] == [{"path": str(source), "found": 4, "left": 4, "safe": 3}]
    first = record["diagnostics"][0]
    assert {key: first[key] for key in ("line", "column", "end_line", "end_column")} == {
        "line": 6, "column": 4, "end_line": 6, "end_column": 6,
    }  # fmt: skip
    assert first["change"]["new"] == "ی"
    assert run(["lint", "--json", "--fix", str(source)]) == ExitCode.OK
    record = json.loads(capsys.readouterr().out)
    codes = {one["code"] for one in record["results"][0]["mended"]}
    assert codes == {"t-001", "t-021", "t-031", "t-042"}


def test_sarif_has_fixes(source: Path, capsys: Printed) -> None:
    assert run(["lint", "--sarif", str(source)]) == ExitCode.OK
    (log,) = json.loads(capsys.readouterr().out)["runs"]
    assert log["columnKind"] == "unicodeCodePoints"
    results = log["results"]
    assert [result["level"] for result in results] == ["note"] * 4
    assert ["fixes" in result for result in results] == [True, True, True, False]
    change = results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change == {
        "deletedRegion": {"startLine": 6, "startColumn": 5, "endLine": 6, "endColumn": 6},
        "insertedContent": {"text": "ی"},
    }


def test_of_much_advice_of_one_kind_some_is_listed_and_all_is_mended(
    tmp_path: Path, capsys: Printed
) -> None:
    source = tmp_path / "x.md"
    source.write_text(with_metadata("او رفت ، و ماند.\n\n" * 120, "fa-AF"), "utf-8")
    assert run(["lint", "--sarif", str(source)]) == ExitCode.OK
    (log,) = json.loads(capsys.readouterr().out)["runs"]
    told = [result["ruleId"] for result in log["results"]]
    assert told == ["t-031"] * MOST_LISTED + ["s-012"]
    assert {rule["id"] for rule in log["tool"]["driver"]["rules"]} == set(told)
    assert run(["lint", "--fix", str(source)]) == ExitCode.OK
    assert "120 mended, 0 left" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--select", "t-05"], ["t-051"]),
        (["--select", "t-0", "--ignore", "t-001,t-03"], ["t-021", "t-051"]),
        (["--ignore", "t"], []),
    ],
)
def test_rules_are_selected_and_ignored(
    options: list[str], codes: list[str], source: Path, capsys: Printed
) -> None:
    assert run(["lint", "--json", *options, str(source)]) == ExitCode.OK
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert [one["code"] for one in found] == codes


def test_what_is_not_selected_is_not_mended(source: Path) -> None:
    assert run(["lint", "-q", "--fix", "--select", "t-001", str(source)]) == ExitCode.OK
    assert source.read_text("utf-8") == TEXT.replace("مي", "می")


def test_an_unknown_rule_is_a_wrong_command(source: Path, capsys: Printed) -> None:
    assert run(["lint", "--select", "t-99", str(source)]) == ExitCode.USAGE
    assert "there is no rule t-99" in capsys.readouterr().err


def test_strict_fails_when_anything_is_left(source: Path) -> None:
    assert run(["lint", "-q", "--strict", str(source)]) == ExitCode.SOURCE
    source.write_text(with_metadata("او می\u200cرود.", "fa-AF"), "utf-8")
    assert run(["lint", "-q", "--strict", str(source)]) == ExitCode.OK


def test_a_source_with_errors_fails_and_stays(tmp_path: Path, capsys: Printed) -> None:
    path = tmp_path / "x.md"
    path.write_text(f"{TEXT}\n[](#nowhere)\n", "utf-8")
    before = path.read_bytes()
    assert run(["lint", "--fix", str(path)]) == ExitCode.SOURCE
    assert "error[b-019]" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_mode_and_a_link_stay(source: Path) -> None:
    source.chmod(0o640)
    link = source.with_name("link.md")
    link.symlink_to(source)
    assert run(["lint", "-q", "--fix", str(link)]) == ExitCode.OK
    assert link.is_symlink()
    assert source.read_text("utf-8") == MENDED
    assert source.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_cannot_be_written_is_told(source: Path, capsys: Printed) -> None:
    source.parent.chmod(0o500)
    assert run(["lint", "--fix", str(source)]) == ExitCode.WRITE
    assert "error[w-001]" in capsys.readouterr().err


def test_a_name_in_persian_is_a_uri_in_sarif(source: Path, capsys: Printed) -> None:
    path = source.rename(source.with_name("نامه ۱.md"))
    assert run(["lint", "--sarif", str(path)]) == ExitCode.OK
    result = json.loads(capsys.readouterr().out)["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert unquote(uri) == str(path)


def test_a_folder_is_all_its_sources(source: Path, capsys: Printed) -> None:
    source.with_name("y.md").write_text(with_metadata("آب.", "fa-AF"), "utf-8")
    assert run(["lint", str(source.parent)]) == ExitCode.OK
    assert [line.split("  ")[1] for line in capsys.readouterr().out.splitlines()] == [
        "4 found, 3 of them safe to mend", "0 found, 0 of them safe to mend",
    ]  # fmt: skip


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    """A folder with two documents that share a masthead."""
    (tmp_path / "masthead.yaml").write_text("name: {fa-AF: نشر كابل}\n", "utf-8")
    for name in ("x", "y"):
        text = with_metadata("آب.", "fa-AF").replace(
            "lang: fa-AF\n", "lang: fa-AF\nmasthead: masthead.yaml\nattribution: original\n"
        )
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    return tmp_path


def test_a_shared_masthead_is_mended_once(publication: Path, capsys: Printed) -> None:
    masthead = publication / "masthead.yaml"
    masthead.chmod(0o640)
    assert run(["lint", "--fix", str(publication)]) == ExitCode.OK
    assert [line.split("  ")[1] for line in capsys.readouterr().out.splitlines()] == [
        "1 mended, 0 left", "0 mended, 0 left",
    ]  # fmt: skip
    assert masthead.read_text("utf-8") == "name: {fa-AF: نشر کابل}\n"
    assert masthead.stat().st_mode & 0o777 == 0o640


def test_what_a_shared_masthead_has_is_told_once(publication: Path, capsys: Printed) -> None:
    assert run(["lint", "--diff", str(publication)]) == ExitCode.OK
    printed = capsys.readouterr()
    assert printed.err.count("advice[t-001]") == 1
    assert printed.out.count("+name: {fa-AF: نشر کابل}\n") == 1
    assert "كابل" in (publication / "masthead.yaml").read_text("utf-8")


def test_check_gives_the_same_advice(source: Path, capsys: Printed) -> None:
    assert run(["check", "--json", str(source)]) == ExitCode.OK
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert [one["code"] for one in found] == ["t-001", "t-021", "t-031", "t-051"]
