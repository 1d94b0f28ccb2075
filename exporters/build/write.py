"""Bytes → disk, all of them or none."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exporters.diagnostics import diagnose
from exporters.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_STAGED: Final = ".new"


def write_file(path: Path, content: bytes, mode: int | None = None) -> None:
    """Write `content` to `path` by a temporary file, fsync and rename.

    A reader sees the old file or the new one, never a part; when writing fails, the old one stays.
    The file's mode is `mode`, else 0666 less the umask, as any other program would have it.

    Raises WriteError (w-001): an unwritable folder, a full disk, a folder where the file should be.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    temporary = Path(name)
    with _removed_unless_done([temporary]), _told(path):
        with os.fdopen(descriptor, "wb") as file:
            _fill(file.fileno(), content)
        temporary.chmod(0o666 & ~_umask() if mode is None else mode)
        temporary.replace(path)


def write_together(
    contents: Mapping[Path, bytes], folder: Path, document: str, *, durable: bool = True
) -> None:
    """Write several files of a document, all or none as far as a file system can promise it.

    Each is written whole into `folder`, which is on the same file system, before the first takes
    its place: a full disk or an end of the program leaves all the old ones. Between two renames,
    some microseconds, lies the only moment that can part them. What is not `durable` may be lost
    when the power fails: the disk is not waited for. Raises WriteError (w-001).
    """
    staged = {path: folder / _staged_name(path, document) for path in contents}
    with _removed_unless_done([*staged.values()]):
        for path, temporary in staged.items():
            with _told(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                _write_new(temporary, contents[path], durable=durable)
        for path, temporary in staged.items():
            with _told(path):
                temporary.replace(path)


def _staged_name(path: Path, document: str) -> str:
    """DOCUMENT.PART.PROCESS.new, where no part has a dot: what a file is called while written."""
    part = path.name.removeprefix(document).strip(".").replace(".", "-")
    return f"{document}.{part}.{os.getpid()}{_STAGED}"


def find_staged(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files in `folder` that somebody writes or has left half written, each with its document.

    Raises OSError for a folder that is not there.
    """
    for name in os.listdir(folder):  # noqa: PTH208 - a folder of thousands, at each build
        if name.endswith(_STAGED):
            yield folder / name, name.rsplit(".", 3)[0]


def _write_new(path: Path, content: bytes, *, durable: bool) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        _fill(descriptor, content, durable=durable)
    finally:
        os.close(descriptor)


def _fill(descriptor: int, content: bytes, *, durable: bool = True) -> None:
    """Write all of the content and, where it is to be durable, see it on the disk."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    if durable:
        os.fsync(descriptor)


@contextlib.contextmanager
def _removed_unless_done(temporaries: list[Path]) -> Iterator[None]:
    """Take the temporary files away that an error or an interruption leaves."""
    try:
        yield
    except BaseException:
        for temporary in temporaries:
            with contextlib.suppress(OSError):
                temporary.unlink()
        raise


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Raise what the system says as a WriteError that names the file."""
    try:
        yield
    except OSError as error:
        raise unwritable(path, error) from error


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
