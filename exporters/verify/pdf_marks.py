"""What a PDF's pages paint, by marked-content sequence (ISO 32000-1, 14.6).

The engine of a browser reads the pages: it decodes every font and puts right-to-left lines into
logical order, which a content stream alone does not tell.
"""

from __future__ import annotations

import ctypes
import unicodedata
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTIFACT: Final = -1
UNMARKED: Final = -2
Box = tuple[float, float, float, float]

_MAXIMUM_DEPTH: Final = 8


class Place(NamedTuple):
    """Where a sequence is painted: page from 0, form XObject, marked-content number.

    `form` counts the page's form XObjects from 1 in the order they are painted; 0 is the page's
    own content stream. `number` is an MCID, `ARTIFACT` or `UNMARKED`.
    """

    page: int
    form: int
    number: int


@dataclass(slots=True)
class PaintedText:
    """The text of one sequence (of an artifact: of one line), and its box.

    `text` is in logical order; `box` is left, bottom, right, top in points from the page's corner.
    """

    place: Place
    text: str = ""
    box: Box | None = None


class _Painter(NamedTuple):
    """A text object: the sequence that it belongs to, and its box."""

    place: Place
    box: Box


class _Character(NamedTuple):
    """A character, after a space where glyphs stand apart; its position and line on the page."""

    text: str
    position: int
    line: int


class _Entry(NamedTuple):
    """A sequence whose characters are being gathered."""

    painted: PaintedText
    characters: list[_Character]

    @property
    def line(self) -> int:
        """The line of its last character."""
        return self.characters[-1].line


def read_painted_text(data: bytes) -> list[PaintedText]:
    """The text that a PDF paints: one entry for each sequence of a page, and artifact's line.

    Raises `pypdfium2.PdfiumError` where the file cannot be opened.
    """
    import pypdfium2  # noqa: PLC0415 - a native library, loaded where a PDF is read

    painted: list[PaintedText] = []
    with closing(pypdfium2.PdfDocument(data)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as textpage:
                painters = dict(_painters(page, number))
                painted.extend(_gather_characters(textpage, painters))
    return painted


def _gather_characters(textpage: Any, painters: dict[int, _Painter]) -> Iterator[PaintedText]:
    """Every character of a page with the sequence that paints it, in logical order.

    A space that only the gap between glyphs suggests stays between two characters of one
    sequence, though not beside a combining mark, which moves no pen.
    """
    from pypdfium2 import raw  # noqa: PLC0415

    open_entries: dict[Place, _Entry] = {}
    entries: list[_Entry] = []
    current: _Painter | None = None
    line, gap = 0, ""
    for index in range(textpage.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(textpage, index))
        if unicodedata.category(character) == "Cc" and not character.isspace():
            continue  # a glyph that stands for no character
        painter = painters.get(_address(raw.FPDFText_GetTextObject(textpage, index)))
        is_gap = character.isspace() and raw.FPDFText_IsGenerated(textpage, index) == 1
        if painter is None or is_gap:
            gap += character
            line += character == "\n"
            continue
        entry = open_entries.get(painter.place)
        if entry is None or (painter.place.number < 0 and entry.line != line):
            entry = open_entries[painter.place] = _Entry(PaintedText(painter.place), [])
            entries.append(entry)
        if painter is not current:
            entry.painted.box = _union(entry.painted.box, painter.box)
        if gap and entry.characters and not _joins(entry.characters[-1].text[-1], character):
            character = f" {character}"
        entry.characters.append(_Character(character, index, line))
        current, gap = painter, ""
    has_both = any(_is_right_to_left(entry.characters) for entry in entries)
    for entry in entries:
        if has_both and not _is_right_to_left(entry.characters):
            _sort_by_place(entry.characters, textpage)
        text = "".join(character.text for character in entry.characters)
        entry.painted.text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        yield entry.painted


def _sort_by_place(characters: list[_Character], textpage: Any) -> None:
    """Order left-to-right characters as they stand in their lines.

    In a line that it takes for a right-to-left one the library puts even their words in reverse.
    """
    from pypdfium2 import raw  # noqa: PLC0415

    x, y = ctypes.c_double(0), ctypes.c_double(0)
    places: dict[int, tuple[int, float]] = {}
    for character in characters:
        raw.FPDFText_GetCharOrigin(textpage, character.position, x, y)
        places[character.position] = character.line, x.value
    characters.sort(key=lambda character: places[character.position])


def _is_right_to_left(characters: list[_Character]) -> bool:
    """Whether any character belongs to a right-to-left script."""
    return any(
        unicodedata.bidirectional(character.text[-1]) in {"R", "AL"} for character in characters
    )


def _joins(before: str, after: str) -> bool:
    """Whether no space can stand between two characters."""
    return (
        before.isspace()
        or after.isspace()
        or unicodedata.combining(before) > 0
        or unicodedata.combining(after) > 0
    )


def _painters(page: Any, number: int) -> Iterator[tuple[int, _Painter]]:
    """Every text object of a page by its address."""
    from pypdfium2 import raw  # noqa: PLC0415

    forms = 0
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            forms += 1
            yield from _form_painters(item, Place(number, forms, _number_of(item)), 0)
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            yield _address(item), _Painter(Place(number, 0, _number_of(item)), _box_of(item))


def _form_painters(form: Any, outer: Place, depth: int) -> Iterator[tuple[int, _Painter]]:
    """The text objects inside a form XObject: what marks the form marks what it leaves unmarked."""
    from pypdfium2 import raw  # noqa: PLC0415

    for index in range(raw.FPDFFormObj_CountObjects(form)):
        item = raw.FPDFFormObj_GetObject(form, index)
        kind, number = raw.FPDFPageObj_GetType(item), _number_of(item)
        place = outer._replace(number=number)
        if number == UNMARKED:
            place = outer._replace(form=0) if outer.number != UNMARKED else outer
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAXIMUM_DEPTH:
            yield from _form_painters(item, place, depth + 1)
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            yield _address(item), _Painter(place, _box_of(item))


def _number_of(item: Any) -> int:
    """The number of the sequence that a page object stands in, `ARTIFACT` or `UNMARKED`."""
    from pypdfium2 import raw  # noqa: PLC0415

    number = int(raw.FPDFPageObj_GetMarkedContentID(item))
    if number >= 0:
        return number
    for index in range(raw.FPDFPageObj_CountMarks(item)):
        if _name_of(raw.FPDFPageObj_GetMark(item, index)) == "Artifact":
            return ARTIFACT
    return UNMARKED


def _name_of(mark: Any) -> str:
    """The tag of a mark, which the library writes as UTF-16LE into a buffer of its caller."""
    from pypdfium2 import raw  # noqa: PLC0415

    buffer = ctypes.create_string_buffer(64)
    length = ctypes.c_ulong(0)
    pointer = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFPageObjMark_GetName(mark, pointer, len(buffer), length)
    return buffer.raw[: length.value].decode("utf-16-le", "replace").rstrip("\0")


def _address(item: Any) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def _box_of(item: Any) -> Box:
    """Left, bottom, right, top of a page object, in points."""
    from pypdfium2 import raw  # noqa: PLC0415

    sides = [ctypes.c_float(0) for _ in range(4)]
    raw.FPDFPageObj_GetBounds(item, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _union(one: Box | None, other: Box) -> Box:
    if one is None:
        return other
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
