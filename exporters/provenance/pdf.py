"""The parts of a PDF: its metadata, and the files attached to it."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pikepdf

from exporters.credits import Credits, origin
from exporters.diagnostics import diagnose
from exporters.provenance.parts import Parts
from exporters.provenance.xmp import read_information, read_xmp
from exporters.verify.opened import open_objects
from exporters.verify.pdf_file import reading_errors, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORD_NAME: Final = "record.jsonld"
_LARGEST_PART: Final = 64 * 1024 * 1024
# How deep a name tree may be: one of this depth has more names than a file has bytes.
_DEEPEST: Final = 32


def read_pdf(data: bytes, name: str) -> Parts:
    """The parts of a PDF of any version."""
    try:
        pdf = open_objects(data)
        attached = dict(attachments(pdf))
        stated, producer, version = _stated(pdf), _information(pdf), pdf.pdf_version
    except reading_errors() as error:
        return Parts(diagnostics=(diagnose("d-001", name, format="PDF", reason=reason_of(error)),))
    return Parts(
        form=f"PDF {version}",
        producer=producer.get("Creator", "") or producer.get("Producer", ""),
        stated=stated,
        record=attached.get(RECORD_NAME),
        origin=attached.get(origin.NAME),
        read_stored=attached.get,
    )


def attachments(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bytes]]:
    """The name and content of each embedded file (ISO 32000-1, 7.11.4), of reasonable size."""
    names = pdf.Root.get("/Names")
    tree = names.get("/EmbeddedFiles") if isinstance(names, pikepdf.Dictionary) else None
    for name, specification in _entries(tree, 0):
        files = specification.get("/EF") if isinstance(specification, pikepdf.Dictionary) else None
        stream = files.get("/F") if isinstance(files, pikepdf.Dictionary) else None
        content = _content(stream) if isinstance(stream, pikepdf.Stream) else None
        if content is not None:
            yield name, content


def _content(stream: pikepdf.Stream) -> bytes | None:
    """A stream's content; None where it is too large, or packed as no source of diglot's is."""
    packing = stream.get("/Filter")
    raw = stream.read_raw_bytes()
    if packing is None:
        content = raw
    elif packing == pikepdf.Name.FlateDecode and "/DecodeParms" not in stream:
        try:
            content = zlib.decompressobj().decompress(raw, _LARGEST_PART + 1)
        except zlib.error:
            return None
    else:
        return None
    return content if len(content) <= _LARGEST_PART else None


def _entries(node: Any, depth: int) -> Iterator[tuple[str, Any]]:
    """The names and values of a name tree (ISO 32000-1, 7.9.6)."""
    if not isinstance(node, pikepdf.Dictionary) or depth > _DEEPEST:
        return
    pairs, kids = node.get("/Names"), node.get("/Kids")
    if isinstance(pairs, pikepdf.Array):
        for index in range(0, len(pairs) - 1, 2):
            yield str(pairs[index]), pairs[index + 1]
    if isinstance(kids, pikepdf.Array):
        for kid in kids:
            yield from _entries(kid, depth + 1)


def _stated(pdf: pikepdf.Pdf) -> Credits:
    """What the metadata say; the information dictionary only where the packet is silent."""
    information = read_information(_information(pdf))
    metadata = pdf.Root.get("/Metadata")
    packet = _content(metadata) if isinstance(metadata, pikepdf.Stream) else None
    stated = read_xmp(packet) if packet else None
    lang = str(pdf.Root.get("/Lang", ""))
    if stated is None:
        return replace(information, languages=(lang,) if lang else ())
    return replace(
        stated,
        title=stated.title or information.title,
        people=stated.people or information.people,
        issued=stated.issued or information.issued,
        description=stated.description or information.description,
        keywords=stated.keywords or information.keywords,
        languages=stated.languages or ((lang,) if lang else ()),
    )


def _information(pdf: pikepdf.Pdf) -> dict[str, str]:
    """The texts of the information dictionary, by their keys."""
    entries = pdf.trailer.get("/Info")
    if not isinstance(entries, pikepdf.Dictionary):
        return {}
    return {
        key.lstrip("/"): str(value)
        for key, value in entries.items()
        if isinstance(value, pikepdf.String)
    }
