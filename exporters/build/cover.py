"""The cover of an EPUB that names none: drawn by the PDF engine, kept between builds."""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING, Final

from exporters.build.tool import tool_digest
from exporters.build.write import write_together
from exporters.errors import WriteError
from exporters.runtime.memory import Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.document import Document
    from exporters.options import Options


_COVERS: Final = Shelf[bytes](4_000_000, len)


def draw_cover(document: Document, options: Options, kept: Path | None = None) -> bytes:
    """The cover as a PNG picture.

    It is kept in the file `kept`, after the digest of all that it shows, so that an EPUB whose
    text alone has changed does not pay for the PDF engine. None: it is drawn anew and not kept.
    """
    if kept is None:
        return _draw(document, options)
    digest = _digest(document, options)
    return _COVERS.recall(digest, lambda: _find_cover(document, options, kept, digest))


def _find_cover(document: Document, options: Options, kept: Path, digest: bytes) -> bytes:
    with contextlib.suppress(OSError):
        found = kept.read_bytes()
        if found.startswith(digest):
            return found.removeprefix(digest)
    picture = _draw(document, options)
    with contextlib.suppress(WriteError):  # the output itself will tell why, by its own name
        write_together({kept: digest + picture}, kept.parent, kept.stem, durable=False)
    return picture


def _draw(document: Document, options: Options) -> bytes:
    from exporters.pdf.cover import render_cover  # noqa: PLC0415 - the PDF engine costs a second

    return render_cover(document, options)


def _digest(document: Document, options: Options) -> bytes:
    """SHA-256 of the parts of a document that a cover shows, and of what draws it."""
    logo = document.masthead.logo if document.masthead else ""
    picture = document.resource(logo).data if logo else b""
    shown = (
        document.lang, document.title, document.subtitle, document.people, document.issued,
        document.rubric, document.masthead, document.publisher, document.series,
        document.attribution, [face.digest for face in options.fonts.faces], tool_digest(),
        options.styles.digest, hashlib.sha256(picture).hexdigest(),
    )  # fmt: skip
    return hashlib.sha256(repr(shown).encode()).digest()
