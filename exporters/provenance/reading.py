"""A finished file of any format → its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exporters.provenance.parts import Parts


def read_parts(data: bytes, suffix: str, name: str) -> Parts:
    """The parts of an EPUB or PDF; `suffix` says which, `name` is what diagnostics call it.

    A file that cannot be read has none, and a finding (`d-001`).
    """
    match suffix.removeprefix("."):
        case "epub":
            from exporters.provenance.epub import read_epub  # noqa: PLC0415 - one is enough

            return read_epub(data, name)
        case "pdf":
            from exporters.provenance.pdf import read_pdf  # noqa: PLC0415 - one is enough

            return read_pdf(data, name)
        case other:
            raise ValueError(other)
