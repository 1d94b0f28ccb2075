"""Marks of direction for extractors (`lines` tells why): which glyph needs one in front of it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from exporters.values import NamedTuple, dataclass

if TYPE_CHECKING:
    from exporters.language import Direction
    from exporters.pdf.text_layer.glyphs import Glyph

LRM: Final = "\u200e"
RLM: Final = "\u200f"

# Left and right letters; numbers and what belongs to them; marks; neutral characters.
Class = Literal["L", "R", "number", "mark", "neutral"]
_CLASSES: Final[dict[str, Class]] = {
    "L": "L", "R": "R", "AL": "R",
    "EN": "number", "ES": "number", "ET": "number", "AN": "number", "CS": "number",
    "NSM": "mark", "BN": "mark",
}  # fmt: skip
# Characters that pdfium mirrors, or spells with letters, though Unicode does not.
_TURNED: Final = frozenset("®‘’“”℞℟℣℧")
WEAK: Final = frozenset({"number", "mark"})


class Signal(NamedTuple):
    """A mark of direction in front of a glyph: for poppler, hidden from pdfium, or for pdfium.

    `x` is where it stands, if not at the edge of its place.
    """

    mark: str
    is_hidden: bool
    x: float | None = None


@dataclass(slots=True, eq=False)
class Place:
    """A glyph in its line, and the marks in front of it.

    `edge` is the left or right edge of what is before it, on the glyph's side, and `gap` how far
    the glyph is from there, in pixels: a narrow gap between two runs, not a space. Between a run
    and the one that is painted to the right of it, the edge is the latter's.
    """

    glyph: Glyph
    edge: float
    gap: float = 0
    signals: tuple[Signal, ...] = ()
    # The stretch that it stands in, if pdfium reads that backwards.
    turn: int | None = None


@lru_cache(maxsize=1024)
def class_of(character: str) -> Class:
    """How extractors class a character, by its Bidi_Class; a ligature by its last one."""
    return _CLASSES.get(unicodedata.bidirectional(character[-1]), "neutral")


def show_signals(places: list[Place], reading: Direction) -> None:
    """Put in front of the glyphs of a line, which is read so by pdfium, the marks that it needs."""
    last: Place | None = None
    state = reading
    for index, place in enumerate(places):
        mark = ""
        kind = place.glyph.kind
        if reading == "ltr":
            if state == "rtl" and kind == "neutral" and _is_turned(places[index : index + 2]):
                mark = LRM
        elif kind == "R" and place.glyph.is_rtl and len(place.glyph.text) == 1:
            pass  # a letter needs none
        elif not _in_one_run(last, place):
            mark = _mark_before(place, last, state)
            if not place.glyph.is_rtl and state == "rtl" and _begins_neutral(places[index:]):
                mark = LRM
        if mark:
            place.signals += (Signal(mark, is_hidden=False),)
            state = "ltr" if mark == LRM else "rtl"
        if kind == "L":
            state = "ltr"
        elif kind == "R":
            state = "rtl"
        last = place


def _is_turned(places: list[Place]) -> bool:
    """Whether pdfium changes the first, which is neutral, or its place, behind a right one."""
    if _is_rewritten(places[0].glyph.text[0]):
        return True
    are_in_one_run = len(places) > 1 and _in_one_run(*places)
    return are_in_one_run and places[1].glyph.kind == "neutral"


def hide_signals(places: list[Place], page: Direction) -> None:
    """Put in front of the glyphs of a line the marks that poppler needs and pdfium must not see."""
    last: Place | None = None
    goes_on = _goes_on_ltr if page == "rtl" else _goes_on_rtl
    for place in places:
        if place.gap or goes_on(last, place):
            place.signals += (Signal(RLM if page == "rtl" else LRM, is_hidden=True),)
        last = place


def _mark_before(place: Place, last: Place | None, state: Direction) -> str:
    """The mark that pdfium needs in front of a glyph in a line from right to left."""
    kind = place.glyph.kind
    before = last.glyph.kind if last is not None else None
    if place.glyph.is_rtl and _is_rewritten(place.glyph.text[0]):
        if state == "rtl" or before == "neutral":
            return LRM
    elif before == "neutral" == kind and state == "ltr":
        return RLM
    if before in WEAK and kind in WEAK and not before == kind == "mark":
        return RLM
    return ""


def _begins_neutral(places: list[Place]) -> bool:
    """Whether a run from left to right has neutral characters to be turned before its letters."""
    before = None
    for place in places:
        kind = place.glyph.kind
        if place.glyph.is_rtl or kind == "L":
            return False
        if kind == "neutral" and (before == kind or _is_rewritten(place.glyph.text[0])):
            return True
        before = kind
    return False


@lru_cache(maxsize=1024)
def _is_rewritten(character: str) -> bool:
    """Whether pdfium writes another character for a neutral one in text from right to left."""
    return (
        class_of(character) == "neutral"
        and bool(
            character in _TURNED
            or unicodedata.mirrored(character)
            or unicodedata.decomposition(character).startswith("<")
        )
        and not character.isspace()
    )


def _goes_on_ltr(last: Place | None, place: Place) -> bool:
    """Whether poppler's stretch from left to right would go on from `last` where it ends."""
    return (
        last is not None
        and last.glyph.kind in {"L", "number"}
        and place.glyph.kind != "R"
        and not _in_one_run(last, place)
    )


def _goes_on_rtl(last: Place | None, place: Place) -> bool:
    """Whether poppler's stretch from right to left would go on from `last` where it ends."""
    return (
        last is not None
        and last.glyph.is_rtl
        and not place.glyph.is_rtl
        and place.glyph.kind not in {"L", "number"}
    )


def _in_one_run(last: Place | None, place: Place) -> bool:
    """Whether two glyphs stand in one run from left to right."""
    return last is not None and not last.glyph.is_rtl and not place.glyph.is_rtl
