"""Pieces as operators of a content stream (ISO 32000-1, 9.4.3)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.pdf.text_layer.glyphs import Glyph
    from exporters.pdf.text_layer.pieces import Piece

# In ems: how far the next piece may be from the pen, that nobody takes it for a space.
_NEAR: Final = 0.08
# pypdf measures a gap by the scale of the text before it. Where it must not find one, the pen is
# set down once more, in letters so wide that a page is no space between them; none is painted.
_WIDE: Final = 10_000
# What is less is no step, in thousandths of an em.
_LEAST_STEP: Final = 0.005


def show(
    piece: Piece, glyphs: Sequence[Glyph], y: float, edge: int, goes_on_at: float | None
) -> str:
    """The operators that show a piece, as these glyphs with its blanks, its baseline at `y`.

    `edge` is the code that stands for its edges where poppler has to find them, `goes_on_at` where
    the pen has to be led for the next piece. A moved piece has its text as an ActualText for
    poppler, which reads that of a Span; an empty one inside keeps pdfium with the glyphs.
    """
    stand = piece.stand
    if stand is None:
        shown = _show_glyphs(glyphs, y, goes_on_at)
        return f"/Span <</ActualText ()>> BDC\n{shown}\nEMC" if piece.is_silent else shown
    size = glyphs[0].size
    left, right = stand
    shown = _show_glyphs(glyphs, y, right)
    before = _show_edge(edge, left, glyphs[0].x, y, size)
    behind = _show_edge(edge, right, right if goes_on_at is None else goes_on_at, y, size)
    said = _said_by("".join([glyph.text for glyph in piece.glyphs]))
    return f"{said}\n{before}\n{shown}\n{behind}\nEMC\nEMC"


@lru_cache(maxsize=1024)
def _said_by(text: str) -> str:
    """What begins a sequence that says a text to poppler, with one inside that keeps pdfium."""
    actual = text.encode("utf-16-be").hex()
    return f"/Span <</ActualText <FEFF{actual}>>> BDC\n/Glyph <</ActualText ()>> BDC"


def start_of(piece: Piece, glyphs: Sequence[Glyph]) -> float:
    """Where the first operator that shows a piece begins, in pixels."""
    return glyphs[0].x if piece.stand is None else piece.stand[0]


def number(value: float) -> str:
    """A number as PDF writes it, to a ten-thousandth."""
    spelled = f"{value:.4f}"
    return spelled if spelled[-1] != "0" else spelled.rstrip("0").rstrip(".") or "0"


@lru_cache(maxsize=4096)
def _kept_number(value: float) -> str:
    """As `number`, for one that comes often: many pieces have one baseline, many letters a step."""
    return number(value)


class _Codes(dict[int, str]):
    """Codes as a string has them, in hexadecimal."""

    def __missing__(self, code: int) -> str:
        self[code] = spelled = f"{code:04x}"
        return spelled


_CODES: Final = _Codes()


def _show_edge(code: int, x: float, goes_on_at: float, y: float, size: float) -> str:
    place = f"{number(x)} {_kept_number(y)}"
    return f"1 0 0 -1 {place} Tm\n[<{code:04x}>]TJ{_lead(place, goes_on_at - x, size)}"


def _show_glyphs(glyphs: Sequence[Glyph], y: float, goes_on_at: float | None) -> str:
    first = glyphs[0]
    size, pen = first.size, first.x
    shown = ""
    for glyph in glyphs:
        away = (pen - glyph.x) / size * 1000
        if not -_LEAST_STEP < away < _LEAST_STEP:
            step = round(away, 2)
            shown += f">{_kept_number(step)}<"
            pen -= step * size / 1000
        shown += _CODES[glyph.code]
        pen += glyph.width
    place = f"{number(first.x)} {_kept_number(y)}"
    lead = "" if goes_on_at is None else _lead(place, goes_on_at - glyphs[-1].right, size)
    return f"1 0 0 -1 {place} Tm\n[<{shown}>]TJ{lead}"


def _lead(place: str, distance: float, size: float) -> str:
    """What leads the pen so far to the right, from a piece that began at this place."""
    return f"\n{_WIDE} 0 0 -1 {place} Tm" if distance >= _NEAR * size else ""
