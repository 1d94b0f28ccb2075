"""The faces are found by role, cast once, and told of when they are not the design's."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from exporters.assets import Fonts, families, find_fonts
from exporters.errors import ExitCode, MissingDependency, WriteError
from tests.assets.typefounding import make_font

if TYPE_CHECKING:
    from pathlib import Path


def test_every_face_of_the_design_is_there(fonts: Fonts) -> None:
    assert [(f.role, f.family, f.weight, f.italic) for f in fonts.faces] == [
        ("serif", "EB Garamond", 400, False),
        ("serif", "EB Garamond", 400, True),
        ("serif", "EB Garamond", 700, False),
        ("serif", "EB Garamond", 700, True),
        ("naskh", "Amiri", 400, False),
        ("naskh", "Amiri", 700, False),
        ("mono", "JetBrains Mono", 400, False),
    ]
    assert fonts.diagnostics == ()


def test_every_face_has_its_digest_and_its_licence(fonts: Fonts) -> None:
    for face in fonts.faces:
        assert face.path.parent == fonts.folder
        assert hashlib.sha256(face.path.read_bytes()).hexdigest() == face.digest
        assert "SIL OPEN FONT LICENSE Version 1.1" in face.license_text
        assert "Reserved Font Name" not in face.license_text.splitlines()[0]


def test_finding_cast_faces_parses_no_font() -> None:
    program = (
        "import sys; from exporters.assets import find_fonts; find_fonts();"
        "print([name for name in ('fontTools', 'subprocess', 'tempfile') if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


# --- a machine without the pinned packages ---------------------------------------------------


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with no font packages, no virtual environment, and one folder for fonts."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    monkeypatch.setattr(
        "exporters.assets.families.find_spec",
        lambda name: None if name.startswith("fontpkg") else find_spec(name),
    )
    monkeypatch.setattr(families, "font_folders", lambda: iter([folder]))
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder


def _install(folder: Path, *names: str) -> None:
    for name in names:
        (folder / f"{name}.ttf").write_bytes(make_font(name, f"Copyright 2026 {name}"))


def test_without_packages_the_system_s_fonts_are_taken_and_told_of(bare: Path) -> None:
    (bare / "truetype").mkdir()
    _install(bare / "truetype", "DejaVuSerif", "DejaVuSerif-Bold", "NotoNaskhArabic-Regular")
    fonts = find_fonts()
    assert [(f.role, f.family, f.weight, f.license_text) for f in fonts.faces] == [
        ("serif", "DejaVu Serif", 400, "Copyright 2026 DejaVuSerif\n"),
        ("serif", "DejaVu Serif", 700, "Copyright 2026 DejaVuSerif-Bold\n"),
        ("naskh", "Noto Naskh Arabic", 400, "Copyright 2026 NotoNaskhArabic-Regular\n"),
    ]
    assert [str(finding) for finding in fonts.diagnostics] == [
        "warning[x-002]: the serif font is DejaVu Serif, which this system happens to have",
        "warning[x-002]: the naskh font is Noto Naskh Arabic, which this system happens to have",
        "warning[x-003]: there is no mono font; code is set in the text's font",
    ]


def test_without_any_font_of_a_script_there_is_nothing_to_build_with(bare: Path) -> None:
    _install(bare, "DejaVuSerif", "Vazirmatn-Bold")
    with pytest.raises(MissingDependency) as caught:
        find_fonts()
    assert [str(finding) for finding in caught.value.diagnostics] == [
        "error[x-001]: there is no naskh font"
    ]
    assert caught.value.exit_code == ExitCode.MISSING


def test_only_who_asks_for_nastaliq_misses_it(bare: Path) -> None:
    _install(bare, "DejaVuSerif", "Amiri-Regular")
    assert {face.role for face in find_fonts().faces} == {"serif", "naskh"}
    with pytest.raises(MissingDependency) as caught:
        find_fonts(nastaliq=True)
    (finding,) = caught.value.diagnostics
    assert str(finding) == (
        "error[x-006]: this document is set in Nastaliq, and there is no font of it"
    )
    assert "make nastaliq" in finding.hint


def test_the_system_s_nastaliq_is_taken_and_told_of(bare: Path) -> None:
    _install(bare, "DejaVuSerif", "Amiri-Regular", "NotoNastaliqUrdu-Regular")
    fonts = find_fonts(nastaliq=True)
    assert [face.family for face in fonts.faces if face.role == "nastaliq"] == [
        "Noto Nastaliq Urdu"
    ]
    assert "x-007" in {finding.code for finding in fonts.diagnostics}


def test_a_file_that_is_no_font_is_named(bare: Path) -> None:
    _install(bare, "DejaVuSerif")
    broken = bare / "Amiri-Regular.ttf"
    broken.write_bytes(b"not a font")
    with pytest.raises(MissingDependency, match=r"x-005.*Amiri-Regular\.ttf cannot be used"):
        find_fonts()
    assert not list((bare.parent / "cache/diglot/fonts").glob(".casting-*"))


def test_with_no_place_to_keep_them_the_faces_cannot_be_cast(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(bare, "DejaVuSerif", "Amiri-Regular")
    (bare.parent / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(bare.parent / "file"))
    with pytest.raises(WriteError, match=r"x-004.*Not a directory"):
        find_fonts()


def test_another_version_of_a_font_is_cast_anew(bare: Path) -> None:
    _install(bare, "DejaVuSerif", "Amiri-Regular")
    first = find_fonts()
    assert find_fonts() == first
    (bare / "Amiri-Regular.ttf").write_bytes(make_font("Amiri", "Copyright 2027"))
    second = find_fonts()
    assert second.folder != first.folder
    assert second.faces[-1].license_text == "Copyright 2027\n"


@pytest.mark.parametrize("damage", ["cut short", "gone", "list cut short"])
def test_a_damaged_face_is_cast_again(bare: Path, damage: str) -> None:
    _install(bare, "DejaVuSerif", "Amiri-Regular")
    fonts = find_fonts()
    damaged = fonts.faces[0].path if damage != "list cut short" else fonts.folder / "faces.json"
    whole = damaged.read_bytes()
    if damage == "gone":
        damaged.unlink()
    else:
        damaged.write_bytes(whole[:40])
    assert find_fonts() == fonts
    assert damaged.read_bytes() == whole


def test_two_at_once_cast_once(bare: Path) -> None:
    _install(bare, "DejaVuSerif", "Amiri-Regular")
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(lambda _: find_fonts(), range(2))
    assert one == other
    kept = {path.name for path in (bare.parent / "cache/diglot/fonts").iterdir()}
    assert kept == {".lock", one.folder.name}
    assert len(json.loads((one.folder / "faces.json").read_text("utf-8"))) == len(one.faces)


def test_the_system_s_folders_exist() -> None:
    assert all(folder.is_dir() for folder in families.font_folders())
