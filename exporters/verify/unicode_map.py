"""What the codes of a font stand for: its ToUnicode CMap (ISO 32000-1, 9.10.3).

Of the CMaps that a PDF may hold, those are read that say for codes of two bytes, one by one or in
ranges, which characters they are. Of others nothing is said, rather than something wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT: Final = re.compile(rb"%[^\r\n]*")
_TWO_BYTES: Final = re.compile(
    rb"1\s+begincodespacerange\s*<0000>\s*<ffff>\s*endcodespacerange", re.IGNORECASE
)
_SECTION: Final = re.compile(rb"begin(bfchar|bfrange)((?:\s*<[0-9A-Fa-f]+>)*)\s*endbf")
_CODE: Final = re.compile(rb"<([0-9A-Fa-f]+)>")


def read_unicode_map(cmap: bytes) -> dict[int, str] | None:
    """The characters of each code; None where the CMap is of no kind that is known here."""
    cmap = _COMMENT.sub(b"", cmap)
    sections = _SECTION.findall(cmap)
    if not _TWO_BYTES.search(cmap) or len(sections) != cmap.count(b"beginbf"):
        return None
    found: dict[int, str] = {}
    try:
        for kind, section in sections:
            codes = [code.decode() for code in _CODE.findall(section)]
            for code, text in _pairs(codes) if kind == b"bfchar" else _ranges(codes):
                if found.setdefault(code, text) != text:
                    return None
    except (ValueError, TypeError):
        return None
    return found


def _pairs(codes: list[str]) -> Iterator[tuple[int, str]]:
    for code, text in zip(codes[::2], codes[1::2], strict=True):
        yield int(code, 16), bytes.fromhex(text).decode("utf-16-be")


def _ranges(codes: list[str]) -> Iterator[tuple[int, str]]:
    """The codes of ranges, within which the last byte alone differs."""
    for first, last, text in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
        start = int(first, 16)
        characters = bytes.fromhex(text).decode("utf-16-be")
        leading, letter = characters[:-1], ord(characters[-1:])
        for step in range((start & ~0xFF | int(last, 16) & 0xFF) - start + 1):
            yield start + step, leading + chr(letter + step)
