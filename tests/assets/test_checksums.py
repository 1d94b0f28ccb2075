"""The checksums of font files."""

from __future__ import annotations

import pytest
from fontTools.ttLib.sfnt import calcChecksum

from exporters.assets.checksums import checksum_of


@pytest.mark.parametrize("data", [b"", b"\x01", b"\xff" * 9, bytes(range(256))])
def test_the_sum_is_that_of_fonttools(data: bytes) -> None:
    assert checksum_of(data) == checksum_of(bytearray(data)) == calcChecksum(data)
