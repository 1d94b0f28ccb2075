"""Publications on the disk, as files and as unpacked folders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.verify.mutation import with_part

if TYPE_CHECKING:
    from tests.epub.conftest import Publication

Spoil = Callable[[Path, str, Callable[[bytes], bytes]], Path]


@pytest.fixture(scope="session")
def shelf(publications: dict[str, Publication], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every publication: `NAME.epub`, and unpacked."""
    folder = tmp_path_factory.mktemp("shelf")
    for name, publication in publications.items():
        (folder / f"{name}.epub").write_bytes(publication.data)
        publication.archive.extractall(folder / name)
    return folder


@pytest.fixture
def spoilt(tmp_path: Path) -> Spoil:
    """Makes a copy of a publication with a file changed whose name ends so."""

    def spoil(book: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
        copy = tmp_path / "spoilt.epub"
        copy.write_bytes(with_part(book.read_bytes(), name, change))
        return copy

    return spoil
