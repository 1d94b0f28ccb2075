"""The fonts of both scripts: which faces there are, and the static files they were cast into.

Casting takes seconds, so its results are kept: in the virtual environment that diglot runs from,
else in the user's cache, in a folder named by the digest of everything that goes into them.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from exporters.assets.families import NASTALIQ, PINNED, Family, Role, Source, find_sources
from exporters.diagnostics import Diagnostic, diagnose
from exporters.errors import MissingDependency, WriteError
from exporters.runtime.places import find_places
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Both scripts must be there; code is set in the text's face where there is none for it.
_REQUIRED: Final[frozenset[Role]] = frozenset({"serif", "naskh"})


@dataclass(frozen=True, slots=True)
class Face:
    """One face: its part in the design, its weight and style, its static TrueType file.

    `digest` is the file's SHA-256 in hexadecimal; `license_text` is the family's licence in full
    where its package carries it, else what the font says of it.
    """

    role: Role
    family: str
    weight: int
    italic: bool
    path: Path
    digest: str
    license_text: str


@dataclass(frozen=True, slots=True)
class Fonts:
    """The faces of a build.

    CSS names them by role: Diglot Serif, Diglot Naskh, Diglot Mono, and Diglot Nastaliq where a
    document chooses it.
    `diagnostics` tells of every role that is filled by another family than the design's.
    """

    faces: tuple[Face, ...]
    folder: Path
    diagnostics: tuple[Diagnostic, ...] = ()


def find_fonts(*, nastaliq: bool = False) -> Fonts:
    """The faces: serif, naskh, mono, and `nastaliq` if asked; light before bold, upright first.

    They are cast now if they never were. Families come from their pinned packages, else from the
    system, with a warning. Raises MissingDependency when a script has no font, WriteError when
    there is no place to keep the faces.
    """
    sources: list[Source] = []
    diagnostics: list[Diagnostic] = []
    for design in (*PINNED, NASTALIQ) if nastaliq else PINNED:
        found = find_sources(design)
        sources += found
        diagnostics += _report(design, found)
    missing = tuple(finding for finding in diagnostics if finding.is_error)
    if missing:
        raise MissingDependency(missing)
    folder = _find_or_cast(sources)
    return Fonts(_read_faces(folder), folder, tuple(diagnostics))


def _report(design: Family, found: tuple[Source, ...]) -> Iterator[Diagnostic]:
    """What there is to say where a family is not the design's own."""
    package = design.package.replace("_", "-")
    if not found and design is NASTALIQ:
        yield diagnose("x-006", family=design.name)
    elif not found:
        code = "x-001" if design.role in _REQUIRED else "x-003"
        yield diagnose(code, role=design.role, package=package)
    elif found[0].family is not design and design is NASTALIQ:
        yield diagnose("x-007", file=found[0].path)
    elif found[0].family is not design:
        family = found[0].family.name
        yield diagnose("x-002", role=design.role, family=family, package=package)


def _find_or_cast(sources: list[Source]) -> Path:
    """The folder that holds these sources' faces."""
    key = _key(sources)
    folders = [place / "fonts" / key for place in find_places()]
    for folder in folders:
        if _is_whole(folder):
            return folder
    from exporters.assets.casting import cast_faces  # noqa: PLC0415 - fontTools, only to cast

    reasons = []
    for folder in folders:
        try:
            cast_faces(sources, folder, _is_whole)
        except OSError as error:
            reasons.append(f"{folder.parent}: {error.strerror or error}")
        else:
            return folder
    raise WriteError([diagnose("x-004", reasons="; ".join(reasons))])


def _key(sources: Iterable[Source]) -> str:
    """A digest of all that decides the bytes of the cast faces: the makers and the sources."""
    digest = hashlib.sha256()
    # fontTools' first file tells its version; importlib.metadata takes longer than all the rest.
    fonttools = find_spec("fontTools")
    foundry = Path(__file__).with_name("foundry.py")
    for maker in (foundry, fonttools and fonttools.origin and Path(fonttools.origin)):
        if maker:
            digest.update(maker.read_bytes())
    for source in sources:
        for path in filter(None, (source.path, source.license_file)):
            state = path.stat()
            digest.update(_digest_of(path, state.st_size, state.st_mtime_ns))
        digest.update(repr((source.family.role, source.family.name, source.cut)).encode())
    return digest.hexdigest()[:32]


@lru_cache(maxsize=64)
def _digest_of(path: Path, _size: int, _changed: int) -> bytes:
    """The SHA-256 of a file, which a process asks for each time that it looks for the fonts."""
    return hashlib.sha256(path.read_bytes()).digest()


def _is_whole(folder: Path) -> bool:
    """Whether the folder holds every face of its list, in its full size."""
    try:
        return all((folder / e["file"]).stat().st_size == e["size"] for e in _read_list(folder))
    except (OSError, ValueError):
        return False


def _read_list(folder: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads((folder / "faces.json").read_text("utf-8"))
    return entries


def _read_faces(folder: Path) -> tuple[Face, ...]:
    return tuple(
        Face(
            role=entry["role"],
            family=entry["family"],
            weight=entry["weight"],
            italic=entry["italic"],
            path=folder / entry["file"],
            digest=entry["digest"],
            license_text=entry["license"],
        )
        for entry in _read_list(folder)
    )
