"""A QR code on the last page, which leads from the paper to the source of the text.

The only door to segno, which makes the code's modules (ISO/IEC 18004).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from exporters.document import Resource
from exporters.terms import term
from exporters.xhtml.elements import element

if TYPE_CHECKING:
    from exporters.document import Document
    from exporters.xhtml.elements import Element

_NAME: Final = "qr.svg"
_DOI: Final = re.compile(r"(?:urn:)?doi:(?=10\.)", re.IGNORECASE)


def address_of_source(document: Document) -> str:
    """Where the text first appeared, or else where its identifier leads; empty for neither."""
    if document.attribution is not None and document.attribution.url:
        return document.attribution.url
    addresses = (_DOI.sub("https://doi.org/", name, count=1) for name in document.identifiers)
    return next((address for address in addresses if address.startswith("https://")), "")


def render_code(document: Document) -> Element | None:
    """`div.qr` with the picture, which says its address in words; None where there is none."""
    address = address_of_source(document)
    if not address or draw_code(address) is None:
        return None
    lang, label = term("address-code", document.lang)
    picture = element("img", src=_NAME, alt=f"{label} {address}")
    return element("div", picture, classes="qr", lang=lang)


def draw_codes(document: Document) -> tuple[Resource, ...]:
    """The picture that `render_code` shows, if there is one."""
    address = address_of_source(document)
    drawn = draw_code(address) if address else None
    return (Resource(_NAME, "image/svg+xml", drawn),) if drawn else ()


@lru_cache(maxsize=8)
def draw_code(address: str) -> bytes | None:
    """The code as SVG, one unit a module, without the quiet zone; None for too long an address."""
    import segno  # noqa: PLC0415 - few documents have an address

    try:
        matrix = segno.make_qr(address, error="m").matrix
    except segno.DataOverflowError:
        return None
    runs = []
    for y, row in enumerate(matrix):
        for dark in re.finditer(b"\1+", bytes(row)):
            length = dark.end() - dark.start()
            runs.append(f"M{dark.start()} {y}h{length}v1h-{length}z")
    side = len(matrix)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path d="{"".join(runs)}"/></svg>'
    ).encode()
