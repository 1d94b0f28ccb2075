"""Whether a box stands in the normal flow, asked without five calls.

WeasyPrint asks it of every box in every walk through its tree: a thousand times a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from weasyprint.formatting_structure.boxes import Box

from exporters.pdf.patching import Patch

if TYPE_CHECKING:
    from collections.abc import Callable

_OUT_OF_FLOW: Final = frozenset({"left", "right", "inline-start", "inline-end", "footnote"})
_POSITIONED: Final = frozenset({"absolute", "fixed"})
_TAKEN_AWAY: Final = frozenset({"running()", "note()"})


def _asking_once(_: Callable[[Any], bool]) -> Callable[[Any], bool]:
    def is_in_normal_flow(self: Any) -> bool:
        """Whether the box is neither floated, positioned, a running element nor a note."""
        style = self.style
        position = style["position"]
        return not (
            style["float"] in _OUT_OF_FLOW or position in _POSITIONED or position[0] in _TAKEN_AWAY
        )

    return is_in_normal_flow


_DIGEST: Final = "5f49d6ab23da7e51003ce68f78e8cb04629e9c2edbf51f77ffa8acd7098e0368"
PATCHES: Final = (Patch(Box, "is_in_normal_flow", _DIGEST, _asking_once),)
