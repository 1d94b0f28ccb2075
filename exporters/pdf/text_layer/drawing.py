"""Puts the text layer in the place of the engine's own: three functions that `seam` replaces.

A line is written when its page has been painted: what a piece of it needs follows from what
stands beside it, and that from the whole line. Lines without a letter or number of a right-to-left
script are left to the engine.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from exporters.pdf.text_layer.codes import Codes
from exporters.pdf.text_layer.composites import add_glyphs
from exporters.pdf.text_layer.lines import Reading
from exporters.pdf.text_layer.painting import PaintedLine, TextRun, paint_row, paint_strut
from exporters.pdf.text_layer.plain import drawing_plain_texts
from exporters.pdf.text_layer.shaping import Face, read_glyphs
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from exporters.language import Direction
    from exporters.pdf.text_layer.units import Units

    Draw = Callable[..., list[Any]]

_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT: Final = re.compile("[A-Za-z\u00c0-\u058f\u0900-\u1fff]")
_RIGHT_TO_LEFT_LETTER: Final = re.compile(
    "[\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u06d5-\u06ef\u06fa-\u08ff]"
)
# Room behind a font's glyphs for those that the engine makes up for missing ones.
_ROOM: Final = 1024
_MOST: Final = 0xE000
_CODES: Final = "diglot_codes"
# pdfium is content with four fifths of a page's width, counted in points.
_COVERED: Final = 0.9
_BELOW: Final = 12  # pixels
_LEVEL: Final = 0.3  # ems


@dataclass(slots=True, eq=False)
class _Line:
    """A line with text from right to left: its paragraph's direction, what was painted of it."""

    base: Direction
    runs: list[TextRun] = field(default_factory=list)


@dataclass(slots=True)
class _PageText:
    """The lines of the page that is being painted, by the identities of their texts' boxes."""

    lines: dict[int, _Line] = field(default_factory=dict)
    codes: dict[str, Codes] = field(default_factory=dict)


_PAGE: ContextVar[_PageText | None] = ContextVar("page", default=None)


def painting_lines(
    paint: Callable[..., None],
    boxes_of: Callable[[Any], Iterable[tuple[Any, list[Any]]]],
    direction_of: Callable[[Any], Direction],
) -> Callable[..., None]:
    """`paint(page, stream, scale)`, after which each line's text is written.

    `boxes_of(page)` gives the page's lines, each with the texts in it, in logical order;
    `direction_of(page)` the direction of the whole document.
    """

    def paint_page(page: Any, stream: Any, scale: float = 1) -> None:
        binding = direction_of(page)
        text = _PageText()
        balance = 0
        lines = list(boxes_of(page))
        rows: list[list[_Line]] = []
        for row in _rows(lines):
            words = "".join(box.text for _, boxes in row for box in boxes)
            balance -= len(_LEFT_TO_RIGHT.findall(words))
            is_mixed = _RIGHT_TO_LEFT.search(words) is not None
            if is_mixed:
                balance += len(_RIGHT_TO_LEFT_LETTER.findall(words))
            if is_mixed or binding == "rtl":
                rows.append([])
                for line, boxes in row:
                    own = _Line("rtl" if line.style["direction"] == "rtl" else "ltr")
                    rows[-1].append(own)
                    text.lines.update((id(box), own) for box in boxes)
        start = len(stream.stream)
        token = _PAGE.set(text)
        try:
            paint(page, stream, scale)
        finally:
            _PAGE.reset(token)
        reading = Reading("rtl" if balance > 0 else "ltr", binding)
        for painted in rows:
            paint_row([PaintedLine(own.runs, own.base) for own in painted], reading, text.codes)
        boxes = [box for _, texts in lines for box in texts if box.width]
        for font, codes in list(text.codes.items())[:1]:
            if boxes and _is_sparse(boxes):
                left = min(box.position_x for box in boxes)
                right = max(box.position_x + box.width for box in boxes)
                last = max(box.position_y + box.baseline for box in boxes)
                place = scale * left, scale * (last + _BELOW)
                strut = paint_strut(place, scale * (right - left), font, codes)
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


def drawing_runs(draw: Draw, units: Units) -> Draw:
    """`draw(stream, textbox, overflow, ellipsis, matrix)`, which paints a text in one line."""
    draw_plain = drawing_plain_texts(draw, units)

    def draw_first_line(
        stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any
    ) -> list[Any]:
        page = _PAGE.get()
        line = page.lines.get(id(textbox)) if page is not None else None
        if page is None or line is None or text_overflow == "ellipsis" or block_ellipsis != "none":
            return draw_plain(stream, textbox, text_overflow, block_ellipsis, matrix)
        layout = textbox.pango_layout
        units.pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003
        first_line, _ = layout.get_first_line()
        _, _, _, _, left, baseline = matrix.values
        face_of = _faces(stream, page, units)
        glyphs = read_glyphs(first_line.runs[0], units, layout.text, left, face_of)
        if glyphs is None:
            return draw(stream, textbox, text_overflow, block_ellipsis, matrix)
        if glyphs:
            run = TextRun(baseline, glyphs)
            line.runs.append(run)
            stream.stream.append(run)
        return []

    return draw_first_line


def _faces(stream: Any, page: _PageText, units: Units) -> Callable[[Any], Face | None]:
    """What Pango's fonts are in the file; None for one whose outlines are not TrueType's."""

    @lru_cache(maxsize=8)
    def face_of(pango_font: Any) -> Face | None:
        font, size = stream.add_font(pango_font)
        if "glyf" not in font.tables or font.bitmap or font.glyph_count > _MOST:
            return None

        def width_of(glyph: int) -> int:
            width: int | None = font.widths.get(glyph)
            if width is None:
                width = font.widths[glyph] = units.measure(glyph, pango_font, size, stream)
            return width

        page.codes[font.hash] = codes = _codes_of(font)
        return Face(font.hash, size, codes, width_of)

    return face_of


def adding_glyphs(clean: Callable[..., None]) -> Callable[..., None]:
    """`clean(font, texts, hinting)`, which makes the file to embed, with the glyphs made here."""

    def clean_font(font: Any, texts: dict[int, str], hinting: object) -> None:
        codes: Codes | None = getattr(font, _CODES, None)
        if codes is None or not codes.are_used:
            clean(font, texts, hinting)
            return
        own = {code: text for code, text in texts.items() if not codes.made_here(code)}
        clean(font, {**dict.fromkeys(codes.needed, ""), **own} if texts else texts, hinting)
        font.file_content = add_glyphs(font.file_content, codes)

    return clean_font


def _codes_of(font: Any) -> Codes:
    """The codes of a font of the engine's, kept with it."""
    codes: Codes | None = getattr(font, _CODES, None)
    if codes is None:
        codes = Codes(font.glyph_count + _ROOM, font.upem, font.to_unicode, font.widths)
        setattr(font, _CODES, codes)
    return codes


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
