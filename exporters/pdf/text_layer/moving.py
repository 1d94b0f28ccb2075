"""Stretches from right to left that poppler would cut in pieces, laid out anew for it alone.

In a page that is mostly from left to right, poppler cuts a line wherever a right-to-left letter
meets a number or a letter of the other direction, and reads the sections from left to right. It
goes by where glyphs are; but of one that has an ActualText (ISO 32000-1, 14.9.4) it knows only
where the first and the last operator stand that show it. So each glyph of such a stretch is shown
between two empty ones, which stand where poppler has to find it: sections in logical order, from
left to right, each as it is painted. Every ActualText says what its glyph says.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from exporters.pdf.text_layer.signals import LRM, RLM, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.pdf.text_layer.glyphs import Glyph
    from exporters.pdf.text_layer.signals import Place

# In ems: so far before a section a mark stands that opens it.
_ASIDE: Final = 0.02


def move_sections(places: list[Place], stretches: Iterable[slice]) -> None:
    """Give the glyphs of each stretch from right to left that needs it a stand for poppler."""
    for stretch in stretches:
        inside = places[stretch]
        sections = list(_sections(inside))
        left = min((place.glyph.x for place in inside), default=0.0)
        if len(sections) > 1:
            for place in inside[1:]:
                place.signals = tuple(one for one in place.signals if not one.is_hidden)
            right = _lay_out(sections, left)
            for place in places[stretch.stop : stretch.stop + 1]:
                place.signals = tuple(_at(signal, right) for signal in place.signals)
        elif sections and _ends_in_mark(sections[0]):
            _open(sections[0], left)


def _sections(places: list[Place]) -> Iterator[list[Place]]:
    """The places in sections of one direction; what is between two is with that of the numbers."""
    kinds = [place.glyph.kind for place in places]
    are_letters = [kind == "R" for kind in kinds]
    last: int | None = None
    for index, kind in enumerate(kinds):
        if kind == "R":
            if last is not None:
                are_letters[last:index] = [True] * (index - last)
            last = index + 1
        elif kind == "mark" and last == index:
            are_letters[index] = True
            last = index + 1
        elif kind in {"L", "number"}:
            last = None
    for _, section in groupby(zip(are_letters, places, strict=True), lambda pair: pair[0]):
        yield [place for _, place in section]


def _is_from_right(section: list[Place]) -> bool:
    return section[0].glyph.kind == "R"


def _ends_in_mark(section: list[Place]) -> bool:
    return _is_from_right(section) and section[-1].glyph.kind == "mark"


def _at(signal: Signal, x: float) -> Signal:
    return signal._replace(x=x) if signal.is_hidden else signal


def _lay_out(sections: list[list[Place]], pen: float) -> float:
    """Give each glyph its stand, section by section from the left; where the last one ends."""
    is_open = False
    for section in sections:
        glyphs = [place.glyph for place in section]
        if _is_from_right(section):
            left = min(glyph.x for glyph in glyphs)
            if _ends_in_mark(section):
                _open(section, pen)
            for glyph in glyphs:
                glyph.stand = (pen + glyph.x - left, pen + glyph.right - left)
            pen += max(glyph.right for glyph in glyphs) - left
            is_open = True
            continue
        if is_open and not _ends_a_section(glyphs[0]):
            section[0].signals += (Signal(LRM, is_hidden=True, x=pen),)
        is_open = False
        for glyph in glyphs:
            aside = 0 if glyph.width else _ASIDE * glyph.size
            glyph.stand = (pen - aside, pen - aside + glyph.width)
            pen += glyph.width
    return pen


def _open(section: list[Place], left: float) -> None:
    """Put a mark of direction in front of a section whose left edge is a mark without one."""
    place = section[0]
    place.signals += (Signal(RLM, is_hidden=True, x=left - _ASIDE * place.glyph.size),)


def _ends_a_section(glyph: Glyph) -> bool:
    """Whether poppler knows from a glyph that a section from right to left is at its end."""
    return glyph.kind == "L" or glyph.text[0].isdecimal()
