"""Puts the text layer in the place of the engine's own, page by page.

A line is written when its page has been painted: what a piece of it needs follows from what
stands beside it, and that from the whole line. Lines without a letter or number of a right-to-left
script are left to the engine.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from exporters.pdf.text_layer.lines import Reading
from exporters.pdf.text_layer.painting import PaintedLine, paint_row, paint_strut
from exporters.pdf.text_layer.texts import PAGE, File, MixedLine, PageText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from exporters.language import Direction

_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT: Final = re.compile("[A-Za-z\u00c0-\u058f\u0900-\u1fff]+")
_RIGHT_TO_LEFT_LETTER: Final = re.compile(
    "[\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u06d5-\u06ef\u06fa-\u08ff]+"
)
# pdfium is content with four fifths of a page's width, counted in points.
_COVERED: Final = 0.9
_BELOW: Final = 12  # pixels
_LEVEL: Final = 0.3  # ems


def painting_lines(
    paint: Callable[..., None],
    boxes_of: Callable[[Any], Iterable[tuple[Any, list[Any]]]],
    direction_of: Callable[[Any], Direction],
) -> Callable[..., None]:
    """`paint(page, stream, scale)`, after which each line's text is written.

    `boxes_of(page)` gives the page's lines, each with the texts in it, in logical order;
    `direction_of(page)` the direction of the whole document.
    """
    file = File({})

    def paint_page(page: Any, stream: Any, scale: float = 1) -> None:
        binding = direction_of(page)
        nonlocal file
        if file.fonts is not stream._fonts:  # noqa: SLF001
            file = File(stream._fonts)  # noqa: SLF001
        text = PageText(file)
        balance = 0
        lines = list(boxes_of(page))
        rows: list[list[MixedLine]] = []
        for row in _rows(lines):
            words = "".join(box.text for _, boxes in row for box in boxes)
            balance -= sum(map(len, _LEFT_TO_RIGHT.findall(words)))
            is_mixed = _RIGHT_TO_LEFT.search(words) is not None
            if is_mixed:
                balance += sum(map(len, _RIGHT_TO_LEFT_LETTER.findall(words)))
            if is_mixed or binding == "rtl":
                rows.append([])
                for line, boxes in row:
                    own = MixedLine("rtl" if line.style["direction"] == "rtl" else "ltr")
                    rows[-1].append(own)
                    text.lines.update((id(box), own) for box in boxes)
        start = len(stream.stream)
        token = PAGE.set(text)
        try:
            paint(page, stream, scale)
        finally:
            PAGE.reset(token)
        reading = Reading("rtl" if balance > 0 else "ltr", binding)
        for painted in rows:
            paint_row([PaintedLine(own.runs, own.base) for own in painted], reading, file.codes)
        boxes = [box for _, texts in lines for box in texts if box.width]
        if text.font and boxes and _is_sparse(boxes):
            left = min(box.position_x for box in boxes)
            right = max(box.position_x + box.width for box in boxes)
            last = max(box.position_y + box.baseline for box in boxes)
            place = scale * left, scale * (last + _BELOW)
            strut = paint_strut(place, scale * (right - left), text.font, file.codes[text.font])
            stream.stream.insert(start, strut)

    return paint_page


def _rows(lines: Iterable[tuple[Any, list[Any]]]) -> Iterator[list[tuple[Any, list[Any]]]]:
    """The lines in groups: those that follow each other at one height, and may be taken for one."""
    row: list[tuple[Any, list[Any]]] = []
    height = 0.0
    for line, boxes in lines:
        if not boxes:
            continue
        baseline = boxes[0].position_y + boxes[0].baseline
        if row and abs(baseline - height) > _LEVEL * boxes[0].style["font_size"]:
            yield row
            row = []
        if not row:
            height = baseline
        row.append((line, boxes))
    if row:
        yield row


def _is_sparse(boxes: list[Any]) -> bool:
    """Whether texts leave so much of their common width empty that pdfium may be misled."""
    edges: list[tuple[float, float]] = sorted(
        (box.position_x, box.position_x + box.width) for box in boxes
    )
    covered, end = 0.0, edges[0][0]
    for left, right in edges:
        covered += max(0.0, right - max(left, end))
        end = max(end, right)
    return covered < _COVERED * (end - edges[0][0])


def lines_with_texts(
    boxes: Iterable[Any], line_type: type, text_type: type
) -> Iterator[tuple[Any, list[Any]]]:
    """The lines among boxes and all that they hold, each with its own texts in logical order."""
    for box in boxes:
        if isinstance(box, line_type):
            texts: list[Any] = []
            yield from _texts_in(box, line_type, text_type, texts)
            yield box, texts
        elif getattr(box, "children", None):
            yield from lines_with_texts(map(_unwrap, box.children), line_type, text_type)


def _texts_in(
    box: Any, line_type: type, text_type: type, texts: list[Any]
) -> Iterator[tuple[Any, list[Any]]]:
    """Gather the texts of a line; yields the lines that stand in boxes inside it."""
    for child in map(_unwrap, getattr(box, "children", ())):
        if isinstance(child, text_type):
            texts.append(child)
        elif isinstance(child, line_type):
            yield from lines_with_texts([child], line_type, text_type)
        else:
            yield from _texts_in(child, line_type, text_type, texts)


def _unwrap(box: Any) -> Any:
    """The box that a placeholder of an absolutely positioned one stands for."""
    return getattr(box, "_box", box)
