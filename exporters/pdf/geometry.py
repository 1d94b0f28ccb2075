"""The page as a typographer measures it: type size, leading, measure and margins, from its size.

A page is built from two numbers that follow from its width, the type size and the leading. The
measure (the width of a line) is at most 32 em, about 72 characters of Latin text; the height of
the text block is a whole number of lines; what is left over becomes margins, the wider ones
outside and below, as on a page of a book.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, Literal

from exporters.language import direction_of, is_arabic_script
from exporters.paper import POINTS_PER_MILLIMETRE
from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.document import Document, PageDesign

_LARGEST_TYPE: Final = 12
_LARGEST_NASKH: Final = 13
_SMALLEST_TYPE: Final = 8.5
_MEASURE_EM: Final = 32
_WIDEST_MEASURE: Final = 0.77  # of the page's width
_TALLEST_TEXT: Final = 0.775  # of the page's height
_INNER_SHARE: Final = 0.47  # of what the measure leaves of the width
_TOP_SHARE: Final = 0.42  # of what the text block leaves of the height
_LATIN_LEADING: Final = 1.36  # of the type size
_NASKH_LEADING: Final = 1.52
_NASTALIQ_LEADING: Final = 2.05
ARABIC_SIZE: Final = 1.13  # of the roman that it stands beside; print.css has the same

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where the text block stands on a page; every length is in points."""

    width: float
    height: float
    type_size: float
    roman_size: float
    leading: float
    lines: int
    inner: float
    outer: float
    top: float
    bottom: float
    binding: Side

    @property
    def measure(self) -> float:
        """The width of a line."""
        return self.width - self.inner - self.outer


def measure_document(document: Document) -> Geometry:
    """The geometry of a document's page, for the script and the typeface of its text."""
    lang = document.lang
    return measure_page(document.page, lang, nastaliq=document.is_nastaliq(lang))


def measure_page(page: PageDesign, lang: str, *, nastaliq: bool = False) -> Geometry:
    """The geometry of `page` for a text in `lang`, which may be set in Nastaliq.

    Naskh is set larger than the roman it matches, and its ascenders and dots need more leading;
    Nastaliq, whose words slope down to the line, needs two lines of roman.
    """
    width = page.width * POINTS_PER_MILLIMETRE
    height = page.height * POINTS_PER_MILLIMETRE
    roman = min(_LARGEST_TYPE, max(_SMALLEST_TYPE, 7.5 + page.width / 46))
    beside = width - min(width * _WIDEST_MEASURE, roman * _MEASURE_EM)
    arabic = is_arabic_script(lang)
    type_size = _quarter(min(roman * ARABIC_SIZE, _LARGEST_NASKH) if arabic else roman)
    room = _NASTALIQ_LEADING if nastaliq else _NASKH_LEADING if arabic else _LATIN_LEADING
    leading = _quarter(type_size * room)
    lines = max(1, math.floor(height * _TALLEST_TEXT / leading))
    around = height - lines * leading
    return Geometry(
        width=width,
        height=height,
        type_size=type_size,
        roman_size=_quarter(type_size / ARABIC_SIZE) if arabic else type_size,
        leading=leading,
        lines=lines,
        inner=beside * _INNER_SHARE,
        outer=beside * (1 - _INNER_SHARE),
        top=around * _TOP_SHARE,
        bottom=around * (1 - _TOP_SHARE),
        binding=_binding(page, lang),
    )


def _binding(page: PageDesign, lang: str) -> Side:
    """The edge the leaves are bound at: where a line of the text starts, unless the page says."""
    if page.binding != "auto":
        return page.binding
    return "right" if direction_of(lang) == "rtl" else "left"


def _quarter(points: float) -> float:
    """A length rounded to a quarter of a point."""
    return round(points * 4) / 4
