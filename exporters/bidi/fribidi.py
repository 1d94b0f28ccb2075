"""The FriBidi library: the only door to it. It is loaded at the first call."""

from __future__ import annotations

import ctypes
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from exporters.diagnostics import diagnose
from exporters.errors import MissingDependency

if TYPE_CHECKING:
    from exporters.language import Direction

_NAMES: Final = (
    "libfribidi.so.0",
    "libfribidi.0.dylib",
    "libfribidi-0.dll",
    "/opt/homebrew/lib/libfribidi.0.dylib",
    "/usr/local/lib/libfribidi.0.dylib",
)
_PARAGRAPH_TYPES: Final = {"ltr": 0x110, "rtl": 0x111}
_UTF_32: Final = f"utf-32-{sys.byteorder[0]}e"


@lru_cache(maxsize=1)
def _load() -> Any:
    """The library. FriBidi 1.0 and later; integers are 32 bits wide, types 8 where they join."""
    for name in _NAMES:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        if hasattr(library, "fribidi_get_par_embedding_levels_ex"):
            library.fribidi_get_par_embedding_levels_ex.restype = ctypes.c_byte
            return library
    raise MissingDependency([diagnose("x-030")])


def paragraph_levels(paragraph: str, base: Direction) -> bytes:
    """The embedding level of each character of one paragraph in direction `base`, not empty.

    FriBidi takes neighbouring isolates for one where it resolves what is in them: give it none
    with letters or numbers inside.
    """
    library = _load()
    length = len(paragraph)
    text = _characters(paragraph)
    types, brackets = (ctypes.c_uint32 * length)(), (ctypes.c_uint32 * length)()
    levels = ctypes.create_string_buffer(length)
    direction = ctypes.c_uint32(_PARAGRAPH_TYPES[base])
    library.fribidi_get_bidi_types(text, length, types)
    library.fribidi_get_bracket_types(text, length, types, brackets)
    found = library.fribidi_get_par_embedding_levels_ex(
        types, brackets, length, ctypes.byref(direction), levels
    )
    if not found:
        raise MemoryError
    return levels.raw


def joining_types(text: str) -> bytes:
    """FriBidi's joining type of each character: a mask of the `JOINS_…` and `TRANSPARENT` bits."""
    if text.isascii():
        return bytes(len(text))
    types = ctypes.create_string_buffer(len(text))
    _load().fribidi_get_joining_types(_characters(text), len(text), types)
    return types.raw


JOINS_PRECEDING, JOINS_FOLLOWING, TRANSPARENT = 0x01, 0x02, 0x08


def _characters(text: str) -> bytes:
    """Code points of 32 bits, as the library reads them."""
    return text.encode(_UTF_32, "surrogatepass")
