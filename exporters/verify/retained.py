"""Whether header and attribution are still there: each word, in order, in its language, in sight.

A template or a style sheet that loses them is found here, on the finished file, whatever the
exporter believed it wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exporters.diagnostics import Diagnostic
    from exporters.document import Document


def check_retained(
    data: bytes, suffix: str, document: Document, name: str
) -> tuple[Diagnostic, ...]:
    """What a finished file lost of its header and attribution, each loss an error `k-0xx`.

    `suffix` is `epub` or `pdf` (a leading dot does not matter); `name` is what the diagnostics
    call the file.
    """
    match suffix.removeprefix("."):
        case "epub":
            from exporters.verify.retained_epub import check_epub  # noqa: PLC0415 - one is enough

            return check_epub(data, document, name)
        case "pdf":
            from exporters.verify.retained_pdf import check_pdf  # noqa: PLC0415

            return check_pdf(data, document, name)
        case other:
            raise ValueError(other)
