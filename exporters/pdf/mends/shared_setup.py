"""Pango's objects for a style, made once for all texts of that style.

WeasyPrint makes a Pango context, a font description and a list of attributes anew for every piece
of text that it measures or draws, three times a line. They follow from a dozen properties of the
style, and Pango only reads them. The attributes it leaves to nobody to free; here the layout's end
frees them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description
from weasyprint.text.line_break import Layout

from exporters.pdf.patching import Patch
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_KEPT: Final = "diglot_text_setup"
_FONT: Final = (
    "font_style", "font_stretch", "font_weight", "font_size", "font_variant_caps",
    "font_variation_settings", "font_language_override", "lang", "direction",
    "text_decoration_line", "font_kerning", "font_variant_ligatures", "font_variant_position",
    "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian",
    "font_feature_settings",
)  # fmt: skip


class Setup(NamedTuple):
    """What `Layout.setup` makes of a style; `metrics` are those of its decoration, in pixels."""

    context: Any
    language: Any
    description: Any
    features: bytes
    metrics: dict[str, float | None]


def setup_of(style: Any) -> Setup:
    """The setup of a style: its own, that of a style with the same properties, or a new one."""
    own: Setup | None = style.__dict__.get(_KEPT)
    if own is not None:
        return own
    kept = style.font_config.__dict__.setdefault(_KEPT, {})
    key = (tuple(style["font_family"]), *(_hashable(style[name]) for name in _FONT))
    found: Setup | None = kept.get(key)
    if found is None:
        found = kept[key] = _make_setup(style)
    style.__dict__[_KEPT] = found
    return found


def _hashable(value: Any) -> Any:
    return repr(value) if isinstance(value, set | list | dict) else value


def _make_setup(style: Any) -> Setup:
    context = ffi.gc(
        pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref
    )
    pango.pango_context_set_round_glyph_positions(context, False)  # noqa: FBT003 - C's own order
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    lang = style["lang"]
    if style["font_language_override"] != "normal":
        override = style["font_language_override"]
        lang = LST_TO_ISO.get(override.lower(), override)
    if lang:
        pointer, _ = unicode_to_char_p(lang)
        language = pango.pango_language_from_string(pointer)
        pango.pango_context_set_language(context, language)
    else:
        language = pango.pango_language_get_default()
    description = get_font_description(style)
    features = font_features(
        style["font_kerning"], style["font_variant_ligatures"], style["font_variant_position"],
        style["font_variant_caps"], style["font_variant_numeric"],
        style["font_variant_alternates"], style["font_variant_east_asian"],
        style["font_feature_settings"],
    )  # fmt: skip
    spelled = ",".join(f"{name} {value}" for name, value in features.items()).encode()
    is_decorated = style["text_decoration_line"] != "none"
    metrics = (
        _metrics(context, description, language)
        if is_decorated
        else dict.fromkeys(("ascent", "underline_position", "strikethrough_position"))
    )
    return Setup(context, language, description, spelled, metrics)


def _metrics(context: Any, description: Any, language: Any) -> dict[str, float | None]:
    metrics = ffi.gc(
        pango.pango_context_get_metrics(context, description, language),
        pango.pango_font_metrics_unref,
    )
    names = (
        "ascent", "underline_position", "strikethrough_position", "underline_thickness",
        "strikethrough_thickness",
    )  # fmt: skip
    return {
        name: FROM_UNITS * getattr(pango, f"pango_font_metrics_get_{name}")(metrics)
        for name in names
    }


def _sharing_setup(_: Callable[..., None]) -> Callable[..., None]:
    new, unref, as_gc = pango.pango_layout_new, gobject.g_object_unref, ffi.gc

    def setup(self: Any, style: Any) -> None:
        """Give a `Layout` its Pango layout, in the style's fonts, language and direction."""
        own = style.__dict__.get(_KEPT) or setup_of(style)
        self.style = style
        self.first_line_direction = 0
        self.language = own.language
        self.layout = layout = as_gc(new(own.context), unref)
        pango.pango_layout_set_auto_dir(layout, False)  # noqa: FBT003
        pango.pango_layout_set_font_description(layout, own.description)
        self.__dict__.update(own.metrics)
        if own.features:
            attributes = as_gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
            pango.pango_attr_list_insert(
                attributes, pango.pango_attr_font_features_new(own.features)
            )
            pango.pango_layout_set_attributes(layout, attributes)

    return setup


_DIGEST: Final = "fb227a55094f41d42fbd57f180d8b7a9a1e741969ec8ddb3fd5cd80920257442"
PATCHES: Final = (Patch(Layout, "setup", _DIGEST, _sharing_setup),)
