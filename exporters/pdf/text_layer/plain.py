"""Texts without a letter from right to left, painted as the engine does, in half the bytes.

The engine asks Pango for each field of each glyph by itself, and writes a step behind nearly every
glyph: it asks whether there is one before it rounds, and most are nothing then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from exporters.pdf.text_layer.units import ADVANCE, DOWN, FIELDS, NOTHING, NUMBER, RIGHT
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from exporters.pdf.text_layer.units import Units

    Draw = Callable[..., list[Any]]

_LEAST_SIZE: Final = 1e-6
# An older Pango tells another size of a font than the one that is set.
_OLDEST_PANGO: Final = 14802


class _Shown(NamedTuple):
    """What one operator shows: a font of the file, its size, the codes and the steps."""

    font: Any
    size: float
    codes: str


def drawing_plain_texts(draw: Draw, units: Units) -> Draw:
    """`draw(stream, textbox, overflow, ellipsis, matrix)`, which paints a text in one line."""
    is_old = units.pango.pango_version() < _OLDEST_PANGO

    def draw_first_line(
        stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any
    ) -> list[Any]:
        is_cut = text_overflow == "ellipsis" or block_ellipsis != "none"
        is_seen = textbox.text.strip() and textbox.style["font_size"] >= _LEAST_SIZE
        if is_old or is_cut or not is_seen:
            return draw(stream, textbox, text_overflow, block_ellipsis, matrix)
        layout = textbox.pango_layout
        units.pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003
        first_line, _ = layout.get_first_line()
        shown = list(_read(first_line.runs[0], layout.text.encode(), stream, units))
        if None in shown:
            return draw(stream, textbox, text_overflow, block_ellipsis, matrix)
        stream.set_text_matrix(*matrix.values)
        for font, size, codes in _joined(shown):
            stream.set_font_size(font.hash, size)
            stream.show_text(codes.replace("><", ""))
        return []

    return draw_first_line


def _joined(shown: list[Any]) -> Iterator[_Shown]:
    """The same, neighbours of one font and size together."""
    last: _Shown | None = None
    for one in shown:
        if last is not None and last[:2] == one[:2]:
            last = last._replace(codes=last.codes + one.codes)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _read(node: Any, text: bytes, stream: Any, units: Units) -> Iterator[_Shown | None]:
    """What paints each of Pango's runs from `node` on; None for what only the engine can paint.

    That is a picture of a letter, a glyph above or below the line, and one that is not there.
    """
    while node != units.memory.NULL:
        run = node.data
        node = node.next
        item = run.item
        pango_font = item.analysis.font
        font, size = stream.add_font(pango_font)
        fields = units.fields_of(run.glyphs)
        numbers = fields[NUMBER::FIELDS]
        is_picture = font.bitmap or font.svg or font.png or font.colr
        if (
            is_picture
            or item.analysis.level % 2
            or any(fields[DOWN::FIELDS])
            or max(numbers, default=0) > NOTHING
        ):
            yield None
            return
        if not font.to_unicode.keys() >= set(numbers) - {NOTHING}:
            content = text[item.offset : item.offset + item.length]
            _tell_texts(font, numbers, units.clusters_of(run.glyphs), content)
        for number in numbers:
            if number != NOTHING and number not in font.widths:
                font.widths[number] = units.measure(number, pango_font, size, stream)
        yield _Shown(font, size, _codes(fields, size, font.widths, units))


def _tell_texts(font: Any, numbers: list[int], clusters: list[int], content: bytes) -> None:
    """Tell the font what a glyph stands for: the text of the cluster in which it is shown first."""
    for number, start, end in zip(numbers, clusters, [*clusters[1:], len(content)], strict=True):
        if number != NOTHING and number not in font.to_unicode:
            font.to_unicode[number] = content[start:end].decode()


def _codes(fields: list[int], size: float, widths: dict[int, int], units: Units) -> str:
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
