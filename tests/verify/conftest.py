"""One document as a finished EPUB and a finished PDF, made once: what the gates are shown."""

from __future__ import annotations

import pytest

from exporters import epub, pdf
from exporters.assets import Fonts, load_styles
from exporters.document import Document, LocalizedProse, PageBreak, Rights
from exporters.options import Options
from tests import documents


@pytest.fixture(scope="session")
def document() -> Document:
    """Two pages of it, with everything that must be retained."""
    plain = documents.document()
    assert plain.attribution is not None
    note = documents.paragraph("Jane Writer wrote it for The First Review in one evening.")
    return documents.document(
        body=(
            *plain.body,
            PageBreak(lang="en"),
            documents.paragraph("The second page says so little that it is soon read to its end."),
        ),
        attribution=type(plain.attribution)(
            plain.attribution.publisher,
            plain.attribution.url,
            plain.attribution.published,
            LocalizedProse((("en", (note,)),)),
        ),
        rights=Rights(
            documents.localized(en="Free to read, to copy and to translate."),
            "CC-BY-4.0",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
    )


@pytest.fixture(scope="session")
def options(fonts: Fonts) -> Options:
    return Options(fonts=fonts, styles=load_styles())


@pytest.fixture(scope="session")
def epub_file(document: Document, options: Options) -> bytes:
    return epub.export(document, options).data


@pytest.fixture(scope="session")
def pdf_file(document: Document, options: Options) -> bytes:
    return pdf.export(document, options).data
