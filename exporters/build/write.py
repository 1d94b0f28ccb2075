"""Bytes → disk, all of them or none."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from exporters.diagnostics import diagnose
from exporters.errors import WriteError


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to `path` by a temporary file, fsync and rename.

    A reader sees the old file or the new one, never a part; when writing fails, the old one stays.
    The file's mode is 0666 less the umask, as that of a file made by any other program.

    Raises WriteError (w-001): an unwritable folder, a full disk, a folder where the file should be.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise unwritable(path, error) from error
        raise


def _umask() -> int:
    """The process's umask; the only way to read it is to set it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def unwritable(path: Path, error: OSError) -> WriteError:
    """The error to raise for a file that cannot be written."""
    reason = (error.strerror or str(error)).lower()
    if isinstance(error, FileExistsError | NotADirectoryError):
        reason = "a file stands in the place of its folder"
    return WriteError([diagnose("w-001", str(path), reason=reason, folder=path.parent)])
