"""The calls to pdfium that are made for every letter of a page: numbers in, numbers out.

pypdfium2 wraps each handle that it is given in an object of its own. For one call a letter that
costs ten times what the call does; here a handle is its address.
"""

from __future__ import annotations

import ctypes
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT: Final = 1  # kinds of page objects
FORM: Final = 5

_ADDRESS, _INT, _UINT, _ULONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint, ctypes.c_ulong
_FLOATS, _DOUBLES, _UINTS, _ULONGS = (
    ctypes.POINTER(number) for number in (ctypes.c_float, ctypes.c_double, _UINT, _ULONG)
)


class Pdfium(NamedTuple):
    """pdfium's functions by their names without the prefix; see its `fpdf_text.h`, `fpdf_edit.h`.

    None of them lets another thread run meanwhile: pdfium is not made for several.
    """

    Text_CountChars: Callable[[int], int]
    Text_GetUnicode: Callable[[int, int], int]
    Text_GetTextObject: Callable[[int, int], int | None]
    Text_IsGenerated: Callable[[int, int], int]
    Text_GetCharOrigin: Callable[..., int]
    Text_GetCharBox: Callable[..., int]
    Page_CountObjects: Callable[[int], int]
    Page_GetObject: Callable[[int, int], int]
    PageObj_GetType: Callable[[int], int]
    PageObj_GetMarkedContentID: Callable[[int], int]
    PageObj_CountMarks: Callable[[int], int]
    PageObj_GetMark: Callable[[int, int], int]
    PageObjMark_GetName: Callable[..., int]
    PageObj_GetBounds: Callable[..., int]
    PageObj_GetFillColor: Callable[..., int]
    TextObj_GetTextRenderMode: Callable[[int], int]
    FormObj_CountObjects: Callable[[int], int]
    FormObj_GetObject: Callable[[int, int], int]


_SIGNATURES: Final[dict[str, Any]] = {
    "Text_CountChars": ctypes.PYFUNCTYPE(_INT, _ADDRESS),
    "Text_GetUnicode": ctypes.PYFUNCTYPE(_UINT, _ADDRESS, _INT),
    "Text_GetTextObject": ctypes.PYFUNCTYPE(_ADDRESS, _ADDRESS, _INT),
    "Text_IsGenerated": ctypes.PYFUNCTYPE(_INT, _ADDRESS, _INT),
    "Text_GetCharOrigin": ctypes.PYFUNCTYPE(_INT, _ADDRESS, _INT, _DOUBLES, _DOUBLES),
    "Text_GetCharBox": ctypes.PYFUNCTYPE(_INT, _ADDRESS, _INT, *[_DOUBLES] * 4),
    "Page_CountObjects": ctypes.PYFUNCTYPE(_INT, _ADDRESS),
    "Page_GetObject": ctypes.PYFUNCTYPE(_ADDRESS, _ADDRESS, _INT),
    "PageObj_GetType": ctypes.PYFUNCTYPE(_INT, _ADDRESS),
    "PageObj_GetMarkedContentID": ctypes.PYFUNCTYPE(_INT, _ADDRESS),
    "PageObj_CountMarks": ctypes.PYFUNCTYPE(_INT, _ADDRESS),
    "PageObj_GetMark": ctypes.PYFUNCTYPE(_ADDRESS, _ADDRESS, _ULONG),
    "PageObjMark_GetName": ctypes.PYFUNCTYPE(_INT, _ADDRESS, _ADDRESS, _ULONG, _ULONGS),
    "PageObj_GetBounds": ctypes.PYFUNCTYPE(_INT, _ADDRESS, *[_FLOATS] * 4),
    "PageObj_GetFillColor": ctypes.PYFUNCTYPE(_INT, _ADDRESS, *[_UINTS] * 4),
    "TextObj_GetTextRenderMode": ctypes.PYFUNCTYPE(_INT, _ADDRESS),
    "FormObj_CountObjects": ctypes.PYFUNCTYPE(_INT, _ADDRESS),
    "FormObj_GetObject": ctypes.PYFUNCTYPE(_ADDRESS, _ADDRESS, _ULONG),
}


@lru_cache(maxsize=1)
def load_pdfium() -> Pdfium:
    """The functions; the library is loaded where a PDF is first read."""
    from pypdfium2 import raw  # noqa: PLC0415 - a native library

    return Pdfium(
        **{
            name: signature(ctypes.cast(getattr(raw, f"FPDF{name}"), ctypes.c_void_p).value)
            for name, signature in _SIGNATURES.items()
        }
    )


def address_of(item: Any) -> int:
    """The address of what pypdfium2 knows as a page, a text page or a page object; 0 for none."""
    return ctypes.cast(item, ctypes.c_void_p).value or 0
