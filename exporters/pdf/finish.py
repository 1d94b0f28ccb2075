"""The last touch on a PDF file, before it is written: what the engine leaves out of the catalogue.

Everything here works on the engine's own objects (pydyf), so that the file is written once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pydyf

from exporters.dates import ARABIC_DIGITS, PERSIAN_DIGITS
from exporters.pdf.attachments import attach_files, date_string
from exporters.pdf.metadata import CREATOR_TOOL, authors_of, keywords_of, render_xmp
from exporters.pdf.page_styles import folio_numerals
from exporters.pdf.text_layer import hide_blanks
from exporters.reproducible import moment_of

if TYPE_CHECKING:
    from exporters.document import Document
    from exporters.options import Options
    from exporters.pdf.geometry import Geometry

_DIGITS: Final = {"persian": PERSIAN_DIGITS, "arabic": ARABIC_DIGITS}


def finish(pdf: pydyf.PDF, document: Document, geometry: Geometry, options: Options) -> None:
    """Give `pdf` its metadata, page labels, reading direction and attachments."""
    _replace_metadata(pdf, render_xmp(document, producer=str(pdf.info["Producer"].string)))
    _write_information(pdf, document)
    pdf.catalog["PageLabels"] = _page_labels(document, pdf.pages["Count"])
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary(
        {
            "DisplayDocTitle": "true",
            "Direction": "/R2L" if geometry.binding == "right" else "/L2R",
        }
    )
    pdf.catalog["PageMode"] = "/UseOutlines" if "Outlines" in pdf.catalog else "/UseNone"
    hide_blanks(item for item in pdf.objects if isinstance(item, pydyf.Stream))
    attach_files(pdf, document, options)


def _replace_metadata(pdf: pydyf.PDF, xmp: bytes) -> None:
    """Put `xmp` into the metadata stream, uncompressed as PDF/A-1 and plain readers want it."""
    number = int(pdf.catalog["Metadata"].split()[0])
    stream = pdf.objects[number]
    stream.stream = [xmp]
    stream.compress = False


def _write_information(pdf: pydyf.PDF, document: Document) -> None:
    """The information dictionary, in agreement with the metadata (ISO 32000-1, 14.3.3)."""
    entries = {
        "Title": document.title.choose(document.lang)[1],
        "Author": ", ".join(authors_of(document)),
        "Subject": document.description.choose(document.lang)[1] if document.description else "",
        "Keywords": keywords_of(document),
        "Creator": CREATOR_TOOL,
        "CreationDate": date_string(moment_of(document.issued)) if document.issued else "",
        "ModDate": date_string(moment_of(document.issued)) if document.issued else "",
    }
    for key, text in entries.items():
        if text:
            pdf.info[key] = pydyf.String(text)


def _page_labels(document: Document, count: int) -> pydyf.Dictionary:
    """The labels of the pages as their folios show them (ISO 32000-1, 12.4.2).

    PDF counts in Latin digits only; labels in others are spelt out, page by page.
    """
    digits = _DIGITS.get(folio_numerals(document)[0])
    if digits is None:
        labels = [0, pydyf.Dictionary({"S": "/D"})]
    else:
        labels = []
        for index in range(count):
            folio = "".join(digits[int(digit)] for digit in str(index + 1))
            labels += [index, pydyf.Dictionary({"P": pydyf.String(folio)})]
    return pydyf.Dictionary({"Nums": pydyf.Array(labels)})
