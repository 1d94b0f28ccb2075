"""Records: Python's plain values in files, each with the key of what it follows from.

A record is read back at the speed of Python's own bytecode, in its format (`marshal`), which does
not defend itself. So a file counts only if nobody but its owner can have written it, the owner is
somebody whose code runs here anyway, and the checksum is right. After the values, bytes may follow
that are only looked at where they are wanted, and that no checksum covers.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import struct
import sys
import zlib
from pathlib import Path
from typing import Any, Final

from exporters.prepared.places import find_places

_HEAD: Final = struct.Struct(">LL")  # the length of the values, and their checksum
_WRITABLE_BY_OTHERS: Final = 0o022


def read_record(name: str, key: str) -> Any:
    """What was kept under this name and with this very key; None where there is nothing."""
    content, _ = map_record(name, key)
    return content


def map_record(name: str, key: str) -> tuple[Any, memoryview]:
    """The same, and what follows it in the file, of which nothing is read yet."""
    for place in find_places():
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError, struct.error):
            mapped = _map(_path(place, name))
            length, checksum = _HEAD.unpack_from(mapped)
            values = mapped[_HEAD.size : _HEAD.size + length]
            if zlib.crc32(values) == checksum:
                kept, content = marshal.loads(values)  # noqa: S302 - see above
                if kept == key:
                    return content, mapped[_HEAD.size + length :]
    return None, memoryview(b"")


def write_record(name: str, key: str, content: Any, rest: bytes = b"") -> None:
    """Keep a plain value for the runs that follow; where nothing can be kept, they do without."""
    values = marshal.dumps((key, content))
    head = _HEAD.pack(len(values), zlib.crc32(values))
    for place in find_places():
        with contextlib.suppress(OSError):
            place.mkdir(parents=True, exist_ok=True)
            _write(_path(place, name), head + values + rest)
            return


def _path(place: Path, name: str) -> Path:
    """The file of a record: each version of Python has its own."""
    return place / f"{name}.{sys.implementation.cache_tag}"


def _map(path: Path) -> memoryview:
    """A file in memory. Raises OSError, ValueError where it is not to be trusted."""
    import mmap  # noqa: PLC0415 - where there is a file

    with path.open("rb", buffering=0) as file:
        state = os.fstat(file.fileno())
        if hasattr(os, "getuid"):  # not on Windows, where a profile is its user's alone
            owners = {0, os.getuid(), os.stat(sys.prefix).st_uid}  # noqa: PTH116 - no second Path
            if state.st_uid not in owners or state.st_mode & _WRITABLE_BY_OTHERS:
                raise ValueError(path)
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _write(path: Path, content: bytes) -> None:
    """Write a whole file or none; everybody may read it."""
    import tempfile  # noqa: PLC0415 - most runs only read

    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        temporary = Path(name)
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
