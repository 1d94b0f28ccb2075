"""Options from a file: found from where the command runs, weaker than what is typed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest

from exporters.cli.build import build
from exporters.cli.command import run
from exporters.cli.configuration import read_defaults
from exporters.cli.lint import lint
from exporters.errors import ConfigurationError, ExitCode
from tests.cli.test_bad_input import GOOD

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document, where the command runs."""
    (tmp_path / "x.md").write_text(GOOD, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def page_of(path: Path) -> tuple[float, float]:
    """Width and height of the trimmed page in millimetres."""
    with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf:
        left, bottom, right, top = map(float, pdf.pages[0].trimbox)
    return round((right - left) / 72 * 25.4, 1), round((top - bottom) / 72 * 25.4, 1)


def test_the_file_outweighs_the_default_and_the_command_line_the_file(folder: Path) -> None:
    (folder / "diglot.toml").write_text('to = ["pdf"]\npage = "A5"\n')
    assert run(["build", "x.md", "-q"]) == ExitCode.OK
    assert [path.name for path in (folder / "build").glob("x.*")] == ["x.pdf"]
    assert page_of(folder / "build" / "x.pdf") == (148, 210)
    assert run(["build", "x.md", "-q", "--page", "A6"]) == ExitCode.OK
    assert page_of(folder / "build" / "x.pdf") == (105, 148)


def test_a_project_s_file_is_read_and_paths_are_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.diglot]\ndirectory = "out"\nmarks = true\n')
    inner = tmp_path / "essays" / "new"
    inner.mkdir(parents=True)
    assert read_defaults(inner, build) == {"directory": str(tmp_path / "out"), "marks": True}


def test_the_nearest_file_counts_and_its_own_form_first(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "diglot.toml").write_text("grey = true\n")
    (inner / "pyproject.toml").write_text("[tool.other]\ngrey = false\n")
    assert read_defaults(inner, build) == {"grey": True}
    (inner / "pyproject.toml").write_text("[tool.diglot]\nmarks = true\n")
    assert read_defaults(inner, build) == {"marks": True}
    (inner / "diglot.toml").write_text('bleed = "3mm"\n')
    assert read_defaults(inner, build) == {"bleed": "3mm"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("page = A5\n", "error[c-001]: cannot be read as TOML: "),
        ('pages = "A5"\n', "error[c-002]: there is no option pages\n  hint: write page"),
        ("colour = true\n", "error[c-002]: there is no option colour\n  hint: the options are "),
        ("quiet = true\n", "error[c-002]: there is no option quiet"),
        ("page = 5\n", "error[c-003]: page is not a text in quotation marks"),
        ('marks = "yes"\n', "error[c-003]: marks is not true or false"),
    ],
)
def test_what_is_wrong_in_a_file_is_said(
    text: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "diglot.toml").write_text(text)
    assert run(["build", "x.md"]) == ExitCode.USAGE
    assert said in capsys.readouterr().err
    assert not (folder / "build").exists()


def test_a_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    (tmp_path / "diglot.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigurationError):
        read_defaults(tmp_path, build)


def test_the_linter_has_a_table_of_its_own(folder: Path) -> None:
    (folder / "diglot.toml").write_text(
        'grey = true\n[lint]\nignore = ["t-044", "t-05"]\nstrict = true\n'
    )
    assert read_defaults(folder, build) == {"grey": True}
    assert read_defaults(folder, lint) == {"ignore": "t-044,t-05", "strict": True}
    (folder / "x.md").write_text(f"{GOOD}\nAnd then...\n")
    assert run(["lint", "x.md", "-q"]) == ExitCode.OK
    assert run(["lint", "x.md", "-q", "--ignore", "t-051"]) == ExitCode.SOURCE


def test_check_reads_the_table_of_the_linter(folder: Path) -> None:
    (folder / "x.md").write_text(f"{GOOD}\nAnd then...\n")
    (folder / "diglot.toml").write_text("[lint]\nstrict = true\n")
    assert run(["check", "x.md", "-q"]) == ExitCode.SOURCE
    (folder / "diglot.toml").write_text('[lint]\nstrict = true\nignore = ["t-044", "t-051"]\n')
    assert run(["check", "x.md", "-q"]) == ExitCode.OK
    assert run(["check", "x.md", "-q", "--ignore", "t-051"]) == ExitCode.SOURCE


@pytest.mark.parametrize("text", ["lint = true\n", "[lint]\nfix = true\n", "[lint]\nignored = 1\n"])
def test_a_table_of_the_linter_that_is_wrong(text: str, folder: Path) -> None:
    (folder / "diglot.toml").write_text(text)
    with pytest.raises(ConfigurationError):
        read_defaults(folder, lint)
