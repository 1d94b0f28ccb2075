"""Which faces a build is set in, and where their files come from.

The families were chosen by eye for how the two scripts stand side by side; all are under the SIL
Open Font License 1.1 without a reserved font name, so that a modified face may keep its name.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from exporters.values import NamedTuple, dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

Role = Literal["serif", "naskh", "mono", "nastaliq"]
REGULAR, BOLD = 400, 700
ROLES: Final[tuple[Role, ...]] = ("serif", "naskh", "mono", "nastaliq")


class Cut(NamedTuple):
    """One face of a family: weight, style, and the file it is cast from, by preference."""

    weight: int
    italic: bool
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A family of fonts: its part in the design, its cuts, and the package that carries them.

    `package` is empty for a family that only a system may have.
    """

    role: Role
    name: str
    cuts: tuple[Cut, ...]
    package: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The file that one face is cast from; `license_file` is None where the font itself says it."""

    family: Family
    cut: Cut
    path: Path
    license_file: Path | None = None


PINNED: Final = (
    Family(
        "serif",
        "EB Garamond",
        (
            Cut(REGULAR, italic=False, files=("EBGaramond[wght].ttf",)),
            Cut(REGULAR, italic=True, files=("EBGaramond-Italic[wght].ttf",)),
            Cut(BOLD, italic=False, files=("EBGaramond[wght].ttf",)),
            Cut(BOLD, italic=True, files=("EBGaramond-Italic[wght].ttf",)),
        ),
        package="fontpkg_eb_garamond",
    ),
    Family(
        "naskh",
        "Amiri",
        (
            Cut(REGULAR, italic=False, files=("Amiri-Regular.ttf",)),
            Cut(BOLD, italic=False, files=("Amiri-Bold.ttf",)),
        ),
        package="fontpkg_amiri",
    ),
    Family(
        "mono",
        "JetBrains Mono",
        (Cut(REGULAR, italic=False, files=("JetBrainsMono[wght].ttf",)),),
        package="fontpkg_jetbrains_mono",
    ),
)

# For the documents that choose it, and no others. The package is one that `make nastaliq` lays
# out, in the shape of the others: no registry of Python's packages has it.
NASTALIQ: Final = Family(
    "nastaliq",
    "Noto Nastaliq Urdu",
    (
        Cut(REGULAR, italic=False, files=("NotoNastaliqUrdu-Regular.ttf",)),
        Cut(BOLD, italic=False, files=("NotoNastaliqUrdu-Bold.ttf",)),
    ),
    package="fontpkg_noto_nastaliq_urdu",
)


def _installed(role: Role, name: str, stem: str, regular: str = "-Regular") -> Family:
    """A family as systems install it: a file for each face, or a variable one for each style."""
    upright = (f"{stem}[wght].ttf",)
    italic = (f"{stem}-Italic[wght].ttf",)
    cuts = (
        Cut(REGULAR, italic=False, files=(f"{stem}{regular}.ttf", *upright)),
        Cut(REGULAR, italic=True, files=(f"{stem}-Italic.ttf", *italic)),
        Cut(BOLD, italic=False, files=(f"{stem}-Bold.ttf", *upright)),
        Cut(BOLD, italic=True, files=(f"{stem}-BoldItalic.ttf", *italic)),
    )
    wanted = {"serif": cuts, "mono": cuts[:1]}
    return Family(role, name, wanted.get(role, (cuts[0], cuts[2])))


# What a system may have instead, by preference: complete in their script, TrueType outlines.
INSTALLED: Final = (
    _installed("serif", "EB Garamond", "EBGaramond"),
    _installed("serif", "Noto Serif", "NotoSerif"),
    _installed("serif", "DejaVu Serif", "DejaVuSerif", ""),
    _installed("serif", "Liberation Serif", "LiberationSerif"),
    _installed("serif", "Times New Roman", "Times New Roman", ""),
    _installed("naskh", "Amiri", "Amiri"),
    _installed("naskh", "Scheherazade New", "ScheherazadeNew"),
    _installed("naskh", "Vazirmatn", "Vazirmatn"),
    _installed("naskh", "Noto Naskh Arabic", "NotoNaskhArabic"),
    _installed("nastaliq", "Noto Nastaliq Urdu", "NotoNastaliqUrdu"),
    _installed("mono", "JetBrains Mono", "JetBrainsMono"),
    _installed("mono", "Noto Sans Mono", "NotoSansMono"),
    _installed("mono", "DejaVu Sans Mono", "DejaVuSansMono", ""),
    _installed("mono", "Liberation Mono", "LiberationMono"),
)


def find_sources(design: Family) -> tuple[Source, ...]:
    """The files of a pinned family, else of the first family of its role on the system.

    A family counts when its upright regular is there; empty when none is.
    """
    sources = _sources_in_package(design)
    if sources:
        return sources
    installed = _installed_files()
    candidates = (
        _sources_among(family, installed) for family in INSTALLED if family.role == design.role
    )
    return next(filter(None, candidates), ())


def _sources_in_package(family: Family) -> tuple[Source, ...]:
    spec = find_spec(family.package)
    if spec is None or not spec.submodule_search_locations:
        return ()
    folder = Path(spec.submodule_search_locations[0])
    files = {path.name: path for path in (folder / "files").glob("*.ttf")}
    return _sources_among(family, files, folder / "LICENSE")


def _sources_among(
    family: Family, files: dict[str, Path], license_file: Path | None = None
) -> tuple[Source, ...]:
    found = []
    for cut in family.cuts:
        path = next((files[name] for name in cut.files if name in files), None)
        if path is not None:
            found.append(Source(family, cut, path, license_file))
    has_regular = any(source.cut.weight == REGULAR and not source.cut.italic for source in found)
    return tuple(found) if has_regular else ()


def _installed_files() -> dict[str, Path]:
    """Every TrueType file in the folders where systems keep fonts, by name."""
    files: dict[str, Path] = {}
    for folder in font_folders():
        for path in sorted(folder.rglob("*.ttf")):
            files.setdefault(path.name, path)
    return files


def font_folders() -> Iterator[Path]:
    """The folders where this system keeps fonts, the user's own first; only those that exist."""
    home = Path.home()
    folders = {
        "darwin": (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")),
        "win32": (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",),
    }.get(
        sys.platform,
        (
            home / ".local/share/fonts",
            home / ".fonts",
            Path("/usr/local/share/fonts"),
            Path("/usr/share/fonts"),
        ),
    )
    return (folder for folder in folders if folder.is_dir())
