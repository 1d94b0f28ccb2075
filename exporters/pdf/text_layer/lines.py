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
skips, and one for pdfium has an empty ActualText, which poppler puts in its place. A space shown
far above the line, which is nothing above the line, makes pdfium take what stands between two of
them as a line of its own; where it reads every line from right to left (`Reading`), stretches from
left to right are turned round for it instead (`turning`).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from exporters.pdf.text_layer.signals import (
    WEAK,
    Place,
    class_of,
    hide_signals,
    show_signals,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exporters.language import Direction
    from exporters.pdf.text_layer.glyphs import Glyph
    from exporters.pdf.text_layer.signals import Class

# In ems: what is nearer than that touches, what is as far is a space.
_TOUCHING: Final = 0.005
_SPACE: Final = 0.15


class Reading(NamedTuple):
    """How a page is read: the direction of most of its letters, that of its document's binding.

    In a file whose viewer preferences say that it is bound on the right (ISO 32000-1, 12.2),
    pdfium reads every line from right to left, whatever is in it.
    """

    majority: Direction
    binding: Direction


def arrange(glyphs: Sequence[Glyph], base: Direction, page: Reading) -> list[Place]:
    """The glyphs of one line in logical order, each with what has to be shown around it.

    `base` is the direction of the line's paragraph.
    """
    places = list(_places(glyphs))
    stretches = list(_stretches(places, base))
    for stretch in stretches:
        for place in places[stretch]:
            place.is_against = True
    if page.binding == "rtl":
        show_signals(places, "rtl", with_rewritten=True)
        _turn(places, stretches if base == "rtl" else [slice(0, len(places))])
    else:
        _divide(places, stretches, base)
    hide_signals(places, page.majority)
    return places


def _places(glyphs: Sequence[Glyph]) -> Iterator[Place]:
    """Each glyph with its edge: where runs meet, it is the side of the run that the next is on."""
    left = right = 0.0
    last: Glyph | None = None
    for _, group in groupby(glyphs, lambda glyph: glyph.is_rtl):
        run = list(group)
        own_left, own_right = min(g.x for g in run), max(g.right for g in run)
        for glyph in run:
            if glyph is not run[0] and last is not None:
                yield Place(glyph, last.x)
            elif last is None:
                yield Place(glyph, own_right)
            elif own_left < left:
                yield Place(glyph, left, _gap(last, glyph, left - own_right))
            else:
                yield Place(glyph, own_left, _gap(last, glyph, own_left - right))
            last = glyph
        left, right = own_left, own_right


def _gap(last: Glyph, glyph: Glyph, gap: float) -> float:
    """The gap between two runs that is not a space, nor beside one."""
    is_space = " " in {last.text, glyph.text} or gap >= _SPACE * glyph.size
    return 0 if is_space or gap < _TOUCHING * glyph.size else gap


def _turn(places: list[Place], stretches: list[slice]) -> None:
    """Number the stretches that pdfium would read backwards: those it cuts into segments."""
    for number, stretch in enumerate(stretches):
        if _count_segments(places[stretch]) > 1:
            for place in places[stretch]:
                place.turn = number


def _divide(places: list[Place], stretches: list[slice], base: Direction) -> None:
    """Divide a line into pieces that pdfium reads in the right direction, and put its marks in."""
    for with_rewritten, least in ((True, 2), (False, 2), (False, 1)):
        _isolate(places, stretches, least)
        for place in places:
            place.signals.clear()
        pieces = list(_pieces(places))
        for piece in pieces:
            show_signals(piece, _reading_of(piece, base), with_rewritten=with_rewritten)
        if all(_is_read_rightly(piece, base) for piece in pieces):
            return


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
            start = index if start is None else start
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


def _is_inside(last: Glyph, glyph: Glyph, base: Direction) -> bool:
    """Whether a glyph of the line's direction is painted behind `last`, against the direction."""
    return glyph.x < last.x if base == "ltr" else glyph.x > last.x


def _isolate(places: list[Place], stretches: list[slice], least: int) -> None:
    """Raise the spaces around each stretch that pdfium cuts into `least` segments or more.

    Runs from left to right inside a stretch from right to left are stretches in their turn.
    """
    for place in places:
        place.is_raised = False
    for stretch in stretches:
        if _count_segments(places[stretch]) >= least:
            _raise_around(places, stretch)
        if places[stretch.start].glyph.is_rtl:
            for inner in _stretches(places[stretch], "rtl"):
                run = slice(stretch.start + inner.start, stretch.start + inner.stop)
                if _count_segments(places[run]) >= least:
                    _raise_around(places, run)


def _count_segments(places: list[Place]) -> int:
    kinds = (class_of(place.glyph.text) for place in places)
    return len(list(groupby("weak" if kind in WEAK else kind for kind in kinds)))


def _raise_around(places: list[Place], stretch: slice) -> None:
    """Raise the nearest spaces before and behind a stretch."""
    for nearest in (
        next((place for place in places[: stretch.start][::-1] if place.glyph.text == " "), None),
        next((place for place in places[stretch.stop :] if place.glyph.text == " "), None),
    ):
        if nearest is not None:
            nearest.is_raised = True


def _pieces(places: list[Place]) -> Iterator[list[Place]]:
    """The parts of a line that pdfium takes for a line: what is between the raised spaces."""
    for is_raised, piece in groupby(places, lambda place: place.is_raised):
        if not is_raised:
            yield list(piece)


def _reading_of(piece: list[Place], base: Direction) -> Direction:
    """The direction that a piece has to be read in."""
    if not any(place.glyph.is_rtl for place in piece):
        return "ltr"
    return "rtl" if base == "rtl" or all(place.is_against for place in piece) else "ltr"


def _is_read_rightly(piece: list[Place], base: Direction) -> bool:
    """Whether pdfium reads a piece from right to left that has to be read so."""
    kinds: list[Class] = []
    for place in piece:
        kinds += [class_of(signal.mark) for signal in place.signals if not signal.is_hidden]
        kinds.append(class_of(place.glyph.text))
    segments = [kind for kind, _ in groupby(kinds)]
    return _reading_of(piece, base) == "ltr" or segments.count("R") >= segments.count("L")
