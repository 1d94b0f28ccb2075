"""Verse on a page: which hemistichs are too long to stand abreast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.language import direction_of
from exporters.pdf.geometry import ARABIC_SIZE
from exporters.pdf.setting.letters import reckon_width

if TYPE_CHECKING:
    from exporters.pdf.geometry import Geometry
    from exporters.xhtml.elements import Element

LONG: Final = "long"

_GUTTER: Final = 2.2  # em: the star between two hemistichs, as print.css has it
_SAFETY: Final = 1.05  # a line may have wider letters than the mean


def mark_long_verse(root: Element, geometry: Geometry) -> None:
    """Add the class `long` to each verse of which two hemistichs are wider than a line.

    One poem has one form: its longest hemistich decides for all.
    """
    turned = direction_of(root.get("lang") or "und") == "ltr"
    type_size = geometry.type_size * (ARABIC_SIZE if turned else 1)
    room = (geometry.measure / type_size - _GUTTER) / 2
    for verse in root.iter("{*}div"):
        classes = (verse.get("class") or "").split()
        if "verse" in classes and _longest_hemistich(verse) * _SAFETY > room:
            verse.set("class", " ".join((*classes, LONG)))


def _longest_hemistich(verse: Element) -> float:
    """The width of the widest, in em; 0 for a verse without bayts."""
    return max(
        (
            reckon_width("".join(map(str, line.itertext())))
            for line in verse.iter("{*}span")
            if line.get("class") == "hemistich"
        ),
        default=0,
    )
