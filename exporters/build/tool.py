"""What builds: diglot's own code, styles and fonts, and the versions of all it stands on."""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exporters.assets import find_fonts, find_versions, load_styles
from exporters.errors import DiglotError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE: Final = Path(__file__).resolve().parent.parent


@lru_cache(maxsize=1)
def tool_digest() -> str:
    """SHA-256 of all that a document's outputs depend on besides the document and its options.

    Every file of code is read: that is 5 ms, and no file's date can deceive.
    """
    digest = hashlib.sha256(load_styles().digest.encode())
    for path in _modules(str(_PACKAGE)):
        with open(path, "rb", buffering=0) as module:  # noqa: PTH123 - half the time
            digest.update(module.read())
    versions = (f"{name} {number}" for name, number in find_versions())
    for fact in (*versions, _fonts(), sys.version, zlib.ZLIB_RUNTIME_VERSION):
        digest.update(f"{fact}\n".encode())
    return digest.hexdigest()


def has_changed() -> bool:
    """Whether what builds is not what it was when this process digested it last.

    It is asked at every change of a source: code that still looks as it did is not read again.
    """
    before = tool_digest()
    seen = _sight()
    if seen == _SIGHTINGS.get(before):
        return False
    tool_digest.cache_clear()
    _SIGHTINGS.clear()
    _SIGHTINGS[tool_digest()] = seen
    return tool_digest() != before


def _sight() -> tuple[object, ...]:
    """Styles, versions and fonts, and of each file of code its size and its times.

    That of the last change of a file's record (ctime) cannot be set by anybody.
    """
    code = ((path, os.stat(path)) for path in _modules(str(_PACKAGE)))  # noqa: PTH116 - the quickest
    files = tuple((path, at.st_size, at.st_mtime_ns, at.st_ctime_ns) for path, at in code)
    return load_styles().digest, tuple(find_versions()), _fonts(), files


# What each digest, of which there is one at a time, was made of.
_SIGHTINGS: Final[dict[str, tuple[object, ...]]] = {}


def _modules(folder: str) -> Iterator[str]:
    """The files of code in a folder and below, in the same order everywhere."""
    entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.endswith(".py"):
            yield entry.path
        elif entry.name != "__pycache__" and entry.is_dir():
            yield from _modules(entry.path)


@lru_cache(maxsize=1)
def nastaliq_digest() -> str:
    """The digests of the faces of a document that is set in Nastaliq."""
    return _fonts(nastaliq=True)


def _fonts(*, nastaliq: bool = False) -> str:
    """The digests of the faces; empty where they are missing: the build will say so."""
    try:
        return " ".join(face.digest for face in find_fonts(nastaliq=nastaliq).faces)
    except DiglotError:
        return ""
