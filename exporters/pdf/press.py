"""What a printing house asks of a page: its boxes, the marks to cut by, black ink alone.

Everything here works on the engine's own objects (pydyf), before the file is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pydyf

from exporters.marks import LEAST_GAP, MARK_LENGTH, draw_marks
from exporters.paper import POINTS_PER_MILLIMETRE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.options import Printing
    from exporters.pdf.geometry import Geometry

# A colour is set by three shares of light, red, green, blue (ISO 32000-1, 8.6.8).
_COLOUR: Final = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)")
_LIGHT: Final = (0.2126, 0.7152, 0.0722)  # of each, as the eye weighs them (ITU-R BT.709, 3)
_DARK: Final = 0.45  # what is darker is meant to be read: ink in full, not a screen of dots


def prepare_for_press(pdf: pydyf.PDF, geometry: Geometry, printing: Printing) -> None:
    """Give every page its boxes and marks, and take the colours out where black shall do."""
    if printing.grey:
        for stream in _content(pdf):
            stream.stream = [_without_colour(part) for part in stream.stream]
    bleed = printing.bleed * POINTS_PER_MILLIMETRE
    gap = max(bleed, LEAST_GAP)
    around = gap + MARK_LENGTH if printing.marks else bleed
    marks = pydyf.Stream(compress=True)
    if printing.marks:
        lines = draw_marks((0, geometry.width), (0, geometry.height), gap)
        marks.stream = [b"/Artifact BMC", *(line.encode() for line in lines), b"EMC"]
        pdf.add_object(marks)
    for page in _pages(pdf):
        page["TrimBox"] = _box(geometry, 0)
        page["BleedBox"] = _box(geometry, bleed)
        page["MediaBox"] = _box(geometry, around)
        if printing.marks:
            page["Contents"] = pydyf.Array([marks.reference, page["Contents"]])


def _box(geometry: Geometry, around: float) -> pydyf.Array:
    """A box so far around the trimmed page (ISO 32000-1, 14.11.2), to a hundred thousandth."""
    corners = (-around, -around, geometry.width + around, geometry.height + around)
    return pydyf.Array(round(corner, 5) for corner in corners)


def _pages(pdf: pydyf.PDF) -> Iterator[pydyf.Dictionary]:
    for reference in pdf.pages["Kids"][::3]:
        yield pdf.objects[reference]


def _content(pdf: pydyf.PDF) -> Iterator[pydyf.Stream]:
    """The streams that paint: pages, and forms inside them."""
    painting = {int(page["Contents"].split()[0]) for page in _pages(pdf)}
    for number, entry in enumerate(pdf.objects):
        if isinstance(entry, pydyf.Stream) and (
            number in painting or entry.extra.get("Subtype") == "/Form"
        ):
            yield entry


def _without_colour(part: Any) -> Any:
    """A part of content, its colour a grey; black where it is dark."""
    colour = _COLOUR.fullmatch(part) if isinstance(part, bytes) else None
    if colour is None:
        return part
    *shares, operator = colour.groups()
    light = sum(float(share) * weight for share, weight in zip(shares, _LIGHT, strict=True))
    grey = 0 if light < _DARK else round(light, 3)
    return f"{grey:g} {'g' if operator == b'rg' else 'G'}".encode()
