"""Records: Python's plain values in files, each with the key of what it follows from.

A record is read back at the speed of Python's own bytecode, in its format (`marshal`), which does
not defend itself. So a file counts only if nobody but its owner can have written it, the owner is
somebody whose code runs here anyway, and the checksum is right.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import struct
import sys
import zlib
from io import FileIO
from pathlib import Path
from typing import Any, Final

from exporters.runtime.places import find_places

_HEAD: Final = struct.Struct(">LL")  # the length of the values, and their checksum
_WRITABLE_BY_OTHERS: Final = 0o022
_UNTRUSTED: Final = (OSError, ValueError, EOFError, TypeError, struct.error)


def read_record(name: str, key: str) -> Any:
    """What was kept under this name and with this very key; None where there is nothing."""
    for place in find_places():
        with contextlib.suppress(*_UNTRUSTED), FileIO(_path(place, name)) as file:
            content = _read_values(file, key)
            if content is not None:
                return content
    return None


def write_record(name: str, key: str, content: Any) -> None:
    """Keep a plain value for the runs that follow; where nothing can be kept, they do without."""
    values = marshal.dumps((key, content))
    head = _HEAD.pack(len(values), zlib.crc32(values))
    for place in find_places():
        with contextlib.suppress(OSError):
            place.mkdir(parents=True, exist_ok=True)
            _write(_path(place, name), head + values)
            return


def _path(place: Path, name: str) -> Path:
    """The file of a record: each version of Python has its own."""
    return place / f"{name}.{sys.implementation.cache_tag}"


def _read_values(file: FileIO, key: str) -> Any:
    """The values at the beginning of a file; None where they have another key.

    Raises one of `_UNTRUSTED` where it is not to be trusted.
    """
    state = os.fstat(file.fileno())
    if hasattr(os, "getuid"):  # not on Windows, where a profile is its user's alone
        owners = {0, os.getuid(), os.stat(sys.prefix).st_uid}  # noqa: PTH116 - no second Path
        if state.st_uid not in owners or state.st_mode & _WRITABLE_BY_OTHERS:
            raise ValueError(file.name)
    length, checksum = _HEAD.unpack(file.read(_HEAD.size))
    values = file.read(length)
    if zlib.crc32(values) != checksum:
        raise ValueError(file.name)
    kept, content = marshal.loads(values)  # noqa: S302 - see above
    return content if kept == key else None


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
