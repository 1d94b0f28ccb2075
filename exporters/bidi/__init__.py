"""The Unicode Bidirectional Algorithm (UAX #9) and cursive joining, for strings.

The rules are FriBidi's, which is there wherever Pango is, and by which Pango orders the text of a
page: what is computed here and what stands on the page cannot disagree. What FriBidi gets wrong,
isolates that follow one another, is mended here.
"""

from exporters.bidi.controls import ControlFault, control_faults
from exporters.bidi.joining import ZWJ, is_transparent, joined
from exporters.bidi.levels import base_direction, embedding_levels, visual_order

__all__ = [
    "ZWJ",
    "ControlFault",
    "base_direction",
    "control_faults",
    "embedding_levels",
    "is_transparent",
    "joined",
    "visual_order",
]
