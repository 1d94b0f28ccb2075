"""Three mends to how WeasyPrint 70 sets a line that holds text from right to left.

`seam` puts them in place. Two belong together: where a line's end loses its space, WeasyPrint
moves the line by that space, because the last word is still drawn with it. That is right neither
for the rest of a line from left to right, nor for a line that is justified afterwards, whose last
word is drawn anew, without its space: it would stand beyond the margin. `trimming_lines` moves
what has to move and leaves a word with `spacing_words`, in case.

`setting_lines_once`: WeasyPrint asks whether a line still fits where it has been set by comparing
its left edge with what was its right one, and so sets every right-to-left line twice.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    Trim = Callable[[Any, Any], None]
    Space = Callable[[Any, Any, float, float], float]
    Avoid = Callable[..., tuple[float, float, float]]

_TRIMMED: Final = "diglot_trimmed_space"
# In ems: words with more than this between them, beside their space, fall apart.
_WIDEST: Final = 0.6
_INLINE: Final = frozenset(("LineBox", "InlineBox"))


def trimming_lines(trim: Trim) -> Trim:
    """`trim(context, line)`, which removes the space at a line's end, with all boxes in place."""

    def remove_last_whitespace(context: Any, line: Any) -> None:
        path = last_boxes(line)
        text = path[-1]
        if not hasattr(text, "pango_layout"):  # an empty line, a picture, or what is out of flow
            trim(context, line)
            return
        before = text.width
        trim(context, line)
        removed = before - text.width
        if not removed:
            return
        moved = removed if text.pango_layout.first_line_direction % 2 else 0
        if moved:
            setattr(text, _TRIMMED, moved)
        for parent, last in pairwise(path):
            wanted = removed if parent.style["direction"] == "rtl" else 0
            if wanted != moved:
                for child in parent.children:
                    if child is not last:
                        child.translate(dx=moved - wanted, ignore_floats=True)

    return remove_last_whitespace


def spacing_words(space: Space) -> Space:
    """`space(context, box, spacing, x_advance)`, which widens the spaces of a justified line.

    A line whose spaces would become too wide stays ragged, unless it has to fill its width as a
    hemistich does.
    """

    def add_word_spacing(context: Any, box: Any, spacing: float, x_advance: float) -> float:
        is_line = type(box).__name__ == "LineBox" and box.style["text_align_last"] != "justify"
        if is_line and spacing > _WIDEST * box.style["font_size"]:
            return x_advance
        layout = getattr(box, "pango_layout", None)
        advanced = space(context, box, spacing, x_advance)
        if layout is not None and box.pango_layout is not layout:
            box.position_x += getattr(box, _TRIMMED, 0)
        return advanced

    return add_word_spacing


def setting_lines_once(avoid: Avoid) -> Avoid:
    """`avoid(context, line, containing_block, …)`, the place for a line among the floats.

    Where there are no floats, a right-to-left line that has been set stands where it was to.
    """

    def avoid_collisions(
        context: Any, line: Any, containing_block: Any, *where: Any, **named: Any
    ) -> tuple[float, float, float]:
        x, y, width = avoid(context, line, containing_block, *where, **named)
        if not context.excluded_shapes and containing_block.style["direction"] == "rtl":
            x -= line.width
        return x, y, width

    return avoid_collisions


def last_boxes(line: Any) -> list[Any]:
    """The line, its last inline box, that one's last, and so on down to what is no inline box."""
    path = [line]
    while _has_inline_content(path[-1].__class__) and path[-1].children:
        path.append(path[-1].children[-1])
    return path


@cache
def _has_inline_content(kind: type) -> bool:
    return not _INLINE.isdisjoint(base.__name__ for base in kind.__mro__)
