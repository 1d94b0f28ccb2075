"""The files that a PDF carries: its sources, what it was made from, and who made its text.

Each is an associated file of the document (ISO 19005-3, 6.8; ISO 32000-2, 14.13): the sources as
what they are, the record of the origin as the data that the file follows from, the record of
schema.org as a supplement to its metadata.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import pydyf

from exporters.credits import credits_of, origin, record
from exporters.reproducible import moment_of
from exporters.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from exporters.document import Document
    from exporters.options import Options

_RECORD_NAME: Final = "record.jsonld"


class _Attachment(NamedTuple):
    """A file to attach: its plain name, the one that is shown, and how it is related."""

    name: str
    shown: str
    content: bytes
    media_type: str
    relationship: str
    description: str


def attach_files(pdf: pydyf.PDF, document: Document, options: Options) -> None:
    """Attach the records of credits and origin and, where they are wanted, the sources."""
    moment = moment_of(document.issued)
    attachments = sorted(_attachments(document, options))
    files = {entry.name: _embed(pdf, entry, moment).reference for entry in attachments}
    names = pydyf.Array(
        part for name, reference in files.items() for part in (pydyf.String(name), reference)
    )
    tree = pydyf.Dictionary({"Names": names})
    pdf.add_object(tree)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference
    pdf.catalog["AF"] = pydyf.Array(files.values())


def date_string(moment: dt.datetime) -> str:
    """A moment in UTC as PDF writes it (ISO 32000-1, 7.9.4)."""
    return moment.strftime("D:%Y%m%d%H%M%SZ")


def _attachments(document: Document, options: Options) -> list[_Attachment]:
    stored: dict[str, str] = {}
    if options.embed_source:
        paths = (source.name for source in document.sources)
        stored = origin.stored_names(paths, taken=(_RECORD_NAME, origin.NAME))
    made_from = origin.origin_of(document, options, stored, options.printing)
    return [
        _Attachment(
            _RECORD_NAME, _RECORD_NAME, record.render_record(credits_of(document)),
            record.MEDIA_TYPE, "Supplement", "Credits of this document, as linked data",
        ),
        _Attachment(
            origin.NAME, origin.NAME, origin.render_origin(made_from),
            "application/json", "Data", "What this document was made from",
        ),
        *(
            _Attachment(
                stored[source.name], source.name.rpartition("/")[2], source.content,
                origin.media_type_of(source.name), "Source", "Source of this document",
            )
            for source in document.sources
            if source.name in stored
        ),
    ]  # fmt: skip


def _embed(pdf: pydyf.PDF, attachment: _Attachment, moment: dt.datetime) -> pydyf.Dictionary:
    """The file specification of one attachment, its content embedded."""
    content = attachment.content
    date = pydyf.String(date_string(moment))
    stream = pydyf.Stream(
        [content],
        pydyf.Dictionary(
            {
                "Type": "/EmbeddedFile",
                "Subtype": _pdf_name(attachment.media_type),
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
            "F": pydyf.String(attachment.name),
            "UF": pydyf.String(attachment.shown),
            "EF": files,
            "AFRelationship": f"/{attachment.relationship}",
            "Desc": pydyf.String(attachment.description),
        }
    )
    pdf.add_object(specification)
    return specification


def _pdf_name(media_type: str) -> str:
    """A media type as a name object (ISO 32000-1, 7.3.5): `/` and `+` are not plain characters."""
    return "/" + media_type.replace("/", "#2f").replace("+", "#2b")
