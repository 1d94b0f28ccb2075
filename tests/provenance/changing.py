"""Ways in which somebody changes a finished file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf

from tests.verify import mutation

if TYPE_CHECKING:
    from collections.abc import Callable


def change_carried(data: bytes, target: str, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The file with one of the files that it carries changed; `name` is how its name ends."""
    if target == "epub":
        return mutation.with_part(data, name, change)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = attached(pdf, name)
        stream.write(change(stream.read_bytes()))
        return saved(pdf)


def without_carried(data: bytes, target: str, name: str) -> bytes:
    """The file without one of the files that it carries."""
    if target == "epub":
        parts = mutation.parts_of(data)
        return mutation.packed({key: part for key, part in parts.items() if not key.endswith(name)})
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = pdf.Root.Names.EmbeddedFiles.Names
        index = [str(entry) for entry in names[::2]].index(name) * 2
        del names[index : index + 2]
        return saved(pdf)


def attached(pdf: pikepdf.Pdf, name: str) -> Any:
    """The content stream of an attachment."""
    names = list(pdf.Root.Names.EmbeddedFiles.Names)
    return dict(zip(map(str, names[::2]), names[1::2], strict=True))[name].EF.F


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The file as pikepdf writes it."""
    written = io.BytesIO()
    pdf.save(written, fix_metadata_version=False)
    return written.getvalue()


def with_xmp(data: bytes, old: str, new: str) -> bytes:
    """A PDF with a text of its XMP packet replaced wherever it stands."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
        assert old.encode() in packet
        pdf.Root.Metadata.write(packet.replace(old.encode(), new.encode()))
        return saved(pdf)
