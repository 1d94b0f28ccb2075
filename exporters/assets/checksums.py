"""The checksums of font files (OpenType 1.9, Font tables: Calculating checksums)."""

from __future__ import annotations

import struct
from typing import Final

# That of a whole file is to be this; a number in the table `head` makes up the difference.
CHECKSUM_OF_A_FONT: Final = 0xB1B0AFBA


def checksum_of(data: bytes | bytearray) -> int:
    """The sum of a table's or a file's words of 32 bits, the last one filled up with zeros."""
    padded = data + bytes(-len(data) % 4)
    total: int = sum(struct.unpack(f">{len(padded) // 4}L", padded))
    return total & 0xFFFFFFFF
