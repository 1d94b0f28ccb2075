"""What a PDF's pages paint, by marked-content sequence (ISO 32000-1, 14.6).

The engine of a browser reads the pages: it decodes every font and puts right-to-left lines into
logical order, which a content stream alone does not tell.
"""

from __future__ import annotations

import ctypes
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from exporters.values import NamedTuple, dataclass
from exporters.verify.opened import open_pdf
from exporters.verify.pdfium import FORM, TEXT, address_of, load_pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from exporters.verify.opened import OpenedPdf

ARTIFACT: Final = -1
UNMARKED: Final = -2
Box = tuple[float, float, float, float]

# The least difference from white, of 255, that is seen.
LEAST_CONTRAST: Final = 48

_MAXIMUM_DEPTH: Final = 8
# Text rendering mode 3: neither fill nor stroke (ISO 32000-1, 9.3.6).
_INVISIBLE: Final = 3


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
    `is_coloured` is known of artifacts: whether all is filled with a colour that white paper shows.
    """

    place: Place
    text: str = ""
    box: Box | None = None
    is_coloured: bool = True


class _Painter(NamedTuple):
    """A text object: the sequence that it belongs to, its box, whether white paper shows it."""

    place: Place
    box: Box
    is_coloured: bool


# A character, after a space where glyphs stand apart; its position and its line on the page.
_Character = tuple[str, int, int]


class _Entry(NamedTuple):
    """A sequence whose characters are being gathered."""

    painted: PaintedText
    characters: list[_Character]

    @property
    def line(self) -> int:
        """The line of its last character."""
        return self.characters[-1][2]


def read_painted_text(data: bytes) -> list[PaintedText]:
    """The text that a PDF paints: one entry for each sequence of a page, and artifact's line.

    Raises `pypdfium2.PdfiumError` where the file cannot be opened.
    """
    file = open_pdf(data)
    return [painted for number in range(len(file)) for painted in read_page(file, number)]


def read_page(file: OpenedPdf, number: int) -> Iterator[PaintedText]:
    """The text that one page paints; it is counted from 0."""
    opened = file.open(number)
    painters = _Painters(address_of(opened.page), number)
    yield from _gather_characters(address_of(opened.text), painters)


def _gather_characters(
    textpage: int, painters: Mapping[int, _Painter | None]
) -> Iterator[PaintedText]:
    """Every character of a page with the sequence that paints it, in logical order.

    A space that only the gap between glyphs suggests stays between two characters of one
    sequence, though not beside a combining mark, which moves no pen.
    """
    pdfium = load_pdfium()
    unicode_at, object_at = pdfium.Text_GetUnicode, pdfium.Text_GetTextObject
    open_entries: dict[Place, _Entry] = {}
    entries: list[_Entry] = []
    entry = current = None
    line, gap = 0, ""
    for index in range(pdfium.Text_CountChars(textpage)):
        character, kind = _character_of(unicode_at(textpage, index))
        if kind == "control":
            continue  # a glyph that stands for no character
        painter = painters[object_at(textpage, index) or 0]
        is_gap = kind == "space" and pdfium.Text_IsGenerated(textpage, index) == 1
        if painter is None or is_gap:
            gap += character
            line += character == "\n"
            continue
        if entry is not None and painter is current and not gap:
            entry.characters.append((character, index, line))
            continue
        entry = open_entries.get(painter.place)
        if entry is None or (painter.place.number < 0 and entry.line != line):
            entry = open_entries[painter.place] = _Entry(PaintedText(painter.place), [])
            entries.append(entry)
        if painter is not current:
            entry.painted.box = _union(entry.painted.box, painter.box)
            entry.painted.is_coloured &= painter.is_coloured
        if gap and entry.characters and not _joins(entry.characters[-1][0][-1], character):
            character = f" {character}"
        entry.characters.append((character, index, line))
        current, gap = painter, ""
    has_both = any(_is_right_to_left(entry.characters) for entry in entries)
    for entry in entries:
        if has_both and not _is_right_to_left(entry.characters):
            _sort_by_place(entry.characters, textpage)
        text = "".join(character for character, _, _ in entry.characters)
        entry.painted.text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        yield entry.painted


def _sort_by_place(characters: list[_Character], textpage: int) -> None:
    """Order left-to-right characters as they stand in their lines.

    In a line that it takes for a right-to-left one the library puts even their words in reverse.
    """
    origin_of = load_pdfium().Text_GetCharOrigin
    x, y = ctypes.c_double(0), ctypes.c_double(0)
    places: dict[int, tuple[int, float]] = {}
    for _, position, line in characters:
        origin_of(textpage, position, x, y)
        places[position] = line, x.value
    characters.sort(key=lambda character: places[character[1]])


def _is_right_to_left(characters: list[_Character]) -> bool:
    """Whether any character belongs to a right-to-left script."""
    return any(_belongs_to_right_to_left(character[-1]) for character, _, _ in characters)


@lru_cache(maxsize=4096)
def _character_of(code_point: int) -> tuple[str, Literal["space", "control", "other"]]:
    character = chr(code_point)
    if character.isspace():
        return character, "space"
    return character, "control" if unicodedata.category(character) == "Cc" else "other"


@lru_cache(maxsize=4096)
def _belongs_to_right_to_left(character: str) -> bool:
    return unicodedata.bidirectional(character) in {"R", "AL"}


def _joins(before: str, after: str) -> bool:
    """Whether no space can stand between two characters."""
    return (
        before.isspace()
        or after.isspace()
        or unicodedata.combining(before) > 0
        or unicodedata.combining(after) > 0
    )


class _Painters(dict[int, _Painter | None]):
    """The text objects of a page by their addresses, each looked at when it is asked for.

    Of what is not there (0) there is no painter. Many objects paint no character.
    """

    def __init__(self, page: int, number: int) -> None:
        super().__init__({0: None})
        self._number = number
        pdfium = load_pdfium()
        item_at, kind_of = pdfium.Page_GetObject, pdfium.PageObj_GetType
        items = [item_at(page, index) for index in range(pdfium.Page_CountObjects(page))]
        forms = [item for item in items if kind_of(item) == FORM]
        for form, item in enumerate(forms, start=1):
            self.update(_form_painters(item, Place(number, form, _number_of(item)), 0))
        self._own = frozenset(items) if forms else None

    def __missing__(self, item: int) -> _Painter | None:
        is_own = self._own is None or item in self._own
        self[item] = painter = (
            _painter(item, Place(self._number, 0, _number_of(item))) if is_own else None
        )
        return painter


def _form_painters(form: int, outer: Place, depth: int) -> Iterator[tuple[int, _Painter]]:
    """The text objects inside a form XObject: what marks the form marks what it leaves unmarked."""
    pdfium = load_pdfium()
    for index in range(pdfium.FormObj_CountObjects(form)):
        item = pdfium.FormObj_GetObject(form, index)
        kind, number = pdfium.PageObj_GetType(item), _number_of(item)
        place = outer._replace(number=number)
        if number == UNMARKED:
            place = outer._replace(form=0) if outer.number != UNMARKED else outer
        if kind == FORM and depth < _MAXIMUM_DEPTH:
            yield from _form_painters(item, place, depth + 1)
        elif kind == TEXT:
            yield item, _painter(item, place)


def _painter(item: int, place: Place) -> _Painter:
    return _Painter(place, _box_of(item), place.number != ARTIFACT or _is_coloured(item))


def _number_of(item: int) -> int:
    """The number of the sequence that a page object stands in, `ARTIFACT` or `UNMARKED`."""
    pdfium = load_pdfium()
    number = pdfium.PageObj_GetMarkedContentID(item)
    if number >= 0:
        return number
    for index in range(pdfium.PageObj_CountMarks(item)):
        if _name_of(pdfium.PageObj_GetMark(item, index)) == "Artifact":
            return ARTIFACT
    return UNMARKED


def _name_of(mark: int) -> str:
    """The tag of a mark, which the library writes as UTF-16LE into a buffer of its caller."""
    buffer = ctypes.create_string_buffer(64)
    length = ctypes.c_ulong(0)
    load_pdfium().PageObjMark_GetName(mark, buffer, len(buffer), length)
    return buffer.raw[: length.value].decode("utf-16-le", "replace").rstrip("\0")


def _box_of(item: int) -> Box:
    """Left, bottom, right, top of a page object, in points."""
    sides = [ctypes.c_float(0) for _ in range(4)]
    load_pdfium().PageObj_GetBounds(item, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _is_coloured(item: int) -> bool:
    """Whether a text object is filled with a colour that white paper shows."""
    pdfium = load_pdfium()
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    pdfium.PageObj_GetFillColor(item, red, green, blue, opacity)
    is_painted = pdfium.TextObj_GetTextRenderMode(item) != _INVISIBLE
    darkest = min(red.value, green.value, blue.value)
    return is_painted and (255 - darkest) * opacity.value // 255 >= LEAST_CONTRAST


def _union(one: Box | None, other: Box) -> Box:
    if one is None:
        return other
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
