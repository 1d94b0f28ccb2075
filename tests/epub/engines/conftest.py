"""Publications on the disk, as files and as unpacked folders."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from exporters import epub, reader
from tests.verify.mutation import with_part

if TYPE_CHECKING:
    from exporters.options import Options
    from tests.epub.conftest import Publication

Spoil = Callable[[Path, str, Callable[[bytes], bytes]], Path]

# This project's own documents, and all that are on the shelf.
OWN: Final = ("bilateral-ties", "persian-first", "manual")
BOOKS: Final = ("article", "treatise", *OWN)
SOURCE: Final = Path(__file__).parents[3] / "source"


@pytest.fixture(scope="session")
def shelf(
    article: Publication,
    treatise: Publication,
    options: Options,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A folder with the samples and this project's own documents: `NAME.epub`, and unpacked."""
    books = {"article": article.data, "treatise": treatise.data}
    for name in OWN:
        document = reader.read_file(SOURCE / f"{name}.md").document
        assert document is not None
        books[name] = epub.export(document, options).data
    folder = tmp_path_factory.mktemp("shelf")
    for name, content in books.items():
        file = folder / f"{name}.epub"
        file.write_bytes(content)
        with zipfile.ZipFile(file) as archive:
            archive.extractall(folder / name)
    return folder


@pytest.fixture
def spoilt(tmp_path: Path) -> Spoil:
    """Makes a copy of a publication with a file changed whose name ends so."""

    def spoil(book: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
        copy = tmp_path / "spoilt.epub"
        copy.write_bytes(with_part(book.read_bytes(), name, change))
        return copy

    return spoil
