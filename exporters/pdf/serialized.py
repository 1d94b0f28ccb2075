"""The objects of a PDF file as bytes, each made once, and compressed as suits it.

pydyf makes the bytes of every object again for the file's identifier, which is a digest of them
all: every page is compressed twice, and what it was made from is kept until the file is complete.
"""

from __future__ import annotations

import zlib
from functools import cached_property
from typing import TYPE_CHECKING, Final

import pydyf

if TYPE_CHECKING:
    from typing import Any

# What is drawn on a page is numbers for the most part: where zlib looks for no short repetitions
# (Z_FILTERED), it takes a third of the time of its best level and comes to less. For what else a
# file holds the level costs a third as well, and one byte in a hundred.
_DRAWN: Final = (6, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_FILTERED)
_OTHER: Final = (7, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_DEFAULT_STRATEGY)


def _compressed(stream: Any) -> bytes:
    """The bytes of a stream; its content is compressed if it wants to be."""
    if not stream.compress:
        return bytes(pydyf.Stream.data.fget(stream))
    # The engine draws on streams of a kind of its own.
    is_drawn = not isinstance(stream, _Final) and type(stream) is not pydyf.Stream
    compressor = zlib.compressobj(*(_DRAWN if is_drawn else _OTHER))
    content = b"\n".join(map(_bytes_of, stream.stream))
    packed = compressor.compress(content) + compressor.flush()
    filtered = pydyf.Stream([packed], {**stream.extra, "Filter": "/FlateDecode"})
    return bytes(pydyf.Stream.data.fget(filtered))


def _bytes_of(item: Any) -> bytes:
    """An item of a stream as pydyf writes it; most are bytes."""
    if isinstance(item, bytes):
        return item
    if isinstance(item, float | pydyf.Object):
        return bytes(pydyf.Array([item]).data[1:-1])
    return str(item).encode("ascii")


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
        self.data = _compressed(item) if isinstance(item, pydyf.Stream) else item.data


class _Final(pydyf.Stream):  # type: ignore[misc]
    """A stream that changes no more; its bytes are made once."""

    data = cached_property(_compressed)


class _File(pydyf.PDF):  # type: ignore[misc]
    """A file to which nothing is added but what its writing adds: streams that are complete."""

    def add_object(self, item: Any) -> None:
        """Add an object to the file."""
        super().add_object(item)
        if type(item) is pydyf.Stream:
            item.__class__ = _Final


def serialize_objects(pdf: pydyf.PDF) -> None:
    """Put in the place of each object its bytes; nothing of them can be changed after this."""
    pdf.objects[:] = [item if item.free == "f" else _Serialized(item) for item in pdf.objects]
    pdf.__class__ = _File
