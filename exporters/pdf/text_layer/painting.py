"""A line's glyphs as operators of a content stream (ISO 32000-1, 9.4)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from exporters.pdf.text_layer.codes import STRUT
from exporters.pdf.text_layer.lines import arrange
from exporters.pdf.text_layer.signals import RLM, class_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from exporters.language import Direction
    from exporters.pdf.text_layer.codes import Codes
    from exporters.pdf.text_layer.glyphs import Glyph
    from exporters.pdf.text_layer.lines import Reading
    from exporters.pdf.text_layer.signals import Place, Signal

# Thousandths of an em: how far a joiner and a mark of direction stand inside the glyph behind
# them, and how far the second of two is from the first, which alone gives them a width.
_ASIDE: Final = 2
_INSIDE: Final = 20
_APART: Final = 30
# So far from the next glyph a space of a piece may be; wider gaps are taken for more spaces.
_NEAR: Final = 100
# In ems: so far above its line that no glyph of the line reaches there.
_ABOVE: Final = 2
_ZWNJ: Final = "\u200c"


@dataclass(slots=True, eq=False)
class TextRun:
    """One painted text, its glyphs in logical order; written when its line is known.

    It stands in the content stream between BT and ET. `y` is the baseline in pixels of CSS.
    """

    y: float
    glyphs: list[Glyph] = field(default_factory=list)
    operators: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return "\nET\nBT\n".join(self.operators)


@dataclass(slots=True)
class _Piece:
    """Glyphs shown by one operator, from left to right, and the rise of their baseline.

    One that is silent says nothing to those who know of ActualText (ISO 32000-1, 14.9.4).
    """

    glyphs: list[Glyph]
    rise: float = 0
    is_silent: bool = False


def paint_line(
    runs: Sequence[TextRun], base: Direction, page: Reading, codes: Mapping[str, Codes]
) -> None:
    """Write the operators of all the texts of one line, in their order.

    Each piece is a text object of its own, after which an extractor that goes by the order of a
    stream begins anew: pieces stand in logical order. What could be read in the direction of the
    text before it stands alone. Inside a piece glyphs go from left to right.
    """
    _move_joiners(runs, codes)
    places = iter(arrange([glyph for run in runs for glyph in run.glyphs], base, page))
    for run in runs:
        own = [next(places) for _ in run.glyphs]
        font = ""
        for piece in _pieces(own, codes):
            first = piece.glyphs[0]
            face = f"/{first.font} {_number(first.size)} Tf\n"
            run.operators.append(_show(piece, run.y, "" if face == font else face))
            font = face


def paint_strut(start: tuple[float, float], width: float, font: str, codes: Codes) -> str:
    """The operators of an artifact that paints nothing, so wide, from `start`, in points.

    pdfium holds a page for one of vertical lines whose text leaves much of its width empty, and
    then makes a line of every glyph that is shown alone.
    """
    size = _number(width / STRUT)
    place = "1 0 0 -1 {} {} Tm".format(*map(_number, start))
    return f"/Artifact BMC\nBT\n/{font} {size} Tf\n{place}\n<{codes.strut():04x}>Tj\nET\nEMC"


def _move_joiners(runs: Sequence[TextRun], codes: Mapping[str, Codes]) -> None:
    """Move each ZWNJ from the end of a left-to-right text to the right-to-left text behind it."""
    for run, following in pairwise(runs):
        if not (run.glyphs and following.glyphs):
            continue
        joiner, letter = run.glyphs[-1], following.glyphs[0]
        if joiner.text == _ZWNJ and not joiner.is_rtl and letter.is_rtl:
            del run.glyphs[-1]
            code = codes[letter.font].code_for(_ZWNJ, (), 0)
            x = letter.right - _ASIDE * letter.size / 1000
            following.glyphs.insert(0, replace(letter, code=code, text=_ZWNJ, x=x, width=0))


def _pieces(places: Sequence[Place], codes: Mapping[str, Codes]) -> Iterator[_Piece]:
    """The pieces of a text in logical order."""
    piece: list[Glyph] = []
    for place in places:
        glyph = place.glyph
        if piece and (place.signals or place.is_raised or not _goes_on(piece, glyph)):
            yield from _finished(piece)
            piece = []
        for step, signal in enumerate(place.signals, start=1):
            yield _signal(signal, place, step, codes[glyph.font])
        if place.is_raised:
            yield _Piece([glyph, _moved(glyph)], _ABOVE * glyph.size)
        else:
            piece.append(glyph)
    yield from _finished(piece)


def _goes_on(piece: list[Glyph], glyph: Glyph) -> bool:
    """Whether a glyph may be shown in one piece with those before it."""
    last = piece[-1]
    if (last.is_rtl, last.font, last.size) != (glyph.is_rtl, glyph.font, glyph.size):
        return False
    if glyph.is_rtl:
        is_near = abs(last.x - glyph.right) < _NEAR * glyph.size / 1000
        is_near = is_near or " " not in {last.text, glyph.text}
        return is_near and _is_of_words(last) and _is_of_words(glyph)
    shown = piece if len(piece) > 1 else [*piece, glyph]
    return any(_is_plainly_ltr(one.text) for one in shown)


def _finished(piece: list[Glyph]) -> Iterator[_Piece]:
    """The glyphs of a piece from left to right; those behind the last letter stand alone."""
    if not piece:
        return
    if not piece[0].is_rtl:
        yield _Piece(piece)
        return
    end = len(piece)
    while end and not _is_of_word(piece[end - 1]):
        end -= 1
    if end:
        yield _Piece(piece[end - 1 :: -1])
    for glyph in piece[end:]:
        yield _Piece([glyph])


def _is_of_words(glyph: Glyph) -> bool:
    return _is_of_word(glyph) or glyph.text in {" ", _ZWNJ}


def _is_of_word(glyph: Glyph) -> bool:
    """Whether every extractor knows a character to be read from right to left."""
    return class_of(glyph.text) in {"R", "mark"} and glyph.text != _ZWNJ


def _is_plainly_ltr(character: str) -> bool:
    """Whether every extractor knows a character to be read from left to right."""
    return character.isalpha() or (character.isascii() and character.isdigit())


def _signal(signal: Signal, place: Place, step: int, codes: Codes) -> _Piece:
    """A mark of direction: a glyph without ink, or two apart, which pdfium takes for one.

    One that is hidden fills the gap, if there is one.
    """
    glyph = place.glyph
    scale = glyph.size / 1000
    width = round(place.gap / scale) if signal.is_hidden else 0
    x = place.edge - (width or step * _INSIDE) * scale
    mark = replace(
        glyph,
        code=codes.code_for(signal.mark, (), width),
        text=signal.mark,
        x=x,
        width=width * scale,
        is_rtl=signal.mark == RLM,
    )
    return _Piece([mark]) if signal.is_hidden else _Piece([mark, _moved(mark)], is_silent=True)


def _moved(glyph: Glyph) -> Glyph:
    """The glyph once more, a little to the right."""
    return replace(glyph, x=glyph.x + _APART * glyph.size / 1000)


def _show(piece: _Piece, y: float, font: str) -> str:
    """The operators that show a piece with its baseline at `y`."""
    first = piece.glyphs[0]
    codes, steps = "", ""
    pen = first.x
    for glyph in piece.glyphs:
        step = round((pen - glyph.x) / glyph.size * 1000, 2)
        if step:
            steps += f"<{codes}>{_number(step)}"
            codes = ""
            pen -= step * glyph.size / 1000
        codes += f"{glyph.code:04x}"
        pen += glyph.width
    shown = f"{font}1 0 0 -1 {_number(first.x)} {_number(y)} Tm\n[{steps}<{codes}>]TJ"
    if piece.is_silent:
        return f"/Span <</ActualText ()>> BDC\n{shown}\nEMC"
    return f"{_number(piece.rise)} Ts\n{shown}\n0 Ts" if piece.rise else shown


def _number(value: float) -> str:
    """A number as PDF writes it, to a ten-thousandth."""
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"
