"""Boxes without a background, seen at once.

When a page is set, WeasyPrint goes through all its boxes, down to the texts of each line, for
backgrounds, shadows, rounded corners and pictured borders. Nearly no style has any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from weasyprint.draw.color import get_color
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import background

from exporters.pdf.patching import Patch

if TYPE_CHECKING:
    from collections.abc import Callable

    Layout = Callable[..., None]

_KEPT: Final = "diglot_bare"
_RADII: Final = tuple(
    f"border_{across}_{along}_radius"
    for across in ("top", "bottom")
    for along in ("left", "right")
)  # fmt: skip
_BARE: Final = {"background": None} | dict.fromkeys(_RADII, (0, 0))


def _passing_bare_boxes(lay_out: Layout) -> Layout:
    def layout_box_backgrounds(
        page: Any,
        box: Any,
        get_image_from_uri: Any,
        layout_children: bool = True,  # noqa: FBT001, FBT002 - the engine's own parameters
        style: Any = None,
    ) -> None:
        """Set what is behind a box and, by default, behind all that is in it."""
        if style is not None or box is page or not isinstance(box, Box) or not _is_bare(box.style):
            lay_out(page, box, get_image_from_uri, layout_children, style)
            return
        box.__dict__.update(_BARE)
        if layout_children:
            for child in box.all_children():
                layout_box_backgrounds(page, child, get_image_from_uri)

    return layout_box_backgrounds


def _is_bare(style: Any) -> bool:
    """Whether a style has nothing behind its boxes, and corners that are not rounded."""
    bare: bool | None = style.__dict__.get(_KEPT)
    if bare is None:
        bare = style.__dict__[_KEPT] = (
            style["border_image_source"][0] == "none"
            and style["mask_border_source"][0] == "none"
            and not style["box_shadow"]
            and all(kind == "none" for kind, _ in style["background_image"])
            and get_color(style, "background_color").alpha == 0
            and all((0, "px") in style[name] for name in _RADII)
        )
    return bare


_DIGEST: Final = "617a870678c82755762bbf53eecd2a871214b00246b2abf8f3a9a1524695f68a"
PATCHES: Final = (Patch(background, "layout_box_backgrounds", _DIGEST, _passing_bare_boxes),)
