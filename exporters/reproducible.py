"""What makes the same document the same bytes: fixed archives, identifiers from words, set times.

Nothing here reads a clock, the environment or a random source.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import struct
import unicodedata
import uuid
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from exporters.runtime.memory import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable

# The earliest moment a ZIP entry can carry (APPNOTE 4.4.6).
EPOCH: Final = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)

_NAMESPACE: Final = uuid.UUID("5797b3f9-62e5-4dec-81e1-3d085ff5ca64")
_UNIX: Final = 3
_REGULAR_FILE: Final = 0o100644 << 16
_ZIP_VERSION: Final = 20  # that of archives with deflated entries (APPNOTE 4.4.3)
_UTF8: Final = 0x800  # the flag of a name that is not in ASCII
_ZIP_EPOCH: Final = (0, 1 << 5 | 1)  # time and day as MS-DOS writes them
_DEFLATED: Final = Shelf[bytes](16_000_000, len)


def moment_of(date: datetime.date | None) -> datetime.datetime:
    """The first second of `date` in UTC; `EPOCH` when there is none."""
    if date is None:
        return EPOCH
    return datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.UTC)


def timestamp_of(date: datetime.date | None) -> str:
    """The first second of `date` as `CCYY-MM-DDThh:mm:ssZ` (EPUB 3.3, 5.5.5; XMP's Date)."""
    return moment_of(date).isoformat().replace("+00:00", "Z")


def document_uuid(words: Iterable[str]) -> uuid.UUID:
    """The version 5 UUID (RFC 9562, 5.5) of these words, in this order, whatever their NF form."""
    name = "\x1f".join(unicodedata.normalize("NFC", word) for word in words)
    return uuid.uuid5(_NAMESPACE, name)


def write_zip(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of `(name, content)` entries whose bytes depend on nothing else.

    The order is OCF's (EPUB 3.3, 4.2): `mimetype` first and stored, the container file, the
    package document, then the rest by name. Raises `ValueError` where a name comes twice.
    """
    ordered = sorted(entries, key=lambda entry: (_rank(entry[0]), entry[0]))
    names = [name for name, _ in ordered]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        message = f"two entries of one archive are named {twice!r}"
        raise ValueError(message)
    archive = io.BytesIO()
    directory = b""
    for name, content in ordered:
        place = archive.tell()
        is_stored = name == "mimetype"
        packed = content if is_stored else _deflate(content)
        path = name.encode()
        entry = struct.pack(
            "<HHHHHLLLHH", _ZIP_VERSION, 0 if name.isascii() else _UTF8,
            0 if is_stored else zipfile.ZIP_DEFLATED, *_ZIP_EPOCH, zlib.crc32(content),
            len(packed), len(content), len(path), 0,
        )  # fmt: skip
        archive.write(b"".join((b"PK\3\4", entry, path, packed)))
        directory += struct.pack("<4sBB", b"PK\1\2", _ZIP_VERSION, _UNIX) + entry
        directory += struct.pack("<HHHLL", 0, 0, 0, _REGULAR_FILE, place) + path
    end = (b"PK\5\6", 0, 0, len(names), len(names), len(directory), archive.tell(), 0)
    archive.write(directory + struct.pack("<4sHHHHLLH", *end))
    return archive.getvalue()


def _deflate(content: bytes) -> bytes:
    """`content` compressed as well as can be, without a wrapping (RFC 1951).

    Fonts, covers and pictures are the same from one build to the next.
    """

    def pack() -> bytes:
        packing = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
        return packing.compress(content) + packing.flush()

    return _DEFLATED.recall(hashlib.blake2b(content).digest(), pack)


def write_tar(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """A tar (POSIX.1-2001, pax) of `(name, content)` entries by name, not compressed.

    Nobody's files, readable by all, of no day but the first that an archive can carry.
    """
    import tarfile  # noqa: PLC0415 - for those who pack

    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w", format=tarfile.PAX_FORMAT) as file:
        for name, content in sorted(entries):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            info.mtime = int(EPOCH.timestamp())
            info.mode = 0o644
            file.addfile(info, io.BytesIO(content))
    return archive.getvalue()


def _rank(name: str) -> int:
    """Where an entry stands among the others, before their names decide."""
    if name == "mimetype":
        return 0
    if name == "META-INF/container.xml":
        return 1
    return 2 if name.endswith(".opf") else 3
