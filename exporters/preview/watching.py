"""Changes of the files that documents are made from, as the file system tells of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from watchfiles import awatch

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncIterator, Iterable
    from pathlib import Path

_MOST_FOLDERS: Final = 500
_NO_SOURCES: Final = {"node_modules", "__pycache__"}
# After the last of a row of changes, in milliseconds: an editor writes, renames, removes.
_QUIET: Final = 30


def folders_of(paths: Iterable[Path], output: Path) -> list[Path]:
    """The folders of some files, and those below: where their pictures and mastheads may be.

    Hidden folders and the folder of the outputs are left out; no more than 500 are watched.
    """
    found: dict[Path, None] = {}
    for root in dict.fromkeys(_folder(path.resolve()) for path in paths):
        for folder, names, _ in os.walk(root):
            here = root.joinpath(folder)
            names[:] = sorted(
                name
                for name in names
                if not name.startswith(".")
                and name not in _NO_SOURCES
                and (here / name) != output.resolve()
            )
            if len(found) == _MOST_FOLDERS:
                return [*found]
            found[here] = None
    return [*found]


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


async def changes_in(folders: list[Path], stop: asyncio.Event) -> AsyncIterator[None]:
    """One item for each row of changes in the folders themselves, until `stop` is set."""
    async for _ in awatch(
        *folders, recursive=False, step=_QUIET, debounce=400, stop_event=stop,
        watch_filter=None,
    ):  # fmt: skip
        yield None
