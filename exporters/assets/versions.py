"""The versions of everything besides diglot by which an output comes to have its bytes."""

from __future__ import annotations

import contextlib
import ctypes
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
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow

    found: dict[str, str] = {}
    for name in _PACKAGES:
        with contextlib.suppress(PackageNotFoundError):
            found[name] = version(name)
    for name, (files, function) in _LIBRARIES.items():
        for file in files:
            with contextlib.suppress(OSError, AttributeError):
                tell = getattr(ctypes.CDLL(file), function)
                tell.restype = ctypes.c_char_p
                found[name] = tell().decode()
    return tuple(sorted(found.items()))
