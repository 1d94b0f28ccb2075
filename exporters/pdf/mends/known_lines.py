"""Lines that have been measured before.

WeasyPrint sets a line again when its paragraph is broken at the foot of a page, when a note is
added below those of the page, when page numbers change, in every table's two passes and in every
page's margins. The same text in the same style and space gives the same line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from weasyprint.layout import inline, preferred
from weasyprint.text.line_break import Layout

from exporters.pdf.mends.shared_setup import setup_of
from exporters.pdf.patching import Patch

if TYPE_CHECKING:
    from collections.abc import Callable

    Line = tuple[Any, int, int | None, float, float, float]
    Split = Callable[..., Line]

_KEPT: Final = "diglot_lines"
# So many that those of a few pages are known, and so few that they take little memory.
_MOST_KEPT: Final = 2000
# What decides on a line's end, besides its fonts.
_BREAKING: Final = (
    "white_space", "font_size", "hyphens", "lang", "hyphenate_limit_chars",
    "hyphenate_limit_zone", "hyphenate_character", "overflow_wrap", "word_break",
    "letter_spacing", "word_spacing", "tab_size",
)  # fmt: skip


def _remembering_lines(split: Split) -> Split:
    def split_first_line(  # noqa: PLR0913, PLR0917 - the engine's own parameters
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,  # noqa: FBT001, FBT002 - likewise
        minimum: bool = False,  # noqa: FBT001, FBT002
    ) -> Line:
        """As much as fits in the width; a layout of its own each time, since boxes keep them."""
        known = style.font_config.__dict__.setdefault(_KEPT, {})
        key = (
            text, max_width, justification_spacing, is_line_start, minimum, _style_key(style),
        )  # fmt: skip
        line = known.get(key)
        if line is None:
            line = split(
                text, style, context, max_width, justification_spacing, is_line_start, minimum
            )
            if len(known) >= _MOST_KEPT:
                known.clear()
            known[key] = line
        layout = Layout.__new__(Layout)
        layout.__dict__.update(line[0].__dict__)
        return (layout, *line[1:])

    return split_first_line


def _style_key(style: Any) -> Any:
    """What of a style decides on a line: equal keys are one object in each font configuration."""
    own = style.__dict__.get(_KEPT)
    if own is None:
        setup = setup_of(style)
        values = tuple(style[name] for name in _BREAKING)
        keys = style.font_config.__dict__.setdefault(f"{_KEPT}_keys", {})
        own = style.__dict__[_KEPT] = keys.setdefault((id(setup), *map(repr, values)), len(keys))
    return own


_DIGEST: Final = "39ad1016863ca34de0bea4c9fcffb46da7e27813c87dd82b7011bfa19fe5504f"
PATCHES: Final = (
    Patch(inline, "split_first_line", _DIGEST, _remembering_lines),
    Patch(preferred, "split_first_line", _DIGEST, _remembering_lines),
)
