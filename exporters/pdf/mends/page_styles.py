"""The style of a page that is like another, taken from that one.

WeasyPrint computes the styles of each page and of its sixteen margins anew, for its number is a
part of what selects them; and to find the margins it looks through those of all pages before: the
cost of a page grows with its number. Pages that the same rules select have the same styles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from weasyprint.layout import page

from exporters.pdf.patching import Patch

if TYPE_CHECKING:
    from collections.abc import Callable

    SetStyles = Callable[[Any, Any, Any], None]

_KEPT: Final = "diglot_page_styles"


def _sharing_styles(_: SetStyles) -> SetStyles:
    def set_page_type_computed_styles(page_type: Any, html: Any, style_for: Any) -> None:
        """Set the styles of pages of this type, and of their margins."""
        computed = style_for.get_computed_styles()
        cascaded = style_for.get_cascaded_styles()
        cascaded.clear()
        style_for.add_page_declarations(page_type)
        kept = style_for.__dict__.setdefault(_KEPT, {})
        key = tuple(
            (
                pseudo,
                tuple((name, id(value), repr(weight)) for name, (value, weight) in style.items()),
            )
            for (_, pseudo), style in cascaded.items()
        )
        styles = kept.get(key)
        if styles is None:
            _compute(page_type, html, style_for, cascaded)
            kept[key] = {
                pseudo: computed[page_type, pseudo]
                for pseudo in dict.fromkeys((None, *(pseudo for _, pseudo in cascaded)))
            }
        else:
            for pseudo, style in styles.items():
                computed[page_type, pseudo] = style

    return set_page_type_computed_styles


def _compute(page_type: Any, html: Any, style_for: Any, cascaded: Any) -> None:
    root, base = html.etree_element, html.base_url
    style_for.set_computed_styles(page_type, root=root, parent=root, base_url=base)
    for _, pseudo in cascaded:
        if pseudo:
            style_for.set_computed_styles(
                page_type, pseudo_type=pseudo, root=root, parent=page_type, base_url=base
            )


_DIGEST: Final = "4e68b396b35c4a0640453f413be69acdc81a82b37e0f806fd00999c937a126bb"
PATCHES: Final = (Patch(page, "set_page_type_computed_styles", _DIGEST, _sharing_styles),)
