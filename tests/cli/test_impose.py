"""`impose`, as somebody types it."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pikepdf
import pytest

from exporters.cli.command import run
from exporters.errors import ExitCode
from tests.imposition.test_impose import originals

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Five pages of A5, in a folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "pages.pdf"
    path.write_bytes(originals(5))
    return path


def test_a_booklet(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["impose", "pages.pdf", "--booklet", "-o", "out.pdf"]) == ExitCode.OK
    assert capsys.readouterr().out == (
        "out.pdf  2 sheets of 296 × 210 mm, pages at 100%, bound at the left, "
        "turned over by the short edge\n"
    )
    with pikepdf.open(pages.with_name("out.pdf")) as pdf:
        assert len(pdf.pages) == 4


def test_every_option_at_once(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--signatures", "4", "--binding", "right", "--paper", "a3", "--flip", "long",
                 "--creep", "0.1mm", "--marks", "--json", "-o", "out.pdf"]  # fmt: skip
    assert run(["impose", "pages.pdf", *arguments]) == ExitCode.OK
    (told,) = json.loads(capsys.readouterr().out)["results"]
    assert told == {"path": "out.pdf", "sheets": 2, "paper": [420.0, 297.0], "scale": 1.0,
                    "blanks": 3, "binding": "right", "flip": "long"}  # fmt: skip
    assert pages.with_name("out.pdf").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "say one of --booklet, --signatures and --n-up"),
        (["--booklet", "--n-up", "2"], "say one of --booklet, --signatures and --n-up"),
        (["--signatures", "6"], "6 is not a multiple of four"),
        (["--n-up", "1"], "1 is not in the range"),
        (["--booklet", "--paper", "A99"], "'A99' is no size; write A3, A4, A5"),
        (["--booklet", "--paper", "10x10mm"], "'10x10mm' is not between 70 mm and 900 mm"),
        (["--booklet", "--creep", "thin"], "'thin' is no length; write it as in 3mm"),
        (["--booklet", "--creep", "3cm"], "'3cm' is more than 25 mm"),
        (["--booklet", "--output", "pages.pdf"], "the sheets would take the place of the pages"),
    ],
)
def test_what_is_typed_wrong_is_said(
    arguments: list[str], said: str, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = pages.read_bytes()
    assert run(["impose", "pages.pdf", "-o", "out.pdf", *arguments]) == ExitCode.USAGE
    assert said in " ".join(capsys.readouterr().err.split())
    assert (pages.read_bytes(), pages.with_name("out.pdf").exists()) == (before, False)


@pytest.mark.usefixtures("pages")
def test_other_formats_and_missing_files_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["impose", "book.epub", "--booklet", "-o", "x.pdf"]) == ExitCode.USAGE
    assert "book.epub is no PDF" in capsys.readouterr().err
    assert run(["impose", "no.pdf", "--booklet", "-o", "x.pdf"]) == ExitCode.SOURCE
    assert "error[s-001]" in capsys.readouterr().err


def test_an_encrypted_file_is_not_opened(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pikepdf.open(io.BytesIO(pages.read_bytes())) as pdf:
        pdf.save(pages.with_name("locked.pdf"), encryption=pikepdf.Encryption(owner="o", user="u"))
    assert run(["impose", "locked.pdf", "--booklet", "-o", "x.pdf"]) == ExitCode.SOURCE
    assert capsys.readouterr().err.startswith("locked.pdf: error[i-002]: the file is encrypted")
