"""A line cut into pieces: what one operator shows, as every extractor can take it.

What could be read in the direction of the text before it stands alone. Inside a piece glyphs go
from left to right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.pdf.text_layer.signals import RLM, WEAK, class_of
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exporters.language import Direction
    from exporters.pdf.text_layer.codes import Codes
    from exporters.pdf.text_layer.glyphs import Glyph
    from exporters.pdf.text_layer.signals import Place, Signal

# Thousandths of an em: how far a mark of direction stands inside the glyph behind it, and how far
# the second of two is from the first, which alone gives them a width.
_INSIDE: Final = 20
_APART: Final = 30
# So far from the next glyph a space of a piece may be; wider gaps are taken for more spaces.
_NEAR: Final = 100
_ZWNJ: Final = "\u200c"


@dataclass(slots=True)
class Piece:
    """Glyphs shown by one operator, from left to right.

    One that is silent says nothing to those who know of ActualText (ISO 32000-1, 14.9.4); one
    that is hidden is not there for pdfium. `turn` is the stretch that it stands in, if pdfium
    would read that backwards, and `reach` where the operator then begins and ends,
    with so many `extra` blanks.
    """

    glyphs: list[Glyph]
    is_silent: bool = False
    is_hidden: bool = False
    turn: int | None = None
    reach: tuple[float, float] | None = None
    extra: int = 0

    @property
    def stand(self) -> tuple[float, float] | None:
        """Where poppler has to find its edges, if not where they are."""
        first = self.glyphs[0].stand
        last = self.glyphs[-1].stand if first else None
        return (first[0], last[1]) if first and last else None

    @property
    def has_width(self) -> bool:
        """Whether the pen goes on while it is shown."""
        return any(glyph.width for glyph in self.glyphs)


def cut_into_pieces(
    places: Sequence[Place], reading: Direction, codes: Mapping[str, Codes]
) -> list[Piece]:
    """The pieces of a text in logical order; `reading` is the direction of pdfium's line."""
    pieces: list[Piece] = []
    piece: list[Glyph] = []
    last: Glyph | None = None
    turn: int | None = None
    is_ltr = False
    for place in places:
        glyph = place.glyph
        if last is not None:
            begins_anew = (
                place.signals
                or place.turn != turn
                or not _goes_on(last, piece, glyph, turn, is_ltr=is_ltr)
            )
            if not begins_anew and turn is not None and (reading == "ltr" or not glyph.is_rtl):
                begins_anew = not _in_one_segment(last, glyph)
            if begins_anew:
                _finish(pieces, piece, turn)
                piece = []
        if place.signals:
            for step, signal in enumerate(place.signals, start=1):
                pieces.append(_signal(signal, place, step, codes[glyph.font]))
        piece.append(glyph)
        last, turn = glyph, place.turn
        is_ltr = not glyph.is_rtl and (is_ltr or _is_plainly_ltr(glyph.text))
    _finish(pieces, piece, turn)
    return pieces


def _goes_on(
    last: Glyph, piece: list[Glyph], glyph: Glyph, turn: int | None, *, is_ltr: bool
) -> bool:
    """Whether a glyph may be shown in one piece with those before it, of which one is the last.

    `is_ltr`: what is before it, in its run, is known to be read from left to right.
    """
    is_rtl = glyph.is_rtl
    if last.is_rtl != is_rtl or last.size != glyph.size or last.font != glyph.font:
        return False
    if (last.stand or glyph.stand) and (is_rtl or not (last.stand and glyph.stand)):
        return False
    if is_rtl:
        return last.kind == "R" == glyph.kind or _are_of_words(last, glyph)
    if turn is not None and is_ltr:
        return True
    shown = piece if len(piece) > 1 else [*piece, glyph]
    return any(_is_plainly_ltr(one.text) for one in shown)


def _in_one_segment(last: Glyph, glyph: Glyph) -> bool:
    """Whether pdfium has both in one segment; what is weak from right to left stands alone."""
    is_weak = glyph.kind in WEAK
    if is_weak or last.kind in WEAK:
        return is_weak and last.kind in WEAK and not glyph.is_rtl
    return glyph.kind == last.kind


def _finish(pieces: list[Piece], piece: list[Glyph], turn: int | None) -> None:
    """Add the glyphs of a piece from left to right; those behind the last letter stand alone."""
    if not piece:
        return
    if not piece[0].is_rtl:
        pieces.append(Piece(piece, turn=turn))
        return
    end = len(piece)
    while end and not _is_of_word(piece[end - 1]):
        end -= 1
    if end:
        pieces.append(Piece(piece[end - 1 :: -1], turn=turn))
    pieces += [Piece([glyph], turn=turn) for glyph in piece[end:]]


def _are_of_words(last: Glyph, glyph: Glyph) -> bool:
    """Whether two glyphs are of words from right to left, and a space between them is near."""
    if not (_is_of_words(last) and _is_of_words(glyph)):
        return False
    is_at_space = glyph.text == " " or last.text == " "
    return not is_at_space or abs(last.x - glyph.right) < _NEAR * glyph.size / 1000


def _is_of_words(glyph: Glyph) -> bool:
    return glyph.kind in {"R", "mark"} or glyph.text == " "


def _is_of_word(glyph: Glyph) -> bool:
    """Whether every extractor knows a character to be read from right to left."""
    return glyph.kind == "R" or (glyph.kind == "mark" and glyph.text != _ZWNJ)


def _is_plainly_ltr(character: str) -> bool:
    """Whether every extractor knows a character to be read from left to right."""
    return character.isalpha() or (character.isascii() and character.isdigit())


def _signal(signal: Signal, place: Place, step: int, codes: Codes) -> Piece:
    """A mark of direction: a glyph without ink, or two apart, which pdfium takes for one.

    One that is hidden fills the gap, if there is one.
    """
    glyph = place.glyph
    scale = glyph.size / 1000
    width = round(place.gap / scale) if signal.is_hidden else 0
    x = place.edge - (width or step * _INSIDE) * scale
    if signal.x is not None:
        x, width = signal.x, 0
    code = codes.code_for(signal.mark, (), width)
    mark = glyph.shown_as(code, signal.mark, class_of(signal.mark), x, width * scale)
    mark.is_rtl = signal.mark == RLM
    if signal.is_hidden:
        return Piece([mark], is_hidden=True, turn=place.turn)
    return Piece([mark, _moved(mark)], is_silent=True, turn=place.turn)


def _moved(glyph: Glyph) -> Glyph:
    """The glyph once more, a little to the right."""
    x = glyph.x + _APART * glyph.size / 1000
    return glyph.shown_as(glyph.code, glyph.text, glyph.kind, x, glyph.width)
