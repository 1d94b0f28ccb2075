"""The styles of a document whose words alone have changed.

WeasyPrint tries the rules of all style sheets on each element, and puts together what they say. Of
an element's words a selector knows but whether there are any: elements of the same names and
attributes, in the same order one inside the other, have the same styles. A warm process keeps
those of the last documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from weasyprint.css import StyleFor

from exporters.pdf.mends.shared_styles import KEPT, AnchoredStyle
from exporters.pdf.patching import Patch
from exporters.runtime.memory import Shelf, is_warm
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Begin = Callable[..., None]


class _Settled(NamedTuple):
    """The styles of a document: each with the place of its element and its pseudo-element."""

    styles: tuple[tuple[int, str | None, Any], ...]
    family: Any
    page_sizes: Any


_SETTLED: Final = Shelf[_Settled](6000, lambda settled: len(settled.styles))


def _knowing_skeletons(begin: Begin) -> Begin:
    def begin_styles(  # noqa: PLR0913, PLR0917 - the engine's own parameters
        self: Any, html: Any, sheets: Any, hints: Any, font_config: Any, target_collector: Any
    ) -> None:
        """Compute the style of every element and pseudo-element."""
        if not is_warm():
            begin(self, html, sheets, hints, font_config, target_collector)
            return
        elements = [*html.etree_element.iter()]

        def settle() -> _Settled:
            begin(self, html, sheets, hints, font_config, target_collector)
            places = {element: place for place, element in enumerate(elements)}
            styles = tuple(
                (places[element], pseudo, style)
                for (element, pseudo), style in self.get_computed_styles().items()
            )
            return _Settled(styles, self.__dict__[KEPT], self.initial_page_sizes)

        rules = tuple(sheet for sheet, _, _ in sheets)
        key = (font_config, rules, hints, html.base_url, *_skeleton_of(elements))
        settled = _SETTLED.recall(key, settle)
        if KEPT not in self.__dict__:
            _restore(self, settled, elements, target_collector)
            self.font_config = font_config
            self._sheets = sheets

    return begin_styles


def _skeleton_of(elements: Sequence[Any]) -> list[tuple[Any, ...]]:
    """All that a selector can know of elements in the order of their document."""
    return [
        (element.tag, len(element), bool(element.text), bool(element.tail), *element.items())
        for element in elements
    ]


def _restore(
    style_for: Any, settled: _Settled, elements: Sequence[Any], target_collector: Any
) -> None:
    style_for.__dict__[KEPT] = settled.family
    style_for.initial_page_sizes = settled.page_sizes
    style_for._cascaded_styles = {}  # noqa: SLF001 - what the engine's own would have set
    style_for._computed_styles = {  # noqa: SLF001 - likewise
        (elements[place], pseudo): style for place, pseudo, style in settled.styles
    }
    anchored = {id(style): style for _, _, style in settled.styles if type(style) is AnchoredStyle}
    for style in anchored.values():
        if style["anchor"]:
            target_collector.collect_anchor(style["anchor"])


_DIGEST: Final = "b1e725a7552502aa00f0bc07aec79c1aa49365b107a889085161f8d6a4c4a836"
PATCHES: Final = (Patch(StyleFor, "__init__", _DIGEST, _knowing_skeletons),)
