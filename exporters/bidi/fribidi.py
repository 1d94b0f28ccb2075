"""The FriBidi library: the only door to it. It is loaded at the first call."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from exporters.diagnostics import diagnose
from exporters.errors import MissingDependency

if TYPE_CHECKING:
    from exporters.language import Direction

# The declarations of FriBidi 1.0 and later, without its prefixes' types where a plain one serves.
_DECLARATIONS: Final = """
void fribidi_get_bidi_types(const uint32_t *text, const int length, uint32_t *types);
void fribidi_get_bracket_types(
    const uint32_t *text, const int length, const uint32_t *types, uint32_t *brackets);
signed char fribidi_get_par_embedding_levels_ex(
    const uint32_t *types, const uint32_t *brackets, const int length,
    uint32_t *base, signed char *levels);
void fribidi_get_joining_types(const uint32_t *text, const int length, uint8_t *types);
"""
_NAMES: Final = ("libfribidi.so.0", "libfribidi.0.dylib", "libfribidi-0.dll", "fribidi")
_PARAGRAPH_TYPES: Final = {"ltr": 0x110, "rtl": 0x111}
_UTF_32: Final = f"utf-32-{sys.byteorder[0]}e"


class _Library(NamedTuple):
    """The library's functions, and the maker of its types."""

    ffi: Any
    functions: Any


@lru_cache(maxsize=1)
def _load() -> _Library:
    from cffi import FFI  # noqa: PLC0415 - most commands never order text

    ffi = FFI()
    ffi.cdef(_DECLARATIONS)
    for name in _NAMES:
        try:
            functions = ffi.dlopen(name)
        except OSError:
            continue
        if hasattr(functions, "fribidi_get_par_embedding_levels_ex"):
            return _Library(ffi, functions)
    raise MissingDependency([diagnose("x-030")])


def paragraph_levels(paragraph: str, base: Direction) -> bytes:
    """The embedding level of each character of one paragraph in direction `base`, not empty.

    FriBidi takes neighbouring isolates for one where it resolves what is in them: give it none
    with letters or numbers inside.
    """
    ffi, functions = _load()
    length = len(paragraph)
    text = _characters(paragraph)
    types = ffi.new("uint32_t[]", length)
    brackets = ffi.new("uint32_t[]", length)
    levels = ffi.new("signed char[]", length)
    direction = ffi.new("uint32_t *", _PARAGRAPH_TYPES[base])
    functions.fribidi_get_bidi_types(text, length, types)
    functions.fribidi_get_bracket_types(text, length, types, brackets)
    if not functions.fribidi_get_par_embedding_levels_ex(
        types, brackets, length, direction, levels
    ):
        raise MemoryError
    return bytes(ffi.buffer(levels))


def joining_types(text: str) -> bytes:
    """FriBidi's joining type of each character: a mask of the `JOINS_…` and `TRANSPARENT` bits."""
    if text.isascii():
        return bytes(len(text))
    ffi, functions = _load()
    types = ffi.new("uint8_t[]", len(text))
    functions.fribidi_get_joining_types(_characters(text), len(text), types)
    return bytes(ffi.buffer(types))


JOINS_PRECEDING, JOINS_FOLLOWING, TRANSPARENT = 0x01, 0x02, 0x08


def _characters(text: str) -> Any:
    return _load().ffi.from_buffer("uint32_t[]", text.encode(_UTF_32, "surrogatepass"))
