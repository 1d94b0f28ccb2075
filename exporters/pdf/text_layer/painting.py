"""A line's glyphs as operators of a content stream (ISO 32000-1, 9.4)."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Final

from exporters.pdf.text_layer.codes import STRUT
from exporters.pdf.text_layer.lines import Line, arrange
from exporters.pdf.text_layer.operators import number, show, start_of
from exporters.pdf.text_layer.pieces import cut_into_pieces
from exporters.pdf.text_layer.turning import keep_pieces, turn_pieces, with_blanks
from exporters.values import NamedTuple, dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exporters.language import Direction
    from exporters.pdf.text_layer.codes import Codes
    from exporters.pdf.text_layer.glyphs import Glyph
    from exporters.pdf.text_layer.lines import Reading
    from exporters.pdf.text_layer.pieces import Piece
    from exporters.pdf.text_layer.signals import Place

# Thousandths of an em: how far a joiner stands inside the glyph behind it.
_ASIDE: Final = 2
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
    pieces: list[tuple[TextRun, Piece]] = []
    start = 0
    for run in runs:
        end = start + len(run.glyphs)
        pieces += [(run, piece) for piece in cut_into_pieces(places[start:end], reading, codes)]
        start = end
    turn_pieces([piece for _, piece in pieces], reading)
    if reading == "rtl":
        keep_pieces([piece for run, piece in pieces if run.y != runs[0].y])
    keep_pieces([piece for _, piece in pieces if piece.stand and not piece.has_width])
    shown = [(run, piece, with_blanks(piece, codes)) for run, piece in pieces]
    last: tuple[TextRun, str] | None = None
    for (run, piece, glyphs), following in zip_longest(shown, shown[1:]):
        first = glyphs[0]
        face = _face(first.font, first.size)
        face_if_new = "" if last == (run, face) else face
        last = run, face
        goes_on_at = None
        if following is not None and _is_led(piece, following[1]):
            goes_on_at = start_of(*following[1:])
        edge = codes[first.font].edge() if piece.stand else 0
        run.operators.append(face_if_new + show(piece, glyphs, run.y, edge, goes_on_at))


@lru_cache(maxsize=64)
def _face(font: str, size: float) -> str:
    return f"/{font} {number(size)} Tf\n"


def _is_led(piece: Piece, following: Piece) -> bool:
    """Whether the pen must not jump from a piece to the one behind it."""
    is_turned = piece.turn is not None and (following.turn is None or following.is_hidden)
    return is_turned or piece.stand is not None or following.stand is not None


def paint_strut(start: tuple[float, float], width: float, font: str, codes: Codes) -> str:
    """The operators of an artifact that paints nothing, so wide, from `start`, in points.

    pdfium holds a page for one of vertical lines whose text leaves much of its width empty, and
    then makes a line of every glyph that is shown alone.
    """
    size = number(width / STRUT)
    place = "1 0 0 -1 {} {} Tm".format(*map(number, start))
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
            following.glyphs.insert(0, letter.shown_as(code, _ZWNJ, "mark", x, 0))
