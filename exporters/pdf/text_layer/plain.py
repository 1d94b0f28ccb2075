"""Texts without a letter from right to left, painted as the engine does, in half the bytes.

The engine asks Pango for each field of each glyph by itself, and writes a step behind nearly every
glyph: it asks whether there is one before it rounds, and most are nothing then.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from exporters.pdf.text_layer.units import ADVANCE, DOWN, FIELDS, NOTHING, NUMBER, RIGHT
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.pdf.text_layer.items import Item, ShapedText
    from exporters.pdf.text_layer.units import Units


class Shown(NamedTuple):
    """What shows an item in one file: a font there, its size, the codes and the steps."""

    file: object
    font: str
    size: float
    codes: str


def read_plain(shaped: ShapedText, stream: Any, file: object, units: Units) -> list[Shown] | None:
    """What paints a text, item by item; None for what only the engine can paint.

    That is a picture of a letter, a glyph above or below the line, and one that is not there.
    `file` stands for the one that is being written.
    """
    found = []
    for item in shaped.items:
        shown: Shown | None = item.shown
        if shown is None or shown.file is not file:
            shown = item.shown = _show(item, stream, file, units)
            if shown is None:
                return None
        found.append(shown)
    return found


def show_plain(shown: list[Shown], stream: Any, matrix: Sequence[float]) -> None:
    """Write what paints a text, what is of one font and size together."""
    stream.set_text_matrix(*matrix)
    for (font, size), group in groupby(shown, itemgetter(1, 2)):
        stream.set_font_size(font, size)
        stream.show_text("".join([one.codes for one in group]).replace("><", ""))


def _show(item: Item, stream: Any, file: object, units: Units) -> Shown | None:
    font, size = stream.add_font(item.font)
    numbers = item.fields[NUMBER::FIELDS]
    is_picture = font.bitmap or font.svg or font.png or font.colr
    if (
        is_picture
        or item.is_rtl
        or any(item.fields[DOWN::FIELDS])
        or max(numbers, default=0) > NOTHING
    ):
        return None
    if not font.to_unicode.keys() >= set(numbers) - {NOTHING}:
        _tell_texts(font, numbers, item.clusters, item.content)
    for number in numbers:
        if number != NOTHING and number not in font.widths:
            font.widths[number] = units.measure(number, item.font, size, stream)
    return Shown(file, font.hash, size, _codes(item.fields, size, font.widths, units))


def _tell_texts(font: Any, numbers: Sequence[int], clusters: Sequence[int], content: bytes) -> None:
    """Tell the font what a glyph stands for: the text of the cluster in which it is shown first."""
    for number, start, end in zip(numbers, clusters, [*clusters[1:], len(content)], strict=True):
        if number != NOTHING and number not in font.to_unicode:
            font.to_unicode[number] = content[start:end].decode()


def _codes(fields: Sequence[int], size: float, widths: dict[int, int], units: Units) -> str:
    """The codes of a run and the steps between them, the engine's own to the last figure."""
    codes = "<"
    for index in range(0, len(fields), FIELDS):
        number = fields[index]
        if number == NOTHING:
            if fields[index + ADVANCE]:
                codes += f">{-fields[index + ADVANCE] / size}<"
            continue
        aside = fields[index + RIGHT] / size
        if aside:
            codes += f">{-aside}<"
        advance = fields[index + ADVANCE] * 1000 * units.pixels / size
        step = int(widths[number] + aside - advance)
        codes += f"{number:04x}>{step}<" if step else f"{number:04x}"
    return codes + ">"
