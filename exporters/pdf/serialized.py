"""The objects of a PDF file as bytes, each made once.

pydyf makes the bytes of every object again for the file's identifier, which is a digest of them
all: every page is compressed twice, and what it was made from is kept until the file is complete.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pydyf
from pydyf import _to_bytes

from exporters.reproducible import deflate

if TYPE_CHECKING:
    from typing import Any


class _Serialized(pydyf.Object):  # type: ignore[misc] # pydyf has no type annotations
    """An object of which only number, kind and bytes are left."""

    data = b""
    compressible = False

    def __init__(self, item: Any) -> None:
        self.number = item.number
        self.offset = item.offset
        self.generation = item.generation
        self.free = item.free
        self.compressible = item.compressible
        self.data = _bytes_of(item) if isinstance(item, pydyf.Stream) else item.data


def _bytes_of(stream: pydyf.Stream) -> bytes:
    """What `Stream.data` gives; what a build before has compressed is not compressed again."""
    if not stream.compress:
        data: bytes = stream.data
        return data
    packed = deflate(b"\n".join(map(_to_bytes, stream.stream)))
    entries = {**stream.extra, "Filter": "/FlateDecode", "Length": len(packed)}
    return b"\n".join((pydyf.Dictionary(entries).data, b"stream", packed, b"endstream"))


def serialize_objects(pdf: pydyf.PDF) -> None:
    """Put in the place of each object its bytes; nothing of them can be changed after this."""
    pdf.objects[:] = [item if item.free == "f" else _Serialized(item) for item in pdf.objects]
