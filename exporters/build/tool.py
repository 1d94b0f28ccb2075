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
