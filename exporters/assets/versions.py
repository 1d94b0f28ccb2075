"""The versions of everything besides diglot by which an output comes to have its bytes."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import sys
from functools import lru_cache
from typing import Final

# What reads, sets, draws and packs. The packages of the fonts are not among them: each font is
# known by its digest.
_PACKAGES: Final = (
    "babel", "cssselect2", "ebooklib", "fonttools", "lxml", "markdown", "packaging",
    "persiantools", "pikepdf", "pillow", "pydyf", "pypdfium2", "pyphen", "pyyaml", "tinycss2",
    "tinyhtml5", "uharfbuzz", "weasyprint",
)  # fmt: skip
# The system's libraries: their files on Linux and macOS, and the function that tells the version.
_LIBRARIES: Final = {
    "harfbuzz": (("libharfbuzz.so.0", "libharfbuzz.0.dylib"), "hb_version_string"),
    "pango": (("libpango-1.0.so.0", "libpango-1.0.0.dylib"), "pango_version_string"),
}


def find_versions() -> tuple[tuple[str, str], ...]:
    """Each library's name and version, sorted; those that are not there are left out."""
    installed = _installed()
    found = {name: version for name in _PACKAGES if (version := _version(name, installed))}
    for name, (files, function) in _LIBRARIES.items():
        for file in files:
            with contextlib.suppress(OSError, AttributeError):
                tell = getattr(ctypes.CDLL(file), function)
                tell.restype = ctypes.c_char_p
                found[name] = tell().decode()
    return tuple(sorted(found.items()))


def _version(name: str, installed: dict[str, str]) -> str:
    """The version of a package, empty where it is not installed."""
    if name in installed:
        return installed[name]
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow

    with contextlib.suppress(PackageNotFoundError):
        return version(name)
    return ""


@lru_cache(maxsize=1)
def _installed() -> dict[str, str]:
    """The packages that Python finds, with their versions, by the names of their folders alone.

    That is `importlib.metadata`'s answer at a hundredth of its cost: an installed package has a
    folder NAME-VERSION.dist-info, and the first on the path counts.
    """
    found: dict[str, str] = {}
    for place in sys.path:
        try:
            entries = os.listdir(place or ".")  # noqa: PTH208 - `Path` costs more than the listing
        except OSError:
            continue
        for entry in entries:
            if entry.endswith(".dist-info"):
                name, _, version = entry.removesuffix(".dist-info").partition("-")
                found.setdefault(re.sub(r"[-_.]+", "-", name).lower(), version)
    return found
