"""The glyphs of a line, as the engine has shaped them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.values import NamedTuple, dataclass

if TYPE_CHECKING:
    from exporters.pdf.text_layer.signals import Class


class Shaped(NamedTuple):
    """A glyph as it was shaped: `pen` is where the line stood before it, on the baseline.

    Lengths are thousandths of the font's size, `pen` from the beginning of its text; `x` and `y`
    is how far it is painted away from the pen, to the right and upwards.
    """

    number: int
    pen: float
    width: int
    x: int = 0
    y: int = 0


@dataclass(slots=True, eq=False)
class Glyph:
    """What a content stream shows for one character: a code of a font, where it is shown.

    `kind` is the class of its text for extractors. `x` is the left edge and `width` the advance,
    in pixels of CSS. `is_rtl` tells the direction of the run that it stands in (an odd embedding
    level, UAX #9, BD2).
    """

    code: int
    text: str
    kind: Class
    x: float
    width: float
    is_rtl: bool
    font: str
    size: float
    # Where poppler has to find its edges, if not where it is painted (`moving`).
    stand: tuple[float, float] | None = None

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    def shown_as(self, code: int, text: str, kind: Class, x: float, width: float) -> Glyph:
        """Another in the same font and direction, which stands where it is painted."""
        return Glyph(code, text, kind, x, width, self.is_rtl, self.font, self.size)
