"""Margins, padding, borders and sizes that are the same for every box of a style.

WeasyPrint works out some twenty lengths of a box each time it sets it. Where the style has no
percentages, they do not depend on where the box stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.layout import absolute, block, column, inline, page, table
from weasyprint.layout import float as float_

from exporters.pdf.patching import Patch

if TYPE_CHECKING:
    from collections.abc import Callable

    Resolve = Callable[[Any, Any], None]

_KEPT: Final = "diglot_lengths"
_SIDES: Final = ("top", "right", "bottom", "left")
_LENGTHS: Final = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    "width", "height", "min_width", "max_width", "min_height", "max_height",
)  # fmt: skip
_RESOLVED: Final = (*_LENGTHS, *(f"border_{side}_width" for side in _SIDES))


def _remembering_lengths(resolve: Resolve) -> Resolve:
    def resolve_percentages(box: Any, containing_block: Any) -> None:
        """Set the box's used lengths."""
        kept = box.style.__dict__.get(_KEPT)
        if kept is None:
            kept = box.style.__dict__[_KEPT] = {} if _is_constant(box.style) else False
        if kept is False or isinstance(box, PageBox):
            resolve(box, containing_block)
            return
        height = (
            containing_block.height if isinstance(containing_block, Box) else containing_block[1]
        )
        known = kept.get(height == "auto")
        if known is None:
            resolve(box, containing_block)
            values = box.__dict__
            kept[height == "auto"] = {name: values[name] for name in _RESOLVED}
        else:
            box.__dict__.update(known)

    return resolve_percentages


def _is_constant(style: Any) -> bool:
    """Whether no length of a style depends on the box's surroundings."""
    return style["border_collapse"] != "collapse" and all(
        value == "auto" or getattr(value, "unit", None) == "px"
        for value in (style[name] for name in _LENGTHS)
    )


_DIGEST: Final = "71673078096fcf8764e6412933288cc79ba956eae0d939deda27beaeac45acad"
PATCHES: Final = tuple(
    Patch(module, "resolve_percentages", _DIGEST, _remembering_lengths)
    for module in (absolute, block, column, float_, inline, page, table)
)
