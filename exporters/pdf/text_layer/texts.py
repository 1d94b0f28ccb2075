"""Texts as they are painted: plain ones at once, others when their line is known."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from exporters.pdf.text_layer.codes import Codes
from exporters.pdf.text_layer.composites import add_glyphs
from exporters.pdf.text_layer.items import read_items
from exporters.pdf.text_layer.painting import TextRun
from exporters.pdf.text_layer.plain import read_plain, show_plain
from exporters.pdf.text_layer.shaping import Face, read_glyphs
from exporters.pdf.text_layer.units import LEAST_SIZE
from exporters.runtime.memory import Shelf
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from exporters.language import Direction
    from exporters.pdf.text_layer.glyphs import Glyph
    from exporters.pdf.text_layer.items import ShapedText
    from exporters.pdf.text_layer.plain import Shown
    from exporters.pdf.text_layer.units import Units
    from exporters.pdf.text_layer.words import Shape

    Draw = Callable[..., list[Any]]

# Room behind a font's glyphs for those that the engine makes up for missing ones.
_ROOM: Final = 1024
_MOST: Final = 0xE000
_CODES: Final = "diglot_codes"
# A font's file begins with its tables and their checksums (OpenType 1.9.1, "Organization").
_LONGEST_DIRECTORY: Final = 12 + 16 * 32
_FILES: Final = Shelf[bytes](8_000_000, len)
# An older Pango tells another size of a font than the one that is set.
_OLDEST_PANGO: Final = 14802


@dataclass(slots=True, eq=False)
class MixedLine:
    """A line with text from right to left: its paragraph's direction, what was painted of it."""

    base: Direction
    runs: list[TextRun] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class File:
    """The file being written: its fonts as the engine has them, and their codes by their names.

    `key` stands for it, and keeps nothing of it.
    """

    fonts: dict[Any, Any]
    codes: dict[str, Codes] = field(default_factory=dict)
    key: object = field(default_factory=object)


@dataclass(slots=True, eq=False)
class PageText:
    """The page that is being painted.

    Its lines stand by the identities of their texts' boxes; `font` is the first one used in them.
    """

    file: File
    lines: dict[int, MixedLine] = field(default_factory=dict)
    font: str = ""


PAGE: Final[ContextVar[PageText | None]] = ContextVar("page", default=None)


def drawing_texts(draw: Callable[..., None], shape: Shape, units: Units) -> Callable[..., None]:
    """`draw(stream, textbox, offset, overflow, ellipsis)`, which does not shape known words anew.

    `shape(textbox)` gives what is known to be painted.
    """
    if units.pango.pango_version() < _OLDEST_PANGO:
        return draw

    def draw_text(
        stream: Any, textbox: Any, offset: float, text_overflow: str, block_ellipsis: Any
    ) -> None:
        page = PAGE.get()
        line = page.lines.get(id(textbox)) if page is not None else None
        is_cut = text_overflow == "ellipsis" or block_ellipsis != "none"
        is_seen = line is not None or textbox.text.strip()
        shaped = shape(textbox) if is_seen and not is_cut else None
        painted = None
        if page is not None and shaped is not None:
            painted = _read(stream, page, textbox, shaped, units)
        if painted is None:
            draw(stream, textbox, offset, text_overflow, block_ellipsis)
            return
        x, y = textbox.position_x, textbox.position_y + textbox.baseline
        stream.set_color(textbox.style["color"])
        stream.begin_text()
        _show(stream, line, painted, (1, 0, 0, -1, x, y))
        stream.end_text()

    return draw_text


def drawing_runs(draw: Draw, units: Units) -> Draw:
    """`draw(stream, textbox, overflow, ellipsis, matrix)`, which paints a text in one line."""
    is_old = units.pango.pango_version() < _OLDEST_PANGO

    def draw_first_line(
        stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any
    ) -> list[Any]:
        page = PAGE.get()
        line = page.lines.get(id(textbox)) if page is not None else None
        is_cut = text_overflow == "ellipsis" or block_ellipsis != "none"
        is_seen = textbox.text.strip() and textbox.style["font_size"] >= LEAST_SIZE
        if is_cut or (line is None and (is_old or not is_seen)):
            return draw(stream, textbox, text_overflow, block_ellipsis, matrix)
        layout = textbox.pango_layout
        units.pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003
        page = page or PageText(File({}))
        painted = _read(stream, page, textbox, read_items(layout, units), units)
        if painted is None:
            return draw(stream, textbox, text_overflow, block_ellipsis, matrix)
        _show(stream, line, painted, matrix.values)
        return []

    return draw_first_line


def _read(
    stream: Any, page: PageText, textbox: Any, shaped: ShapedText, units: Units
) -> list[Shown] | list[Glyph] | None:
    """What paints a text, or its glyphs if its line needs them; None for what the engine has to."""
    if id(textbox) not in page.lines:
        return read_plain(shaped, stream, page.file.key, units)
    glyphs = read_glyphs(shaped, textbox.position_x, page.file.key, _faces(stream, page, units))
    if glyphs and not page.font:
        page.font = shaped.items[0].placed.font
    return glyphs


def _show(stream: Any, line: MixedLine | None, painted: list[Any], matrix: Any) -> None:
    if line is None:
        show_plain(painted, stream, matrix)
    elif painted:
        run = TextRun(matrix[5], painted)
        line.runs.append(run)
        stream.stream.append(run)


def _faces(stream: Any, page: PageText, units: Units) -> Callable[[Any], Face | None]:
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

        page.file.codes[font.hash] = codes = _codes_of(font)
        return Face(font.hash, size, codes, width_of)

    return face_of


def adding_glyphs(clean: Callable[..., None]) -> Callable[..., None]:
    """`clean(font, texts, hinting)`, which makes the file to embed, with the glyphs made here."""

    def clean_font(font: Any, texts: dict[int, str], hinting: object) -> None:
        codes: Codes | None = getattr(font, _CODES, None)
        if codes is not None and not codes.are_used:
            codes = None

        def make_file() -> bytes:
            if codes is None:
                clean(font, texts, hinting)
                return bytes(font.file_content)
            own = {code: text for code, text in texts.items() if not codes.made_here(code)}
            clean(font, {**dict.fromkeys(codes.needed, ""), **own} if texts else texts, hinting)
            return add_glyphs(font.file_content, codes)

        if "fvar" in font.tables:  # the engine needs what it makes of its axes
            font.file_content = make_file()
            return
        made = () if codes is None else (codes.first, *codes.made, *codes.advances)
        key = (
            font.file_content[:_LONGEST_DIRECTORY], font.index, hinting, bool(font.missing),
            tuple(sorted(texts)), made,
        )  # fmt: skip
        font.file_content = _FILES.recall(key, make_file)

    return clean_font


def _codes_of(font: Any) -> Codes:
    """The codes of a font of the engine's, kept with it."""
    codes: Codes | None = getattr(font, _CODES, None)
    if codes is None:
        codes = Codes(font.glyph_count + _ROOM, font.upem, font.to_unicode, font.widths)
        setattr(font, _CODES, codes)
    return codes
