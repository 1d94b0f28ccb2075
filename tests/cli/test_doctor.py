"""`diglot doctor` says what is there, what is missing, and how to get it."""

from __future__ import annotations

import json
import platform
import shutil
from importlib import metadata
from typing import TYPE_CHECKING, Any

import pytest

from exporters.assets.coverage import ALPHABETS, missing_letters, read_characters
from exporters.cli import probes
from exporters.cli.command import run
from exporters.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.assets import Fonts

ARABIC_SCRIPT = ("fa", "ps", "ur", "ar", "uz-Arab")
LATIN_SCRIPT = ("en", "fr", "de", "tr")


@pytest.mark.parametrize("lang", ARABIC_SCRIPT)
def test_the_naskh_writes_every_language_of_its_script(fonts: Fonts, lang: str) -> None:
    for face in fonts.faces:
        if face.role == "naskh":
            assert missing_letters(read_characters(face.path), lang) == ""


@pytest.mark.parametrize("lang", [*LATIN_SCRIPT, "ru", "tg"])
def test_the_serif_writes_latin_and_cyrillic(fonts: Fonts, lang: str) -> None:
    for face in fonts.faces:
        if face.role == "serif":
            assert missing_letters(read_characters(face.path), lang) == ""


def test_a_letter_that_is_missing_is_named() -> None:
    characters = frozenset(map(ord, ALPHABETS["ps"])) - {ord("ښ"), ord("ۍ")}
    assert missing_letters(characters, "ps") == "ښۍ"


def _doctor(capsys: pytest.CaptureFixture[str], code: ExitCode) -> dict[str, Any]:
    assert run(["doctor", "--json"]) == code
    record: dict[str, Any] = json.loads(capsys.readouterr().out)
    return record


def test_a_machine_with_everything(capsys: pytest.CaptureFixture[str]) -> None:
    record = _doctor(capsys, ExitCode.OK)
    found = {(row["group"], row["name"]): row for row in record["results"][1:]}
    assert found["packages", "weasyprint"]["version"].startswith("70.")
    assert found["libraries", "Pango"]["found"]
    assert found["libraries", "Fontconfig"]["version"].count(".") == 2
    assert found["fonts", "Amiri 400"]["facts"]["lacks"]["fa"] == ""
    assert not [one for one in record["diagnostics"] if one["severity"] == "error"]


def test_the_page_is_readable(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == ExitCode.OK
    lines = capsys.readouterr().out.splitlines()
    headings = [line for line in lines[1:] if not line.startswith(" ")]
    assert headings == [
        "Python packages:",
        "system libraries:",
        "programs:",
        "fonts, and the languages they write:",
    ]
    assert any(line.split()[:3] == ["ok", "Amiri", "400"] for line in lines)


def test_a_missing_library_is_an_error_with_its_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    load = probes._load
    monkeypatch.setattr(probes, "_load", lambda stem: None if stem == "pango-1.0" else load(stem))
    monkeypatch.setattr(platform, "system", lambda: "Darwin")
    record = _doctor(capsys, ExitCode.MISSING)
    errors = [one for one in record["diagnostics"] if one["severity"] == "error"]
    assert [(one["code"], one["message"], one["hint"]) for one in errors] == [
        ("x-020", "missing for a build: Pango", "brew install pango")
    ]


@pytest.mark.parametrize(
    ("system", "apt", "remedy"),
    [
        ("Linux", "/usr/bin/apt-get", "sudo apt-get install --no-install-recommends libx"),
        ("Linux", None, "install libx (its name in Debian) with your package manager"),
        ("Darwin", None, "brew install x"),
    ],
)
def test_the_remedy_is_this_system_s(
    monkeypatch: pytest.MonkeyPatch, system: str, apt: str | None, remedy: str
) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(shutil, "which", lambda _name: apt)
    assert probes._system_remedy("libx", "x") == remedy


def test_a_missing_browser_only_warns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    program = probes._probe_program("Chromium", ("chromium",), "--version", "get it")
    assert not program.found
    assert not program.is_missing
    assert program.remedy == "get it"


def test_a_program_that_will_not_say_its_version(tmp_path: Path) -> None:
    program = tmp_path / "silent"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    probe = probes._probe_program("Silent", (str(program),), "--version", "")
    assert (probe.found, probe.version) == (True, "")


def test_a_package_of_another_series_does_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probes, "_requirements", lambda: ["click<2", "nowhere-to-be-found>=1"])
    old, absent = probes.probe_packages()
    assert (old.found, old.version, old.detail) == (
        False, metadata.version("click"), "<2 is asked for",
    )  # fmt: skip
    assert (absent.found, absent.remedy) == (False, "pip install 'nowhere-to-be-found>=1'")
    assert absent.is_missing
