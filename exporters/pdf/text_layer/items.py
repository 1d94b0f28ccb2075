"""Items: what Pango makes of a text, each in one font and one direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exporters.values import NamedTuple, dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.pdf.text_layer.units import Units


@dataclass(slots=True, eq=False)
class Item:
    """A run as Pango has it: its font, its text in UTF-8, its glyphs.

    `fields` are those of `units`, glyph after glyph from left to right; `clusters` tells of each
    where its cluster begins, in bytes of the text. Words share their items: `shown` and `placed`
    is what was last made of one, with the file that it was made for.
    """

    font: Any
    content: bytes
    fields: Sequence[int]
    clusters: Sequence[int]
    is_rtl: bool
    shown: Any = None
    placed: Any = None


class ShapedText(NamedTuple):
    """A shaped text: its items from left to right, and where each begins in it, in any unit."""

    items: Sequence[Item]
    starts: Sequence[int]

    def in_order(self) -> list[int]:
        """The numbers of its items in logical order."""
        return sorted(range(len(self.items)), key=self.starts.__getitem__)


def read_items(layout: Any, units: Units) -> ShapedText:
    """The first line of a layout of the engine's, as Pango has shaped it."""
    encoded = layout.text.encode()
    first_line, _ = layout.get_first_line()
    items, starts = [], []
    node = first_line.runs[0]
    while node != units.memory.NULL:
        run = node.data
        node = node.next
        item, glyphs = run.item, run.glyphs
        start, analysis = item.offset, item.analysis
        starts.append(start)
        items.append(
            Item(
                analysis.font,
                encoded[start : start + item.length],
                units.fields_of(glyphs),
                units.clusters_of(glyphs),
                bool(analysis.level % 2),
            )
        )
    return ShapedText(items, starts)
