"""One computed style for all elements and pseudo-elements that have the same.

WeasyPrint lets elements share a style that the same rules select, unless one has a language or an
identifier of its own: each of these, all that stands in it, and every pseudo-element, of which an
element has six even where nothing comes of them, has its own style, whose hundred properties are
computed one by one. Here the values decide: two styles are one where the same values apply and
their parents' styles are one. An anchor's name, which no other property follows from and nothing
inherits, is all that elements with an identifier have of their own.

What follows from the values alone is the same in the next document with the same style sheets: a
warm process keeps the styles, and with them all that is known of them. The engine changes a style
in place only where every box of that style wants it so, and copies it before any other change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from weasyprint.css import ComputedStyle, StyleFor

from exporters.pdf.patching import Patch
from exporters.runtime.memory import Shelf
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    SetStyles = Callable[..., None]

KEPT: Final = "diglot_shared_styles"
_ANCHOR: Final = "anchor"
# A document of many languages, formulas and tables has a few hundred styles.
_MOST_STYLES: Final = 4000


class _Family(NamedTuple):
    """The styles that descend from one root's, by their parents' and the values that apply."""

    root: ComputedStyle
    styles: dict[Hashable, ComputedStyle]


# The pages of two kinds of documents and their covers.
_FAMILIES: Final = Shelf[_Family](6)


class AnchoredStyle(ComputedStyle):  # type: ignore[misc] # the engine has no type annotations
    """A style that is another, its twin's, but for the name of its anchor."""

    def __init__(self, twin: Any, cascaded: Mapping[str, Any]) -> None:
        super().__init__(
            twin.parent_style, cascaded, twin.pseudo_type, twin.root_style, twin.base_url,
            twin.font_config, twin.initial_page_sizes,
        )  # fmt: skip
        self.specified = twin.specified
        self.twin = twin

    def copy(self) -> AnchoredStyle:
        """Another one with the values of this one."""
        copy = AnchoredStyle(self.twin, self.cascaded)
        copy.update(self)
        copy.specified = self.specified.copy()
        return copy

    def __missing__(self, name: str) -> Any:
        value = super().__missing__(name) if name == _ANCHOR else self.twin[name]
        self[name] = value
        return value


def _sharing_styles(compute: SetStyles) -> SetStyles:
    def set_computed_styles(  # noqa: PLR0913, PLR0917 - the engine's own parameters
        self: Any,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: str | None = None,
        base_url: str | None = None,
        target_collector: Any = None,
    ) -> None:
        """Set the computed style of an element, or of a pseudo-element."""
        computed = self.get_computed_styles()
        cascaded = self.get_cascaded_styles().get((element, pseudo_type), {})
        if parent is None:

            def begin_family() -> _Family:
                compute(self, element, parent, root, pseudo_type, base_url, target_collector)
                return _Family(computed[element, None], {})

            sheets = tuple(sheet for sheet, _, _ in self._sheets)
            key = (self.font_config, sheets, *_values(cascaded))
            family = _FAMILIES.recall(key, begin_family)
            if len(family.styles) > _MOST_STYLES:
                family.styles.clear()
            self.__dict__[KEPT] = family.styles
            self.initial_page_sizes = family.root.initial_page_sizes
            computed[element, None] = family.root
            return
        above = computed[parent, None]
        above = getattr(above, "twin", above)
        kept = self.__dict__[KEPT]
        is_page = not hasattr(element, "tag")
        key = (id(above), pseudo_type, base_url, is_page, *_values(cascaded))
        style = kept.get(key)
        if style is None:
            values = {name: value for name, value in cascaded.items() if name != _ANCHOR}
            style = kept[key] = ComputedStyle(
                above, values, pseudo_type, computed[root, None], base_url,
                self.font_config, self.initial_page_sizes,
            )  # fmt: skip
        if _ANCHOR in cascaded:
            style = AnchoredStyle(style, cascaded)
            if target_collector and style[_ANCHOR]:
                target_collector.collect_anchor(style[_ANCHOR])
        computed[element, pseudo_type] = style

    return set_computed_styles


def _values(cascaded: Mapping[str, tuple[Any, Any]]) -> tuple[Hashable, ...]:
    """What tells the values of one style from those of another, anchors aside.

    A style sheet's values are the same object wherever they apply; an attribute's language is not.
    A weight is a number, a layer, and a selector's three numbers.
    """
    return tuple(
        (name, value if name == "lang" else id(value), *weight[:2], *weight[2])
        for name, (value, weight) in cascaded.items()
        if name != _ANCHOR
    )


_DIGEST: Final = "b5b15856b8beff3f49e20ac0309d7b45fb2a5192d826dd65e05b3009b8285c46"
PATCHES: Final = (Patch(StyleFor, "set_computed_styles", _DIGEST, _sharing_styles),)
