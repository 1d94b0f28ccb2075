"""Publications on the disk, as files and as unpacked folders."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.epub.conftest import Publication


@pytest.fixture(scope="session")
def shelf(
    article: Publication, treatise: Publication, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with both samples: `article.epub`, `treatise.epub`, and each unpacked."""
    folder = tmp_path_factory.mktemp("shelf")
    for name, publication in (("article", article), ("treatise", treatise)):
        file = folder / f"{name}.epub"
        file.write_bytes(publication.data)
        with zipfile.ZipFile(file) as archive:
            archive.extractall(folder / name)
    return folder
