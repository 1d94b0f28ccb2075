"""The two samples as finished publications, exported once."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from exporters import epub, reader
from exporters.assets import Styles, load_styles
from exporters.options import Options
from tests.epub import samples

if TYPE_CHECKING:
    from exporters.assets import Fonts

COVER = samples.picture(60)
SOURCE: Final = Path(__file__).parents[2] / "source"
# This project's own documents, and all publications.
OWN: Final = ("bilateral-ties", "persian-first", "manual")
BOOKS: Final = ("article", "treatise", *OWN)


class Publication:
    """A finished EPUB and its files by name."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.names = self.archive.namelist()

    def text(self, name: str) -> str:
        return self.archive.read(name).decode("utf-8")


@pytest.fixture(scope="session")
def styles() -> Styles:
    return load_styles()


@pytest.fixture(scope="session")
def options(fonts: Fonts, styles: Styles) -> Options:
    return Options(fonts=fonts, styles=styles, cover=COVER)


@pytest.fixture(scope="session")
def article(options: Options) -> Publication:
    return Publication(epub.export(samples.article(), options).data)


@pytest.fixture(scope="session")
def treatise(options: Options) -> Publication:
    return Publication(epub.export(samples.treatise(), options).data)


@pytest.fixture(params=["article", "treatise"])
def publication(request: pytest.FixtureRequest) -> Publication:
    """Each of the two in turn."""
    found: Publication = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def publications(
    article: Publication, treatise: Publication, options: Options
) -> dict[str, Publication]:
    """The two, and this project's own documents, by name."""
    books = {"article": article, "treatise": treatise}
    for name in OWN:
        document = reader.read_file(SOURCE / f"{name}.md").document
        assert document is not None
        books[name] = Publication(epub.export(document, options).data)
    return books
