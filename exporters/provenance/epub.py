"""The parts of an EPUB: its package document's metadata, and what that links to."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from lxml import etree

from exporters.credits import origin
from exporters.credits.record import MEDIA_TYPE
from exporters.diagnostics import diagnose
from exporters.provenance.package import read_package
from exporters.provenance.parts import Parts
from exporters.verify.container import CONTAINER, OPF, parse_xml, resolve

if TYPE_CHECKING:
    from exporters.verify.container import Element

# A part beyond this is refused unread; no source is that long, and a bomb is longer.
_LARGEST_PART: Final = 64 * 1024 * 1024
_UNREADABLE: Final = (
    zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, RuntimeError, NotImplementedError,
    OSError, EOFError, ValueError, OverflowError,
)  # fmt: skip


def read_epub(data: bytes, name: str) -> Parts:
    """The parts of a publication of any version of EPUB."""
    try:
        path = _package_path(parse_xml(_read(data, "META-INF/container.xml")))
        package = parse_xml(_read(data, path))
    except _UNREADABLE as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        return Parts(diagnostics=(diagnose("d-001", name, format="EPUB", reason=reason),))

    def read_stored(reference: str) -> bytes | None:
        target = resolve(path, reference)
        if not target:
            return None
        try:
            return _read(data, target)
        except _UNREADABLE:
            return None

    links = {
        (entry.get("rel", ""), entry.get("media-type", "")): entry.get("href", "")
        for entry in package.iter(f"{OPF}link")
        if not entry.get("refines")
    }
    record = links.get(("record", MEDIA_TYPE), "")
    made_from = next((href for (rel, _), href in links.items() if rel == "dcterms:provenance"), "")
    return Parts(
        form=f"EPUB {package.get('version', '')}".strip(),
        producer=_producer(package),
        stated=read_package(package),
        record=read_stored(record) if record else None,
        origin=read_stored(made_from or origin.NAME),
        read_stored=read_stored,
    )


def _package_path(container: Element) -> str:
    rootfile = container.find(f".//{CONTAINER}rootfile")
    path = "" if rootfile is None else rootfile.get("full-path", "")
    if not path:
        message = "META-INF/container.xml names no package document"
        raise ValueError(message)
    return path


def _read(data: bytes, path: str) -> bytes:
    """One part of the container. Raises one of `_UNREADABLE`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        try:
            entry = archive.getinfo(path)
        except KeyError:
            message = f"there is no {path} in it"
            raise ValueError(message) from None
        if entry.file_size > _LARGEST_PART:
            message = f"{path} is larger than {_LARGEST_PART // 1024 // 1024} MB"
            raise ValueError(message)
        return archive.read(entry)


def _producer(package: Element) -> str:
    """The program that made the file, where it says so (EPUB 2's `generator`)."""
    for entry in package.iter(f"{OPF}meta"):
        if entry.get("name", "").lower() == "generator":
            return str(entry.get("content", ""))
    return ""
