"""Optical margins: small signs at the end of a justified line hang out of it.

A hyphen or a full stop has so little ink that a line which ends with it looks short; by the part
of its width that hangs over the margin, the edge of the column looks straight. Typographers call
it hanging punctuation; the engine knows no `hanging-punctuation`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from exporters.pdf.setting.lines import last_boxes

if TYPE_CHECKING:
    from collections.abc import Callable

    Justify = Callable[[Any, Any, float], None]

# How far a sign hangs out, in em of its own size: about half of what it is wide.
_OVERHANG: Final = {
    "-": 0.16, "\u2010": 0.16, ".": 0.11, ",": 0.11, "’": 0.11, "”": 0.18, "»": 0.1,
    "،": 0.1, "؛": 0.07, ":": 0.06, ";": 0.06, "۔": 0.1,
}  # fmt: skip


def hanging_signs(justify: Justify) -> Justify:
    """`justify(context, line, extra_width)`, which widens a line's spaces to fill it.

    A line begins where its text begins, on either side; what it has too much is at its end.
    """

    def justify_line(context: Any, line: Any, extra_width: float) -> None:
        justify(context, line, extra_width + overhang_of(line))

    return justify_line


def overhang_of(line: Any) -> float:
    """How far the end of a line hangs out, in the engine's pixels.

    Nothing hangs where the last word of the text is not at the end of the line: where a run of the
    other direction ends it.
    """
    text = last_boxes(line)[-1]
    layout = getattr(text, "pango_layout", None)
    if layout is None or not text.text:
        return 0.0
    is_rtl = line.style["direction"] == "rtl"
    if text.style["direction"] != line.style["direction"]:
        return 0.0
    if bool(layout.first_line_direction % 2) != is_rtl:
        return 0.0
    return float(_OVERHANG.get(text.text[-1], 0) * text.style["font_size"])
