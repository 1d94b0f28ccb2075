"""The parts in which two files of one format differ, by names that say something to people."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNREADABLE: Final = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError,
                      EOFError, ValueError)  # fmt: skip


def compare_files(one: bytes, other: bytes, suffix: str) -> tuple[str, ...]:
    """The names of the parts that differ, those that only one has among them, in order.

    Parts are the entries of an EPUB, and the pages, attachments and metadata of a PDF. Where all of
    them agree and the bytes do not, `the bytes of the file` differ.
    """
    if one == other:
        return ()
    read = _epub_parts if suffix.removeprefix(".") == "epub" else _pdf_parts
    first, second = dict(read(one)), dict(read(other))
    names = dict.fromkeys((*first, *second))
    differing = tuple(name for name in names if first.get(name) != second.get(name))
    return differing or ("the bytes of the file",)


def _epub_parts(data: bytes) -> Iterator[tuple[str, str]]:
    """The name and the digest of each entry."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name, hashlib.sha256(archive.read(name)).hexdigest()
    except _UNREADABLE:
        return


def _pdf_parts(data: bytes) -> Iterator[tuple[str, str]]:
    """The name and the digest of each page's content, each attachment, and the metadata."""
    import pikepdf  # noqa: PLC0415 - heavy, and EPUBs need none of it

    from exporters.provenance.pdf import attachments  # noqa: PLC0415 - likewise
    from exporters.verify.pdf_file import reading_errors  # noqa: PLC0415 - likewise

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for number, page in enumerate(pdf.pages, start=1):
                page.contents_coalesce()
                content = page.obj.get("/Contents")
                drawn = content.read_bytes() if isinstance(content, pikepdf.Stream) else b""
                yield f"page {number}", hashlib.sha256(drawn).hexdigest()
            for name, attached in attachments(pdf):
                yield f"the attachment {name}", hashlib.sha256(attached).hexdigest()
            metadata = pdf.Root.get("/Metadata")
            packet = metadata.read_bytes() if isinstance(metadata, pikepdf.Stream) else b""
            yield "the metadata", hashlib.sha256(packet).hexdigest()
    except reading_errors():
        return
