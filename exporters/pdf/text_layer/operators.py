"""Pieces as operators of a content stream (ISO 32000-1, 9.4.3)."""

from __future__ import annotations

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


def show(
    piece: Piece, glyphs: Sequence[Glyph], y: float, edge: int, goes_on_at: float | None
) -> str:
    """The operators that show a piece, as these glyphs with its blanks, its baseline at `y`.

    `edge` is the code that stands for its edges where poppler has to find them, `goes_on_at` where
    the pen has to be led for the next piece. A moved piece has its text as an ActualText for
    poppler, which reads that of a Span; an empty one inside keeps pdfium with the glyphs.
    """
    size = glyphs[0].size
    end = glyphs[-1].right
    if piece.stand is None:
        shown = _show_glyphs(glyphs, y, end if goes_on_at is None else goes_on_at)
        return f"/Span <</ActualText ()>> BDC\n{shown}\nEMC" if piece.is_silent else shown
    left, right = piece.stand
    text = "".join(glyph.text for glyph in piece.glyphs)
    return "\n".join((
        f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex()}>>> BDC",
        "/Glyph <</ActualText ()>> BDC",
        _show_edge(edge, left, glyphs[0].x, y, size),
        _show_glyphs(glyphs, y, right),
        _show_edge(edge, right, right if goes_on_at is None else goes_on_at, y, size),
        "EMC",
        "EMC",
    ))  # fmt: skip


def start_of(piece: Piece, glyphs: Sequence[Glyph]) -> float:
    """Where the first operator that shows a piece begins, in pixels."""
    return glyphs[0].x if piece.stand is None else piece.stand[0]


def number(value: float) -> str:
    """A number as PDF writes it, to a ten-thousandth."""
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"


def _show_edge(code: int, x: float, goes_on_at: float, y: float, size: float) -> str:
    place = f"{number(x)} {number(y)}"
    return f"1 0 0 -1 {place} Tm\n[<{code:04x}>]TJ{_lead(place, goes_on_at - x, size)}"


def _show_glyphs(glyphs: Sequence[Glyph], y: float, goes_on_at: float) -> str:
    first = glyphs[0]
    codes, steps = "", ""
    pen = first.x
    for glyph in glyphs:
        step = round((pen - glyph.x) / glyph.size * 1000, 2)
        if step:
            steps += f"<{codes}>{number(step)}"
            codes = ""
            pen -= step * glyph.size / 1000
        codes += f"{glyph.code:04x}"
        pen += glyph.width
    place = f"{number(first.x)} {number(y)}"
    lead = _lead(place, goes_on_at - glyphs[-1].right, first.size)
    return f"1 0 0 -1 {place} Tm\n[{steps}<{codes}>]TJ{lead}"


def _lead(place: str, distance: float, size: float) -> str:
    """What leads the pen so far to the right, from a piece that began at this place."""
    return f"\n{_WIDE} 0 0 -1 {place} Tm" if distance >= _NEAR * size else ""
