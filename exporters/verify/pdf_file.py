"""A PDF opened for inspection: its structure tree, read once for all gates, and its catalogue."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from exporters.verify.opened import open_objects
from exporters.verify.pdf_tree import TagTree, read_tree

_ADDRESS: Final = re.compile(r"(?:stream )?<_io\.BytesIO object at 0x[0-9a-f]+>(?:: )?")


@lru_cache(maxsize=1)
def tree_of(data: bytes) -> TagTree:
    """The structure tree of a PDF, its text as letters in whatever order (`read_letters`).

    That of the last file is kept, since several gates ask for it.

    Raises one of `reading_errors()` where the file cannot be read.
    """
    return read_tree(data, in_order=False)


def binding_of(data: bytes) -> str:
    """How the pages turn (ISO 32000-1, 12.2, /Direction): `R2L`, or `L2R`, which is the default."""
    import pikepdf  # noqa: PLC0415 - heavy, and EPUBs need none of it

    preferences = open_objects(data).Root.get("/ViewerPreferences")
    if not isinstance(preferences, pikepdf.Dictionary):
        return "L2R"
    return str(preferences.get("/Direction", "/L2R")).lstrip("/")


def reading_errors() -> tuple[type[Exception], ...]:
    """What the PDF libraries raise at a file that is broken, or is no PDF."""
    import pikepdf  # noqa: PLC0415 - heavy, and EPUBs need none of it
    import pypdfium2  # noqa: PLC0415 - likewise

    return (
        pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, TypeError, RuntimeError, KeyError,
        AttributeError, OverflowError,
    )  # fmt: skip


def reason_of(error: Exception) -> str:
    """What an error says, on one line, without the address that a library gives as the name."""
    return _ADDRESS.sub("", (str(error).splitlines() or [type(error).__name__])[0])
