"""Whether every word is in its language and its direction, in any EPUB or PDF, whoever made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exporters.diagnostics import Diagnostic
    from exporters.document import Document


def check_direction(
    data: bytes, suffix: str, name: str, document: Document | None = None
) -> tuple[Diagnostic, ...]:
    """What a finished file leaves unsaid or says wrongly about language and direction (`d-0xx`).

    `suffix` is `epub` or `pdf` (a leading dot does not matter); `name` is what the diagnostics
    call the file. With a `document`, the file's own language must be the document's.
    """
    match suffix.removeprefix("."):
        case "epub":
            from exporters.verify.direction_epub import check_epub  # noqa: PLC0415 - one is enough

            return check_epub(data, name, document)
        case "pdf":
            from exporters.verify.direction_pdf import check_pdf  # noqa: PLC0415

            return check_pdf(data, name, document)
        case other:
            raise ValueError(other)
