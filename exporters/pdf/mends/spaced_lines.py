"""The text of a justified line, shaped when it is painted.

WeasyPrint gives each text of a line that it justifies a new layout of Pango's, with the attributes
of every space in it, and takes it apart at once: only the text and the width of its spaces are kept
until the line is painted, which makes the layout again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from weasyprint.layout import inline
from weasyprint.text.line_break import Layout

from exporters.pdf.mends.shared_setup import setup_of
from exporters.pdf.patching import Patch

if TYPE_CHECKING:
    from collections.abc import Callable

    Create = Callable[..., Any]


def _leaving_layouts_unset(create: Create) -> Create:
    def create_layout(
        text: str, style: Any, context: Any, max_width: float | None, justification_spacing: float
    ) -> Any:
        """A layout that has been taken apart already, or can be."""
        if style["word_spacing"] or "\n" in text:
            return create(text, style, context, max_width, justification_spacing)
        layout = Layout.__new__(Layout)
        layout.__dict__.update(
            text=text, justification_spacing=justification_spacing, max_width=max_width,
            first_line_direction=0, layout=None, language=None, style=style,
            **setup_of(style).metrics,
        )  # fmt: skip
        return layout

    return create_layout


_DIGEST: Final = "6587192cc0ab3ffad7bb1902654c7f26dd28910f760804bcf67cbf7b986660b0"
PATCHES: Final = (Patch(inline, "create_layout", _DIGEST, _leaving_layouts_unset),)
