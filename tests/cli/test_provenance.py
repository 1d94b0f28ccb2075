"""`inspect`, `verify`, `extract`, `check` and `build --no-source`, as somebody types them."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from exporters.cli.command import run
from exporters.errors import ExitCode
from exporters.verify.pdf_tree import read_tree
from tests.provenance.changing import change_carried, saved
from tests.provenance.outputs import ROOT, made
from tests.verify import mutation

if TYPE_CHECKING:
    from pathlib import Path

TIES = ROOT / "source" / "bilateral-ties.md"
TARGETS = ("epub", "pdf")


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    """A folder with the digest as EPUB and PDF."""
    folder = tmp_path / "out"
    folder.mkdir()
    for target in TARGETS:
        (folder / f"ties.{target}").write_bytes(made(TIES, target).data)
    return folder


def said(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_inspect_says_the_same_of_both(outputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["inspect", "--json", str(outputs)]) == ExitCode.OK
    book, pages = said(capsys)["results"]
    assert book["credits"] == pages["credits"]
    assert book["credits"]["first"]["publisher"] == {"en": "New Eastern Outlook"}
    assert (book["format"], pages["format"][:3]) == ("EPUB 3.0", "PDF")
    assert book["provenance"]["sources"][0]["path"] == "bilateral-ties.md"


def test_inspect_prints_a_line_for_each_fact(
    outputs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["inspect", str(outputs / "ties.pdf")]) == ExitCode.OK
    lines = capsys.readouterr().out.splitlines()
    assert "  author           Abbas Hashemite [en]" in lines
    assert "  first published  New Eastern Outlook [en], 2024-07-12" in lines
    assert any(line.startswith("  source           masthead.yaml (SHA-256 ") for line in lines)


def test_inspect_lets_nobody_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = b'{"name": "A\\u001b[2J\\u202eB \\u0645\\u06cc\\u200c"}'
    data = change_carried(made(TIES, "epub").data, "epub", "record.jsonld", lambda _: record)
    (tmp_path / "x.epub").write_bytes(data)
    assert run(["inspect", str(tmp_path / "x.epub")]) == ExitCode.NONCONFORMING
    printed = capsys.readouterr().out
    assert r"A\u001b[2J\u202eB" in printed
    assert "می\u200c" in printed


def test_inspect_tells_of_metadata_that_contradict_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = mutation.with_part(
        made(TIES, "epub").data, ".opf", lambda xml: xml.replace(b"Abbas", b"Somebody")
    )
    (tmp_path / "x.epub").write_bytes(data)
    assert run(["inspect", str(tmp_path / "x.epub")]) == ExitCode.NONCONFORMING
    assert "error[k-009]" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["inspect", "verify"])
def test_another_file_is_a_wrong_use(command: str, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("x")
    assert run([command, str(tmp_path / "x.txt")]) == ExitCode.USAGE
    assert run([command, str(tmp_path / "none.pdf")]) == ExitCode.SOURCE


def test_verify_says_identical(outputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(outputs)]) == ExitCode.OK
    assert [line.split()[-1] for line in capsys.readouterr().out.splitlines()] == ["identical"] * 2


@pytest.mark.parametrize("target", TARGETS)
def test_verify_names_a_source_that_was_changed(
    target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = change_carried(
        made(TIES, target).data, target, "masthead.yaml", lambda text: text.replace(b"AA", b"AB", 1)
    )
    path = tmp_path / f"x.{target}"
    path.write_bytes(data)
    assert run(["verify", str(path)]) == ExitCode.NONCONFORMING
    printed = capsys.readouterr()
    assert printed.out == f"{path}  differs\n"
    assert f"{path}: error[o-004]: the source masthead.yaml was changed" in printed.err


@pytest.mark.parametrize("target", TARGETS)
def test_extract_gives_the_source_back(target: str, outputs: Path, tmp_path: Path) -> None:
    folder = tmp_path / "back"
    arguments = ["extract", str(outputs / f"ties.{target}"), "-d", str(folder)]
    assert run(arguments) == ExitCode.OK
    assert sorted(path.name for path in folder.iterdir()) == ["bilateral-ties.md", "masthead.yaml"]
    for path in folder.iterdir():
        assert path.read_bytes() == (TIES.parent / path.name).read_bytes()
    (folder / "masthead.yaml").unlink()
    (folder / "bilateral-ties.md").write_text("mine")
    assert run(arguments) == ExitCode.WRITE
    assert (folder / "bilateral-ties.md").read_text() == "mine"
    assert not (folder / "masthead.yaml").exists()


def test_extract_follows_no_link_out_of_its_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = change_carried(
        made(TIES, "epub").data, "epub", "provenance.json",
        lambda record: record.replace(b'"path": "masthead.yaml"', b'"path": "in/masthead.yaml"'),
    )  # fmt: skip
    (tmp_path / "x.epub").write_bytes(data)
    for folder in ("back", "outside"):
        (tmp_path / folder).mkdir()
    (tmp_path / "back/in").symlink_to(tmp_path / "outside")
    assert run(["extract", str(tmp_path / "x.epub"), "-d", str(tmp_path / "back")]) == (
        ExitCode.WRITE
    )
    assert "error[w-011]" in capsys.readouterr().err
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_build_without_its_source_is_another_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.md").write_bytes((ROOT / "source/persian-first.md").read_bytes())
    (tmp_path / "masthead.yaml").write_bytes((ROOT / "source/masthead.yaml").read_bytes())
    arguments = ["build", "x.md", "--to", "pdf"]
    assert run(arguments) == ExitCode.OK
    with_source = (tmp_path / "build/x.pdf").read_bytes()
    capsys.readouterr()
    assert run([*arguments, "--no-source"]) == ExitCode.OK
    assert "unchanged" not in capsys.readouterr().out
    assert (tmp_path / "build/x.pdf").read_bytes() != with_source
    assert run(["extract", "build/x.pdf", "-d", "back"]) == ExitCode.NONCONFORMING
    assert "error[o-002]" in capsys.readouterr().err
    assert not (tmp_path / "back").exists()
    assert run([*arguments, "--no-source"]) == ExitCode.OK
    assert "unchanged" in capsys.readouterr().out


def without_note(data: bytes, target: str) -> bytes:
    """The file as somebody leaves it who takes the attribution out by hand."""
    if target == "epub":
        return mutation.with_tree(data, "text.xhtml", mutation.without_class("attribution"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[-1]
        contents = [
            content for content in read_tree(data).contents() if content.page == len(pdf.pages) - 1
        ]
        numbers = {content.number for content in contents if "New Eastern" in content.text}
        assert numbers
        kept: list[Any] = []
        hidden = 0
        for drawn in pikepdf.parse_content_stream(page):
            operator, operands = str(drawn.operator), drawn.operands
            begins = operator == "BDC" and isinstance(operands[1], pikepdf.Dictionary)
            hidden += hidden > 0 and operator in {"BDC", "BMC"}
            hidden = hidden or int(begins and operands[1].get("/MCID") in numbers)
            if not (hidden and operator in {"Tj", "TJ"}):
                kept.append(drawn)
            hidden -= hidden > 0 and operator == "EMC"
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        return saved(pdf)


@pytest.mark.parametrize("target", TARGETS)
def test_check_misses_the_attribution_without_being_given_the_source(
    target: str, outputs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # The outside judges have their own tests, and take seconds.
    monkeypatch.setattr("exporters.verify.check_conformance_of", lambda _: ())
    path = outputs / f"ties.{target}"
    assert run(["check", str(path)]) == ExitCode.OK
    path.write_bytes(without_note(path.read_bytes(), target))
    assert run(["check", str(path)]) == ExitCode.NONCONFORMING
    assert "the first publisher" in capsys.readouterr().err


def test_check_tells_of_a_source_that_was_changed(
    outputs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("exporters.verify.check_conformance_of", lambda _: ())
    path = outputs / "ties.epub"
    changed = change_carried(
        path.read_bytes(), "epub", "bilateral-ties.md", lambda text: text + b"\nMore.\n"
    )
    path.write_bytes(changed)
    assert run(["check", str(path)]) == ExitCode.NONCONFORMING
    assert "error[o-004]" in capsys.readouterr().err
