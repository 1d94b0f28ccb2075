"""Many texts that nobody would write: `make fuzz`. The same ones each time, from their seeds on.

`DIGLOT_FUZZ` says how many; the number of a text that fails is in the message, and `mutated` of
`mutation.py` makes it again.
"""

from __future__ import annotations

import io
import os
import re
import unicodedata
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from lxml import etree

from exporters import epub, lint, pdf
from exporters.assets import load_styles
from exporters.options import Options
from exporters.pdf.content import render_content
from exporters.reader import read
from exporters.verify.direction import check_direction
from exporters.verify.epubcheck import check_books
from exporters.verify.retained import check_retained
from tests.fuzz.mutation import mutated
from tests.reader.survival import HEAD, shown_here

if TYPE_CHECKING:
    from exporters.assets import Fonts
    from exporters.document import Document

COUNT: Final = int(os.environ.get("DIGLOT_FUZZ", "4000"))
ROUNDS: Final = 40
FOLDER: Final = Path(__file__).parent.parent / "diagnostics" / "b-052"
# Words that no mutation makes, to be found again where text is shown.
_PROSE: Final = re.compile(r"[\u0621-\u06d3\u200c]{2,}")


def document_of(text: str) -> Document | None:
    reading = read(HEAD + text, "x.md", FOLDER)
    errors = [finding for finding in reading.diagnostics if finding.is_error]
    assert (reading.document is None) == bool(errors)
    assert all(finding.line > 0 for finding in reading.diagnostics)
    return reading.document


def check_letters(text: str, document: Document) -> None:
    """No letter of the Arabic script is there oftener than it was written."""
    written = Counter(c for c in unicodedata.normalize("NFC", text) if "\u0621" <= c <= "\u06d3")
    shown = Counter(c for c in shown_here(document) if "\u0621" <= c <= "\u06d3")
    if "](#" not in text and "&" not in text and "*[" not in text and "[^" not in text:
        assert not shown - written


@pytest.mark.fuzz
@pytest.mark.parametrize("number", range(ROUNDS))
def test_any_text_gives_diagnostics_or_sound_outputs(number: int, fonts: Fonts) -> None:
    options = Options(fonts, load_styles(), embed_source=False)
    for seed in range(number, COUNT, ROUNDS):
        text = mutated(seed)
        try:
            document = document_of(text)
            if document is None or any(d.is_error for d in lint.check(document, "x.md")):
                continue
            check_letters(text, document)
            book = epub.export(document, options).data
            with zipfile.ZipFile(io.BytesIO(book)) as archive:
                for name in archive.namelist():
                    if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
                        etree.fromstring(archive.read(name))
            etree.fromstring(etree.tostring(render_content(document, fonts)))
            found = [
                *check_direction(book, "epub", "x.epub", document),
                *check_retained(book, "epub", document, "x.epub"),
            ]
            # Where an address runs into a word of the other script, nothing can part the two.
            assert not [d.text for d in found if d.is_error and d.code != "d-014"]
        except Exception as error:  # noqa: BLE001 - whatever it is, the seed must be told
            pytest.fail(f"text {seed}: {error!r}")


@pytest.mark.fuzz
def test_a_sample_satisfies_epubcheck(fonts: Fonts) -> None:
    options = Options(fonts, load_styles(), embed_source=False)
    books: dict[str, bytes] = {}
    for seed in range(COUNT):
        document = document_of(mutated(seed))
        if document is not None and not any(d.is_error for d in lint.check(document, "x.md")):
            document = replace(document, page_list=True)  # its pages hold all of its text
            paged = replace(options, pagination=pdf.find_pagination(document, options))
            books[f"{seed}.epub"] = epub.export(document, paged).data
        if len(books) == 60:
            break
    assert not [finding.text for finding in check_books(books) if finding.is_error]
