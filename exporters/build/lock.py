"""One document, one builder: two builds of one folder take turns at each document.

The locks are ranges of one file, `FOLDER/.diglot/lock`, one byte a document. The system takes them
back from a program that ends, however it ends, so that none is ever stale.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from typing import TYPE_CHECKING, Final

try:
    import fcntl
except ImportError:  # not on every system; there, two builds at once may do the same work twice
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAME: Final = "lock"


@contextlib.contextmanager
def locked(folder: Path, document: str) -> Iterator[None]:
    """Hold the lock of a document whose records are in `folder`, as soon as nobody else does.

    Raises OSError where the folder cannot be written. A file system without locks has none to wait
    for. A process holds one lock at a time: closing the file gives all of its locks back.
    """
    with _opened(folder) as file:
        if fcntl is not None:
            with contextlib.suppress(OSError):
                fcntl.lockf(file, fcntl.LOCK_EX, 1, _place(document))
        yield


def is_locked(folder: Path, document: str) -> bool:
    """Whether another program holds a document's lock, or may do so for all that can be told."""
    if fcntl is None:
        return True
    try:
        with _opened(folder) as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _place(document))
    except OSError:
        return True
    return False


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[int]:
    folder.mkdir(parents=True, exist_ok=True)
    file = os.open(folder / _NAME, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
    try:
        yield file
    finally:
        os.close(file)


def _place(document: str) -> int:
    """The byte of the lock file that stands for a document."""
    return int.from_bytes(hashlib.sha256(document.encode()).digest()[:7], "big")
