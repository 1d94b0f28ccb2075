"""Sizes of paper and lengths, as people write them: `A5`, `6x9in`, `170 × 240 mm`, `3mm`."""

from __future__ import annotations

import re
from typing import Final

POINTS_PER_MILLIMETRE: Final = 72 / 25.4

_INCH: Final = 25.4

# ISO 216, and ANSI/ASME Y14.1 with the American office sizes; width and height in millimetres.
SIZES: Final = {
    "A3": (297.0, 420.0), "A4": (210.0, 297.0), "A5": (148.0, 210.0), "A6": (105.0, 148.0),
    "B4": (250.0, 353.0), "B5": (176.0, 250.0), "B6": (125.0, 176.0),
    "Letter": (8.5 * _INCH, 11 * _INCH), "Legal": (8.5 * _INCH, 14 * _INCH),
    "Executive": (7.25 * _INCH, 10.5 * _INCH), "Tabloid": (11 * _INCH, 17 * _INCH),
}  # fmt: skip
# The least and the greatest side of a page, in millimetres.
SMALLEST: Final = 70.0
LARGEST: Final = 900.0
# The longest bleed, and the thickest paper.
LONGEST: Final = 25.0

_BY_LOWER_CASE: Final = {
    name.lower(): (round(width, 3), round(height, 3)) for name, (width, height) in SIZES.items()
}
_MILLIMETRES: Final = {"mm": 1.0, "cm": 10.0, "in": _INCH, "pt": 1 / POINTS_PER_MILLIMETRE}
_NUMBER: Final = r"([0-9]+(?:\.[0-9]+)?)"
_LENGTH: Final = re.compile(rf"{_NUMBER} ?(mm|cm|in|pt)", re.IGNORECASE)
_MEASURES: Final = re.compile(
    rf"{_NUMBER} ?(mm|cm|in|) ?[x×] ?{_NUMBER} ?(mm|cm|in)", re.IGNORECASE
)


def read_size(text: str) -> tuple[float, float] | None:
    """Width and height in millimetres of a size by name or by measures; None for anything else."""
    text = text.strip()
    if named := _BY_LOWER_CASE.get(text.lower()):
        return named
    match = _MEASURES.fullmatch(text)
    if match is None:
        return None
    width, width_unit, height, unit = match.groups()
    across = float(width) * _MILLIMETRES[(width_unit or unit).lower()]
    return round(across, 3), round(float(height) * _MILLIMETRES[unit.lower()], 3)


def read_length(text: str) -> float | None:
    """A length in millimetres; None for what is none. `0` needs no unit."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        return 0.0 if text.strip() == "0" else None
    number, unit = match.groups()
    return round(float(number) * _MILLIMETRES[unit.lower()], 3)
