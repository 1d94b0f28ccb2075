"""exporters.build: whole documents, what a lost header costs, and the same bytes anywhere."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exporters import xhtml
from exporters.assets import load_styles
from exporters.build import build_documents
from exporters.cli.command import run
from exporters.errors import ExitCode
from exporters.options import Options

if TYPE_CHECKING:
    from exporters.assets import Fonts
    from exporters.build import Built

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = tuple(sorted((ROOT / "source").glob("*.md")))
SEED = ROOT.parent / "shared" / "seed" / "article.md"
HOME_CASE = ROOT / "source" / "bilateral-ties.md"


def built(
    source: Path,
    folder: Path,
    fonts: Fonts,
    style: str = "",
    targets: tuple[str, ...] = ("epub", "pdf"),
) -> Built:
    """What becomes of one source when `style` is added to every style sheet of the pages."""
    styles = load_styles()
    styles = replace(styles, print=styles.print + style, epub=styles.epub + style)
    (result,) = build_documents(
        (source,), folder, targets, lambda: Options(fonts, styles), cache=False
    )
    return result


@pytest.mark.parametrize("source", [*SOURCES, SEED], ids=lambda path: path.stem)
def test_every_document_builds_without_a_finding(
    source: Path, tmp_path: Path, fonts: Fonts
) -> None:
    if not source.exists():
        pytest.skip("the article as it was received is not beside this checkout")
    result = built(source, tmp_path, fonts)
    assert (result.state, result.diagnostics) == ("written", ())
    assert [output.path.name for output in result.outputs] == [
        f"{source.stem}.epub",
        f"{source.stem}.pdf",
    ]


ODD = {
    "a language without words of diglot's own": (
        "lang: uk\ntitle: Нотатка\nauthor: Олена Коваль", "Короткий текст українською.",
    ),
    "a title of one endless word": (f"lang: en\ntitle: {'W' * 150}\nauthor: A Writer", "Words."),
}  # fmt: skip


@pytest.mark.parametrize("case", ODD)
def test_an_odd_document_builds_too(case: str, tmp_path: Path, fonts: Fonts) -> None:
    metadata, text = ODD[case]
    source = tmp_path / "odd.md"
    source.write_text(f"---\n{metadata}\nattribution: original\n---\n\n{text}\n", "utf-8")
    result = built(source, tmp_path / "build", fonts)
    assert (result.state, result.diagnostics) == ("written", ())


@pytest.mark.parametrize("target", ["epub", "pdf"])
@pytest.mark.parametrize("part", ["render_masthead", "render_attribution", "render_title_block"])
def test_a_template_without_its_part_fails_the_build(
    part: str, target: str, tmp_path: Path, fonts: Fonts, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"bilateral-ties.{target}").write_bytes(b"earlier")
    monkeypatch.setattr(xhtml, part, lambda _document: xhtml.elements.element("div", "Nothing."))
    result = built(HOME_CASE, tmp_path, fonts, targets=(target,))
    assert result.exit_code is ExitCode.NONCONFORMING
    assert {found.code[0] for found in result.diagnostics} == {"k"}
    assert (tmp_path / f"bilateral-ties.{target}").read_bytes() == b"earlier"


@pytest.mark.parametrize("target", ["epub", "pdf"])
@pytest.mark.parametrize(
    "style",
    [
        ".masthead { display: none }",
        ".attribution { display: none }",
        ".motto { visibility: hidden }",
        ".byline { color: transparent }",
        ".first-published { font-size: 0 !important }",
    ],
)
def test_a_style_that_hides_a_part_fails_the_build(
    style: str, target: str, tmp_path: Path, fonts: Fonts
) -> None:
    result = built(HOME_CASE, tmp_path, fonts, style, (target,))
    assert result.exit_code is ExitCode.NONCONFORMING
    assert list(tmp_path.glob("[!.]*")) == []


def test_a_style_without_the_running_head_fails_the_build(tmp_path: Path, fonts: Fonts) -> None:
    style = "@page { @top-left { color: white } @top-right { color: white } }"
    result = built(HOME_CASE, tmp_path, fonts, style, ("pdf",))
    assert result.exit_code is ExitCode.NONCONFORMING


SURROUNDINGS = {
    "one": ("UTC", "C.UTF-8", "0", 0o022),
    "another": ("Asia/Kabul", "C", "1", 0o077),
}


def test_the_same_source_is_the_same_bytes_anywhere(tmp_path: Path) -> None:
    digests = []
    for name, (zone, locale, seed, umask) in SURROUNDINGS.items():
        folder = tmp_path / name / "a folder"
        shutil.copytree(ROOT / "source", folder / "source")
        program = (
            f"import os, sys; os.umask({umask}); sys.path.insert(0, {str(ROOT)!r})\n"
            "from exporters.cli.command import run\n"
            "sys.exit(run(['build', 'source/bilateral-ties.md', 'source/persian-first.md', '-q']))"
        )
        environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", program], cwd=folder, env=environment, check=True)
        digests.append(
            {
                path.name: hashlib.sha256(path.read_bytes()).hexdigest()
                for path in sorted((folder / "build").glob("[!.]*"))
            }
        )
    assert digests[0] == digests[1]
    assert len(digests[0]) == 4


@pytest.mark.outside
@pytest.mark.skipif(not SEED.exists(), reason="the article as it was received is not here")
def test_the_article_as_it_was_received_passes_every_gate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", str(SEED), "-d", str(tmp_path), "-q"]) == ExitCode.OK
    assert run(["check", str(SEED), str(tmp_path), "--json"]) == ExitCode.OK
    record = json.loads(capsys.readouterr().out)
    assert record["diagnostics"] == []
    assert len(record["results"]) == 3


def test_a_full_disk_leaves_every_old_file(tmp_path: Path) -> None:
    source, folder = tmp_path / "x.md", tmp_path / "build"
    source.write_text(
        HOME_CASE.read_text("utf-8").replace("masthead: masthead.yaml\n", ""), "utf-8"
    )
    folder.mkdir()
    for target in ("epub", "pdf"):
        (folder / f"x.{target}").write_bytes(b"earlier")
    program = (
        "import resource, sys\nfrom exporters.cli.command import run\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))\n"
        f"sys.exit(run(['build', {str(source)!r}, '-d', {str(folder)!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == ExitCode.WRITE
    assert "error[w-001]: cannot be written: file too large" in done.stderr
    assert [(folder / f"x.{target}").read_bytes() for target in ("epub", "pdf")] == [b"earlier"] * 2
    assert [path.name for path in (folder / ".diglot").iterdir()] == ["lock"]
