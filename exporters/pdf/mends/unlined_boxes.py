"""Boxes without a border or an outline, which are nearly all.

To find that there is nothing to draw, WeasyPrint makes four names, a list and a set for each box's
border, and asks a style for four properties of each box's outline, down to every text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from weasyprint import draw
from weasyprint.formatting_structure.boxes import Box

from exporters.pdf.patching import Patch

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[[Any, Any], None]

_WITHOUT_PICTURES: Final = "diglot_border_without_pictures"
_OUTLINED: Final = "diglot_outlined"


def _skipping_no_border(draw_any_border: Draw) -> Draw:
    def draw_border(stream: Any, box: Any) -> None:
        """Draw the borders and the column rules of a box that has any."""
        own = box.style.__dict__
        is_plain = own.get(_WITHOUT_PICTURES)
        if is_plain is None:
            has_picture = box.style["border_image_source"][0] != "none"
            is_plain = not (has_picture or box.style["column_rule_width"])
            own[_WITHOUT_PICTURES] = is_plain
        has_width = (
            box.border_top_width
            or box.border_right_width
            or box.border_bottom_width
            or box.border_left_width
        )
        if has_width or not is_plain:
            draw_any_border(stream, box)

    return draw_border


def _skipping_no_outline(draw_any_outline: Draw) -> Draw:
    def draw_outline(stream: Any, box: Any) -> None:
        """Draw the outlines of a box and of those in it."""
        own = box.style.__dict__
        is_outlined = own.get(_OUTLINED)
        if is_outlined is None:
            is_outlined = own[_OUTLINED] = bool(box.style["outline_width"])
        if is_outlined:
            draw_any_outline(stream, box)
            return
        for child in box.children:
            if isinstance(child, Box):
                draw_outline(stream, child)

    return draw_outline


_BORDER: Final = "8ba918f30893929f061678e6625703977bda5bdcdbb5c708d69898760371f0ab"
_OUTLINE: Final = "c98afcef4e21d30189fd4d81c4d4ff713394bfe4b8d662b0441a882e1521def2"
PATCHES: Final = (
    Patch(draw, "draw_border", _BORDER, _skipping_no_border),
    Patch(draw, "draw_outline", _OUTLINE, _skipping_no_outline),
)
