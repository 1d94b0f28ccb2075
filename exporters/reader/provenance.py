"""The files a document was read from, under names that hold in any folder on any machine."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from exporters.document import SourceFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# What the document's own folder is called where a file above it was read too. Its real name is
# nobody's business, and must not change the bytes of what is built.
_FOLDER: Final = "document"


def source_files(
    name: str, content: bytes, folder: Path, others: Mapping[Path, bytes]
) -> tuple[SourceFile, ...]:
    """The document itself, called `name`, then the `others` by name.

    Names are paths from the folder that holds all the files: written out under these names, the
    document finds every other file where it names it.
    """
    paths = {_path_from(folder, path): read for path, read in others.items()}
    above = max((path.parts.count(os.pardir) for path in paths), default=0)
    inner = PurePath(*[_FOLDER] * above)
    named = {
        PurePath(os.path.normpath(inner / path)).as_posix(): read for path, read in paths.items()
    }
    files = (SourceFile(path, named[path]) for path in sorted(named))
    return (SourceFile((inner / name).as_posix(), content), *files)


def _path_from(folder: Path, path: Path) -> PurePath:
    """The path as it is written from the folder; links are not followed."""
    return PurePath(os.path.relpath(os.path.normpath(path), os.path.normpath(folder)))
