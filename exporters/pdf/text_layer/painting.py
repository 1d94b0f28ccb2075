"""A line's glyphs as operators of a content stream (ISO 32000-1, 9.4)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from exporters.pdf.text_layer.codes import STRUT
from exporters.pdf.text_layer.lines import Line, arrange
from exporters.pdf.text_layer.pieces import cut_into_pieces
from exporters.pdf.text_layer.turning import keep_raised_pieces, turn_pieces, with_blanks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exporters.language import Direction
    from exporters.pdf.text_layer.codes import Codes
    from exporters.pdf.text_layer.glyphs import Glyph
    from exporters.pdf.text_layer.lines import Reading
    from exporters.pdf.text_layer.pieces import Piece
    from exporters.pdf.text_layer.signals import Place

# Thousandths of an em: how far a joiner stands inside the glyph behind it, and how far the pen may
# go to the right at once, that it is not taken for a space.
_ASIDE: Final = 2
_STEP: Final = 80
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


class PaintedLine(NamedTuple):
    """A line that was painted: its texts, and the direction of its paragraph."""

    runs: Sequence[TextRun]
    base: Direction


def paint_row(row: Sequence[PaintedLine], page: Reading, codes: Mapping[str, Codes]) -> None:
    """Write the operators of all the texts of lines at one height, in their order.

    Each piece is a text object of its own, after which an extractor that goes by the order of a
    stream begins anew: pieces stand in logical order.
    """
    for line in row:
        _move_joiners(line.runs, codes)
    lines = [Line([glyph for run in line.runs for glyph in run.glyphs], line.base) for line in row]
    reading, arranged = arrange(lines, page)
    for line, places in zip(row, arranged, strict=True):
        _write_line(line.runs, places, reading, codes)


def _write_line(
    runs: Sequence[TextRun], places: Sequence[Place], reading: Direction, codes: Mapping[str, Codes]
) -> None:
    rest = iter(places)
    pieces = [
        (run, piece)
        for run in runs
        for piece in cut_into_pieces([next(rest) for _ in run.glyphs], reading, codes)
    ]
    turn_pieces([piece for _, piece in pieces], reading)
    if reading == "rtl":
        keep_raised_pieces([piece for run, piece in pieces if run.y != runs[0].y])
    fonts: dict[int, str] = {}
    shown = [(run, piece, with_blanks(piece, codes[piece.glyphs[0].font])) for run, piece in pieces]
    for (run, piece, glyphs), following in zip_longest(shown, shown[1:]):
        first = glyphs[0]
        face = f"/{first.font} {_number(first.size)} Tf\n"
        lead = 0.0
        if following is not None and not piece.turn is following[1].turn is None:
            lead = following[2][0].x - glyphs[-1].right
        is_set = fonts.get(id(run)) == face
        run.operators.append(_show(piece, glyphs, run.y, "" if is_set else face, lead))
        fonts[id(run)] = face


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


def _show(piece: Piece, glyphs: Sequence[Glyph], y: float, font: str, lead: float) -> str:
    """The operators that show a piece with its baseline at `y`.

    `lead` is how far to the right of it the next piece begins: the pen goes there by steps that
    are no space.
    """
    first = glyphs[0]
    codes, steps = "", ""
    pen = first.x
    for glyph in glyphs:
        step = round((pen - glyph.x) / glyph.size * 1000, 2)
        if step:
            steps += f"<{codes}>{_number(step)}"
            codes = ""
            pen -= step * glyph.size / 1000
        codes += f"{glyph.code:04x}"
        pen += glyph.width
    leads = f"-{_STEP} " * int(lead / first.size * 1000 / _STEP)
    shown = f"{font}1 0 0 -1 {_number(first.x)} {_number(y)} Tm\n[{steps}<{codes}>{leads}]TJ"
    if piece.is_silent:
        return f"/Span <</ActualText ()>> BDC\n{shown}\nEMC"
    return shown


def _number(value: float) -> str:
    """A number as PDF writes it, to a ten-thousandth."""
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"
