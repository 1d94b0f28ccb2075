"""The printed page: its size, its binding edge, the numerals of its folios."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from exporters.document import PageDesign

if TYPE_CHECKING:
    from exporters.reader.fields import Fields

_INCH: Final = 25.4

# ISO 216, and ANSI/ASME Y14.1 with the American office sizes; width and height in millimetres.
SIZES: Final = {
    "A3": (297.0, 420.0), "A4": (210.0, 297.0), "A5": (148.0, 210.0), "A6": (105.0, 148.0),
    "B4": (250.0, 353.0), "B5": (176.0, 250.0), "B6": (125.0, 176.0),
    "Letter": (8.5 * _INCH, 11 * _INCH), "Legal": (8.5 * _INCH, 14 * _INCH),
    "Executive": (7.25 * _INCH, 10.5 * _INCH), "Tabloid": (11 * _INCH, 17 * _INCH),
}  # fmt: skip
_BY_LOWER_CASE: Final = {
    name.lower(): (round(width, 3), round(height, 3)) for name, (width, height) in SIZES.items()
}

_MEASURES: Final = re.compile(
    r"([0-9]+(?:\.[0-9]+)?)(mm|cm|in|) ?[x×] ?([0-9]+(?:\.[0-9]+)?)(mm|cm|in)", re.IGNORECASE
)
_MILLIMETRES: Final = {"mm": 1.0, "cm": 10.0, "in": _INCH}
SMALLEST: Final = 70.0
LARGEST: Final = 900.0


def read_page(fields: Fields) -> PageDesign:
    """The page that `page` describes; A4 where it says nothing."""
    page = fields.fields("page", ("size", "binding", "numerals"))
    if page is None:
        return PageDesign()
    design: dict[str, Any] = {
        "binding": page.choice("binding", ("auto", "left", "right"), "auto"),
        "numerals": page.choice("numerals", ("both", "latin", "persian", "arabic"), "both"),
    }
    size = page.scalar("size")
    if size is not None:
        measures = measure_page(size.text)
        if measures is None:
            page.findings.add("m-021", size.mark, size=size.text, known=", ".join(SIZES))
        elif not all(SMALLEST <= measure <= LARGEST for measure in measures):
            limits = f"{SMALLEST:g} mm to {LARGEST:g} mm"
            page.findings.add("m-022", size.mark, size=size.text, limits=limits)
        else:
            design["width"], design["height"] = measures
    return PageDesign(**design)


def measure_page(size: str) -> tuple[float, float] | None:
    """Width and height in millimetres of a size by name or by measures: `A5`, `6x9in`."""
    size = size.strip()
    if named := _BY_LOWER_CASE.get(size.lower()):
        return named
    match = _MEASURES.fullmatch(size)
    if match is None:
        return None
    width, width_unit, height, unit = match.groups()
    across = float(width) * _MILLIMETRES[(width_unit or unit).lower()]
    return round(across, 3), round(float(height) * _MILLIMETRES[unit.lower()], 3)
