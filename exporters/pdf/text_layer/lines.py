"""A line as extractors have to see it, to put its words in order.

Extractors see glyphs and where they stand, and find the order of reading by rules of their own:

- poppler counts the letters of a page and reads all its lines in the direction of the majority.
  In a line from right to left, a Latin letter or a number begins a stretch from left to right
  that lasts until the next right-to-left letter, spaces and punctuation included; in one from
  left to right it is the other way about.
- pdfium cuts a line into segments of one class, without resolving neutral characters, and reads
  them in the direction that more of them have: the parts of a URL come out in reverse. What is
  neither letter nor number it mirrors after a right-to-left letter.

Two things turn them to the right order and paint nothing. A mark of direction (U+200E, U+200F)
ends a stretch or a segment, and fills a gap that would be taken for a space. What one of the two
needs would mislead the other: a mark for poppler is a glyph without ink shown alone, which pdfium
skips, and one for pdfium has an empty ActualText, which poppler puts in its place. And stretches
that run against the direction of pdfium's line are turned round for it (`turning`).
"""

from __future__ import annotations

from itertools import groupby, pairwise
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from exporters.pdf.text_layer.moving import move_sections
from exporters.pdf.text_layer.signals import (
    LRM,
    WEAK,
    Place,
    Signal,
    class_of,
    hide_signals,
    show_signals,
)
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exporters.language import Direction
    from exporters.pdf.text_layer.glyphs import Glyph
    from exporters.pdf.text_layer.signals import Class

# In ems: what is nearer than that touches, what is as far is a space.
_TOUCHING: Final = 0.005
_SPACE: Final = 0.15
_OTHER: Final[dict[Direction, Direction]] = {"ltr": "rtl", "rtl": "ltr"}


class Reading(NamedTuple):
    """How a page is read: the direction of most of its letters, that of its document's binding.

    In a file whose viewer preferences say that it is bound on the right (ISO 32000-1, 12.2),
    pdfium reads every line from right to left, whatever is in it.
    """

    majority: Direction
    binding: Direction


class Line(NamedTuple):
    """The glyphs of a line in logical order, and the direction of its paragraph."""

    glyphs: Sequence[Glyph]
    base: Direction


def arrange(row: Sequence[Line], page: Reading) -> tuple[Direction, list[list[Place]]]:
    """The direction in which pdfium reads lines at one height, and each line's glyphs.

    The glyphs are in logical order, each with what has to be shown around it. pdfium takes
    such lines for one, and reads from right to left if that has more segments from right to left
    than others; what is shown for its sake counts too.
    """
    if page.binding == "rtl":
        return "rtl", [_arranged(line, "rtl", page.majority) for line in row]
    lead = _lead_of([glyph.kind for line in row for glyph in line.glyphs])
    reading: Direction = "rtl" if lead > 0 else "ltr"
    for direction in (reading, _OTHER[reading], "ltr"):
        arranged = [_arranged(line, direction, page.majority) for line in row]
        lead = _lead_of([kind for places in arranged for kind in _kinds(places)])
        if lead and (lead > 0) == (direction == "rtl"):
            return direction, arranged
    _outweigh([place for places in arranged for place in places], lead + 1)
    return "ltr", arranged


def _arranged(line: Line, reading: Direction, majority: Direction) -> list[Place]:
    places = _places(line.glyphs)
    whole = [slice(0, len(places))]
    stretches = _stretches(places, line.base) if line.base == reading else whole
    for number, stretch in enumerate(stretches):
        if _count_segments(places[stretch]) > 1:
            for place in places[stretch]:
                place.turn = number
    show_signals(places, reading)
    hide_signals(places, majority)
    if majority == "ltr":
        against = _stretches(places, "ltr") if line.base == "ltr" else whole
        move_sections(places, against)
    return places


def _lead_of(kinds: Sequence[Class]) -> float:
    """How many more segments are from right to left; without any, others always have the lead."""
    segments = [kind for kind, _ in groupby(kinds)]
    rtl = segments.count("R")
    return rtl - segments.count("L") if rtl else -inf


def _outweigh(places: Sequence[Place], lead: float) -> None:
    """Part words from right to left by so many marks of direction, each of them a segment."""
    for last, place in pairwise(places):
        if lead <= 0:
            return
        kinds = last.glyph.kind, place.glyph.kind
        if kinds == ("neutral", "R") and all(signal.is_hidden for signal in place.signals):
            place.signals += (Signal(LRM, is_hidden=False),)
            lead -= 1


def _kinds(places: Sequence[Place]) -> list[Class]:
    """The classes of the glyphs and of the marks that pdfium sees."""
    kinds: list[Class] = []
    for place in places:
        glyph = place.glyph
        if place.signals:
            kinds += [class_of(one.mark) for one in place.signals if not one.is_hidden]
        if place.turn is not None and glyph.is_rtl and glyph.stand is not None:
            kinds.append("mark")  # the blanks that part it from the one before
        kinds.append(glyph.kind)
    return kinds


def _places(glyphs: Sequence[Glyph]) -> list[Place]:
    """Each glyph with its edge: where runs meet, it is the side of the run that the next is on."""
    places: list[Place] = []
    left = right = 0.0
    last: Glyph | None = None
    for _, group in groupby(glyphs, attrgetter("is_rtl")):
        run = list(group)
        own_left, own_right = min([g.x for g in run]), max([g.x + g.width for g in run])
        first = run[0]
        if last is None:
            places.append(Place(first, own_right))
        elif own_left < left:
            places.append(Place(first, left, _gap(last, first, left - own_right)))
        else:
            places.append(Place(first, own_left, _gap(last, first, own_left - right)))
        places += [Place(glyph, before.x) for before, glyph in pairwise(run)]
        last = run[-1]
        left, right = own_left, own_right
    return places


def _gap(last: Glyph, glyph: Glyph, gap: float) -> float:
    """The gap between two runs that is not a space, nor beside one."""
    is_space = " " in {last.text, glyph.text} or gap >= _SPACE * glyph.size
    return 0 if is_space or gap < _TOUCHING * glyph.size else gap


# --- stretches against the line --------------------------------------------------------------


def _stretches(places: list[Place], base: Direction) -> Iterator[slice]:
    """The stretches that run against the direction of the line, with all that is inside them."""
    against = base == "ltr"
    start: int | None = None
    end = 0
    last: Glyph | None = None
    for index, place in enumerate(places):
        glyph = place.glyph
        if glyph.is_rtl == against:
            if start is None:
                start = _begin(places, index, base, end)
            last = glyph
            end = index + 1
        elif start is not None and last is not None:
            if _is_inside(last, glyph, base):
                end = index + 1
            else:
                yield slice(start, end)
                start = None
    if start is not None:
        yield slice(start, end)


def _begin(places: list[Place], start: int, base: Direction, least: int) -> int:
    """Where a stretch begins: what is painted on the far side of its first glyph is inside."""
    first = places[start].glyph
    while start > least and _is_inside(places[start - 1].glyph, first, base):
        start -= 1
    return start


def _is_inside(last: Glyph, glyph: Glyph, base: Direction) -> bool:
    """Whether a glyph of the line's direction is painted behind `last`, against the direction."""
    return glyph.x < last.x if base == "ltr" else glyph.x > last.x


def _count_segments(places: list[Place]) -> int:
    kinds = [place.glyph.kind for place in places]
    return len(list(groupby(["weak" if kind in WEAK else kind for kind in kinds])))
