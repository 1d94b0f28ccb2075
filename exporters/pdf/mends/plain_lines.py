"""Lines of nothing but text, set without what only other lines need.

WeasyPrint is ready, box by box of every line, for floats, pictures, first letters, words that do
not fit after all, and signs between which no line may end. Most lines have text and plain inline
boxes alone, all of it in sums of words (`summed_words`): these are set here by the same sums in the
same order. A line that meets with anything else is left to the engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from weasyprint.formatting_structure.boxes import InlineBlockBox, InlineBox, TextBox
from weasyprint.layout import inline

from exporters.pdf.mends.summed_words import fit_words
from exporters.pdf.patching import Patch
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    SetLine = Callable[..., tuple[Any, Any]]
    Place = dict[int, Any] | None

_KEPT: Final = "diglot_plain_lines"
# The engine's: what sums of widths may be off by.
_TOLERANCE: Final = 1 + 1e-9
_SIDES: Final = ("top", "right", "bottom", "left")
_EDGES: Final = tuple(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES)
_EMPTY: Final = ("", " ", b"", b" ")


class _Measures(NamedTuple):
    """What the plain inline boxes of a style have in common.

    `height` and the like are values of theirs; `left` and `right` are as wide as their margins,
    paddings and borders; `is_rtl` is the direction in which their boxes follow one another.
    """

    values: dict[str, float]
    left: float
    right: float
    is_rtl: bool


def _setting_plain_lines(set_line: SetLine) -> SetLine:
    def get_next_linebox(  # noqa: PLR0913, PLR0917 - the engine's own parameters
        context: Any, linebox: Any, position_y: float, bottom_space: float, skip_stack: Place,
        containing_block: Any, absolute_boxes: Any, fixed_boxes: Any, first_letter_style: Any,
        first_line_style: Any,
    ) -> tuple[Any, Place]:  # fmt: skip
        """The next line of a paragraph, and where the one after it begins."""
        if not (context.excluded_shapes or first_letter_style or first_line_style):
            line = _next_line(context, linebox, position_y, skip_stack, containing_block)
            if line is not None:
                return line
        return set_line(
            context, linebox, position_y, bottom_space, skip_stack, containing_block,
            absolute_boxes, fixed_boxes, first_letter_style, first_line_style,
        )  # fmt: skip

    return get_next_linebox


def _next_line(
    context: Any, linebox: Any, position_y: float, skip_stack: Place, container: Any
) -> tuple[Any, Place] | None:
    """The next line and where the one after it begins; None where the line is not plain."""
    measures = _measures_of(linebox.style)
    if not measures or not _begins_with_a_word(linebox, skip_stack):
        return None
    edge = container.content_box_x()
    other_edge = edge + container.width
    available = other_edge - edge
    is_rtl = container.style["direction"] == "rtl"
    linebox.position_x = edge = other_edge if is_rtl else edge
    made = _set_boxes(
        context, linebox, measures, edge + linebox.text_indent, edge + available, skip_stack,
        container,
    )  # fmt: skip
    if made is None:
        return None
    line, resume_at = made
    inline.remove_last_whitespace(context, line)
    offset = inline.text_align(context, line, available, last=resume_at is None)
    if is_rtl:
        offset = -offset - line.width
        if edge - line.width + line.width != edge:  # the engine would set the line again
            return None
    bottom, top = _place_boxes(line, 0)
    line.baseline = -top
    line.height = bottom - top
    line.margin_top = line.margin_bottom = 0
    _move(line, offset, position_y - top)
    line.position_y = position_y
    return line, resume_at


def _begins_with_a_word(linebox: Any, place: Place) -> bool:
    """Whether there is something at a place of a paragraph, and no space before it to be left."""
    box = linebox
    while place is not None:
        index, place = next(iter(place.items()))
        if type(box) is TextBox:
            text = box.text if box.text.isascii() else box.text.encode()
            return text[index : index + 1] not in _EMPTY
        if index >= len(box.children):
            return False
        box = box.children[index]
    while box is linebox or type(box) is InlineBox:
        if not box.children:
            return False
        box = box.children[0]
    return type(box) is not TextBox or box.text[:1] not in _EMPTY


def _set_boxes(  # noqa: PLR0913, PLR0917 - what a line's setting depends on
    context: Any, box: Any, measures: _Measures, position_x: float, max_x: float, place: Place,
    container: Any,
) -> tuple[Any, Place] | None:  # fmt: skip
    """As much of a line or an inline box as fits, and where the rest begins; None as above."""
    max_x *= _TOLERANCE
    begin, is_start = position_x, place is None
    first, place = (0, None) if place is None else next(iter(place.items()))
    end_edge = measures.left if measures.is_rtl else measures.right
    children = []
    resume_at: Place = None
    for index in range(first, len(box.children)):
        inner = box.children[index]
        made = _set_box(context, inner, position_x, max_x, place, container)
        if end_edge and made and made[1] is None and index + 1 == len(box.children):
            made = _set_box(context, inner, position_x, max_x - end_edge, place, container)
        if made is None:
            return None
        child, rest = made
        children.append(child)
        position_x = child.position_x + _width_of(child)
        if position_x > max_x:
            return None
        place = None
        if rest is not None:
            resume_at = {index: rest}
            break
    if not children:
        return None
    new = box.copy_with_children(children)
    if type(new) is InlineBox:
        new.position_x, new.position_y = begin, 0
    _finish(new, measures, is_start=is_start, is_end=resume_at is None)
    return new, resume_at


def _finish(box: Any, measures: _Measures, *, is_start: bool, is_end: bool) -> None:
    """Give a line or an inline box, or a part of one, its edges and size."""
    children = box.children
    if measures.is_rtl and len(children) > 1:
        position_x = children[0].position_x
        for child in reversed(children):
            child.translate(dx=position_x - child.position_x, ignore_floats=True)
            position_x += _width_of(child)
    if type(box) is InlineBox:
        box.remove_decoration(start=not is_start, end=not is_end)
        if measures.left and (is_end if measures.is_rtl else is_start):
            for child in children:
                child.translate(dx=measures.left)
    last = children[0 if measures.is_rtl else -1]
    box.width = last.position_x + _width_of(last) - box.content_box_x()
    box.__dict__.update(measures.values)


def _set_box(  # noqa: PLR0913, PLR0917 - likewise
    context: Any, box: Any, position_x: float, max_x: float, place: Place, container: Any
) -> tuple[Any, Place] | None:
    """As much of what stands in a line as fits, and where the rest begins; None as above."""
    if "padding_left" not in box.__dict__:
        inline.resolve_percentages(box, container)
    if type(box) is TextBox:
        skip = next(iter(place)) if place else 0
        fitting = fit_words(context, box, max_x - position_x, skip)
        if fitting is None:
            return None
        text, end = fitting
        text.position_x, text.position_y = position_x, 0
        return text, None if end is None else {end: None}
    if type(box) is InlineBox:
        measures = _measures_of(box.style)
        if measures and not box.is_leader:
            return _set_boxes(context, box, measures, position_x, max_x, place, container)
    elif type(box) is InlineBlockBox and not any(inner.children for inner in box.children):
        gap = inline.atomic_box(context, box, position_x, None, container, [], [])
        gap.position_x = position_x
        return gap, None
    return None


def _width_of(box: Any) -> float:
    """The width of a box with its margins; texts have none."""
    width: float = box.width if type(box) is TextBox else box.margin_width()
    return width


def _measures_of(style: Any) -> _Measures | Literal[False]:
    """The measures of the inline boxes of a style; False where they are more than plain."""
    measures: _Measures | Literal[False] | None = style.__dict__.get(_KEPT)
    if measures is None:
        measures = style.__dict__[_KEPT] = _is_plain(style) and _Measures(
            _values_of(style), _edge_of(style, "left"), _edge_of(style, "right"),
            style["direction"] == "rtl",
        )  # fmt: skip
    return measures


def _is_plain(style: Any) -> bool:
    """Whether a box stands in the line, as wide as its text and edges that are given in lengths."""
    align = style["vertical_align"]
    return (
        (align == "baseline" or isinstance(align, int | float))
        and style["position"] == "static"
        and style["float"] == "none"
        and style["white_space"] == "normal"
        and style["box_decoration_break"] == "slice"
        and all(getattr(style[edge], "unit", None) == "px" for edge in _EDGES)
    )


def _edge_of(style: Any, side: str) -> float:
    """The width of padding, margin and border, in the engine's order."""
    edges = style[f"padding_{side}"].value, style[f"margin_{side}"].value
    return float(sum(edges) + style[f"border_{side}_width"])


