"""Casts all the faces of a design into a folder: several at a time, once, whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from exporters.assets.foundry import read_license
from exporters.diagnostics import diagnose
from exporters.errors import MissingDependency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from exporters.assets.families import Source

FACES: Final = "faces.json"


def cast_faces(sources: list[Source], folder: Path, is_whole: Callable[[Path], bool]) -> None:
    """Cast each source's face into `folder`, unless another process has just made it whole.

    The folder has the faces and their list, `faces.json`. OSError: it cannot be written.
    MissingDependency: a source is no font that can be cast.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _locked(folder.parent):
        if not is_whole(folder):
            shutil.rmtree(folder, ignore_errors=True)
            _cast_all(sources, folder)


def _cast_all(sources: list[Source], folder: Path) -> None:
    temporary = Path(tempfile.mkdtemp(prefix=".casting-", dir=folder.parent))
    try:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            entries = list(pool.map(lambda source: _cast(source, temporary), sources))
        (temporary / FACES).write_text(json.dumps(entries, indent=1), "utf-8")
        temporary.chmod(0o755)
        temporary.rename(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _cast(source: Source, folder: Path) -> dict[str, Any]:
    """Cast one face in a process of its own; its entry in the list of faces."""
    family, cut = source.family, source.cut
    style = "italic" if cut.italic else "upright"
    path = folder / f"{family.name.replace(' ', '')}-{cut.weight}-{style}.ttf"
    arguments = (family.role, str(cut.weight), str(source.path), str(path))
    package = str(Path(__file__).resolve().parents[2])
    search_path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    finished = subprocess.run(  # noqa: S603 - this very interpreter, arguments of our own
        [sys.executable, "-m", "exporters.assets.foundry", *arguments],
        env={**os.environ, "PYTHONPATH": search_path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if finished.returncode:
        said = finished.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise MissingDependency([diagnose("x-005", file=source.path, reason=said)])
    license_text = (
        source.license_file.read_text("utf-8")
        if source.license_file is not None
        else read_license(source.path)
    )
    return {
        "role": family.role,
        "family": family.name,
        "weight": cut.weight,
        "italic": cut.italic,
        "file": path.name,
        "size": path.stat().st_size,
        "digest": hashlib.sha256(path.read_bytes()).hexdigest(),
        "license": license_text,
    }


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, where the system has locks, so that faces are cast only once."""
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        yield
        return
    with (folder / ".lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
