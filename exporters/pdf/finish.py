"""The last touch on a PDF file, before it is written: what the engine leaves out of the catalogue.

Everything here works on the engine's own objects (pydyf), so that the file is written once.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import pydyf

from exporters.dates import ARABIC_DIGITS, PERSIAN_DIGITS
from exporters.pdf.metadata import CREATOR_TOOL, authors_of, keywords_of, render_xmp
from exporters.pdf.page_styles import folio_numerals
from exporters.reproducible import EPOCH, moment_of

if TYPE_CHECKING:
    import datetime as dt

    from exporters.document import Document, SourceFile
    from exporters.pdf.geometry import Geometry

_DIGITS: Final = {"persian": PERSIAN_DIGITS, "arabic": ARABIC_DIGITS}
_MARKDOWN: Final = "/text#2fmarkdown"
_YAML: Final = "/application#2fyaml"


def finish(pdf: pydyf.PDF, document: Document, geometry: Geometry, *, embed_source: bool) -> None:
    """Give `pdf` its metadata, page labels, reading direction and sources."""
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
    if embed_source:
        _attach_sources(pdf, document)


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
        "CreationDate": _date(moment_of(document.issued)) if document.issued else "",
        "ModDate": _date(moment_of(document.issued)) if document.issued else "",
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


def _attach_sources(pdf: pydyf.PDF, document: Document) -> None:
    """Embed the source files, related to the document as its source (ISO 19005-3, 6.8)."""
    moment = moment_of(document.issued) if document.issued else EPOCH
    names = pydyf.Array()
    specifications = pydyf.Array()
    attached = sorted(_named(document.sources).items())
    for name, source in attached:
        specification = _embed(pdf, name, source, moment)
        names += [pydyf.String(name), specification.reference]
        specifications.append(specification.reference)
    if attached:
        tree = pydyf.Dictionary({"Names": names})
        pdf.add_object(tree)
        pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference
        pdf.catalog["AF"] = specifications


def _named(sources: tuple[SourceFile, ...]) -> dict[str, SourceFile]:
    """The sources by an ASCII name of their own, which every viewer can save."""
    named: dict[str, SourceFile] = {}
    for number, source in enumerate(sources, start=1):
        name = source.name.encode("ascii", "replace").decode().replace("?", "_")
        named[name if name not in named else f"{number}-{name}"] = source
    return named


def _embed(pdf: pydyf.PDF, name: str, source: SourceFile, moment: dt.datetime) -> pydyf.Dictionary:
    """The file specification of one source, its content embedded."""
    content = source.text.encode()
    date = pydyf.String(_date(moment))
    stream = pydyf.Stream(
        [content],
        pydyf.Dictionary(
            {
                "Type": "/EmbeddedFile",
                "Subtype": _YAML if name.endswith((".yaml", ".yml")) else _MARKDOWN,
                "Params": pydyf.Dictionary(
                    {
                        "Size": len(content),
                        "CheckSum": f"<{hashlib.md5(content, usedforsecurity=False).hexdigest()}>",
                        "CreationDate": date,
                        "ModDate": date,
                    }
                ),
            }
        ),
        compress=True,
    )
    pdf.add_object(stream)
    files = pydyf.Dictionary({"F": stream.reference, "UF": stream.reference})
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(name),
            "UF": pydyf.String(source.name),
            "EF": files,
            "AFRelationship": "/Source",
            "Desc": pydyf.String("Source of this document"),
        }
    )
    pdf.add_object(specification)
    return specification


def _date(moment: dt.datetime) -> str:
    """A moment in UTC as PDF writes it (ISO 32000-1, 7.9.4)."""
    return moment.strftime("D:%Y%m%d%H%M%SZ")