def _values_of(style: Any) -> dict[str, float]:
    """Height, margins and baseline of a style's boxes, with which they are as high as a line."""
    line_height, baseline = inline.strut(style)
    height = style["font_size"]
    half_leading = (line_height - height) / 2
    margins = {
        f"margin_{side}": half_leading
        - style[f"border_{side}_width"]
        - style[f"padding_{side}"].value
        for side in ("top", "bottom")
    }
    return {"height": height, "baseline": baseline, **margins}


def _place_boxes(box: Any, baseline: float) -> tuple[float, float]:
    """Set how high the boxes in a line or inline box stand; the bottom and top of all of them."""
    top = baseline - box.baseline
    if type(box) is TextBox:
        box.position_y = top
        return top + (box.height + box.margin_top + box.margin_bottom), top
    bottom = top + box.margin_height()
    if type(box) is InlineBlockBox:
        box.translate(dy=top - box.position_y)
        return bottom, top
    box.position_y = top
    for child in box.children:
        align = child.style["vertical_align"]
        below = _place_boxes(child, baseline if align == "baseline" else baseline - align)
        bottom, top = max(bottom, below[0]), min(top, below[1])
    return bottom, top


def _move(box: Any, dx: float, dy: float) -> None:
    """Move a line with all that is in it."""
    if type(box) is InlineBlockBox:
        box.translate(dx, dy)
        return
    box.position_x += dx
    box.position_y += dy
    for child in box.children:
        _move(child, dx, dy)


_DIGEST: Final = "67af458c2545e74f0803072103c6c5d392d5e353dfdaa4f5bac5a96e20ed024d"
PATCHES: Final = (Patch(inline, "get_next_linebox", _DIGEST, _setting_plain_lines),)
