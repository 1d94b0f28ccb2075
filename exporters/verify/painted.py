"""What a PDF's pages really show: each letter, in logical order, with its place and its ink.

Read through pdfium. Text that is tagged but white, transparent, covered or off the page has
letters here and no ink.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from exporters.verify.letters import letters_by_direction
from exporters.verify.passage import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.language import Direction

# Pixels to a point: enough for the thinnest stroke of small print to leave a trace.
_SCALE: Final = 1.5
# The least difference between the lightest and the darkest pixel of a letter, of 255.
_LEAST_CONTRAST: Final = 48

# What pdfium says of text outside marked content that has a number: an artifact's, or unmarked.
_ARTIFACT: Final = -1
# How far apart, in points, two letters of one line may stand: stacked Naskh, raised figures.
_SAME_LINE: Final = 4.0
# Text rendering mode 3: neither fill nor stroke (ISO 32000-1, 9.3.6).
_INVISIBLE: Final = 3


class Letter(NamedTuple):
    """A letter or digit, its box in points (left, bottom, right, top), and where its pen was set.

    The pen tells the order: in a Naskh that stacks letters, their boxes overlap. `baseline` is the
    height of the pen.
    """

    text: str
    box: tuple[float, float, float, float]
    pen: float = 0.0
    baseline: float = 0.0


@dataclass(slots=True)
class PaintedPage:
    """One page of an open PDF; `number` counts from 1."""

    number: int
    _page: Any
    _contents: dict[int, list[Letter]] | None = None
    _picture: Any = field(default=None, repr=False)

    def content(self, mark: int) -> list[Letter]:
        """The letters of one marked-content sequence, in logical order."""
        return in_logical_order(self._letters_of(mark))

    def _letters_of(self, mark: int) -> list[Letter]:
        if self._contents is None:
            self._contents = self._read_letters()
        return self._contents.get(mark, [])

    def margins(self) -> tuple[str, str]:
        """The words of the page's artifacts, in its upper and in its lower half; in any order."""
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - heavy, and EPUBs need none of it

        halves: tuple[list[str], list[str]] = ([], [])
        text_page = self._page.get_textpage()
        buffer = (ctypes.c_ushort * 4096)()
        edges = [ctypes.c_float() for _ in range(4)]
        height = self._page.get_height()
        for index in range(pdfium.FPDFPage_CountObjects(self._page)):
            item = pdfium.FPDFPage_GetObject(self._page, index)
            is_text = pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT
            if is_text and pdfium.FPDFPageObj_GetMarkedContentID(item) == _ARTIFACT:
                pdfium.FPDFPageObj_GetBounds(item, *edges)
                size = pdfium.FPDFTextObj_GetText(item, text_page, buffer, len(buffer) * 2)
                text = bytes(buffer)[: max(0, size - 2)].decode("utf-16-le", "replace")
                if _is_coloured(item):
                    halves[edges[1].value + edges[3].value < height].append(text)
        return " ".join(halves[0]), " ".join(halves[1])

    def margin_letters(self, direction: Direction) -> tuple[str, str]:
        """The artifacts' letters of one direction and digits, in either half: exact, and slow.

        Letters of the other direction do not cut a word, such as an extractor makes of a vowel
        mark whose glyph says nothing.
        """
        other: Direction = "ltr" if direction == "rtl" else "rtl"
        own = [
            letter
            for letter in self._letters_of(_ARTIFACT)
            if not letters_by_direction(letter.text)[other]
        ]
        halves: tuple[list[str], list[str]] = ([], [])
        for letter in in_logical_order(own):
            if self.has_ink(letter):
                halves[letter.baseline * 2 < self._page.get_height()].append(letter.text)
        return "".join(halves[0]), "".join(halves[1])

    def has_ink(self, letter: Letter) -> bool:
        """Whether the letter's place on the page is not of one colour."""
        if self._picture is None:
            self._picture = self._page.render(scale=_SCALE, grayscale=True).to_pil().convert("L")
        width, height = self._picture.size
        origin_x, origin_y, *_ = self._page.get_cropbox()
        left, right = ((edge - origin_x) * _SCALE for edge in (letter.box[0], letter.box[2]))
        bottom, top = ((edge - origin_y) * _SCALE for edge in (letter.box[1], letter.box[3]))
        area = (
            max(0, int(left)), max(0, int(height - top)),
            min(width, int(right) + 1), min(height, int(height - bottom) + 1),
        )  # fmt: skip
        if area[0] >= area[2] or area[1] >= area[3]:
            return False
        darkest, lightest = self._picture.crop(area).getextrema()
        return bool(lightest - darkest >= _LEAST_CONTRAST)

    def _read_letters(self) -> dict[int, list[Letter]]:
        """The letters by marked-content sequence, in pdfium's order."""
        import pypdfium2.raw as pdfium  # noqa: PLC0415

        text_page = self._page.get_textpage()
        found: dict[int, list[Letter]] = defaultdict(list)
        marks: dict[int, int] = {}
        edges = [ctypes.c_double() for _ in range(4)]
        pen, baseline = ctypes.c_double(), ctypes.c_double()
        for index in range(pdfium.FPDFText_CountChars(text_page)):
            text = _bare(pdfium.FPDFText_GetUnicode(text_page, index))
            owner = pdfium.FPDFText_GetTextObject(text_page, index)
            if not text or not owner:
                continue
            key = ctypes.addressof(owner.contents)
            if key not in marks:
                marks[key] = pdfium.FPDFPageObj_GetMarkedContentID(owner)
            pdfium.FPDFText_GetCharBox(text_page, index, *edges)
            left, right, bottom, top = (edge.value for edge in edges)
            pdfium.FPDFText_GetCharOrigin(text_page, index, pen, baseline)
            for character in text:
                letter = Letter(character, (left, bottom, right, top), pen.value, baseline.value)
                found[marks[key]].append(letter)
        return found


def _is_coloured(item: Any) -> bool:
    """Whether a text object is filled with a colour that white paper shows."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, opacity)
    is_painted = pdfium.FPDFTextObj_GetTextRenderMode(item) != _INVISIBLE
    darkest = min(red.value, green.value, blue.value)
    return is_painted and (255 - darkest) * opacity.value // 255 >= _LEAST_CONTRAST


def open_pages(data: bytes) -> list[PaintedPage]:
    """The pages of a PDF. Raises `pypdfium2.PdfiumError` where it is none."""
    import pypdfium2  # noqa: PLC0415 - heavy, and EPUBs need none of it

    pages = pypdfium2.PdfDocument(data)
    return [PaintedPage(number, page) for number, page in enumerate(pages, 1)]


@lru_cache(maxsize=4096)
def _bare(code_point: int) -> str:
    return bare(chr(code_point))


def in_logical_order(letters: Iterable[Letter]) -> list[Letter]:
    """Letters in the order they are read, whatever order their glyphs were found in.

    Line by line; within a line from left to right or from right to left, as most of its letters
    are written, with runs of the other direction (and digits) turned back (UAX #9, rule L2).
    """
    ordered: list[Letter] = []
    for line in _lines(letters):
        sides = letters_by_direction("".join(letter.text for letter in line))
        is_rtl = sides["rtl"] > sides["ltr"]
        line.sort(key=lambda letter: letter.pen, reverse=is_rtl)
        ordered += _turned(line, is_rtl=is_rtl)
    return ordered


def _lines(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """The letters by line, from the top: a line ends where the pen goes clear below it."""
    line: list[Letter] = []
    for letter in sorted(letters, key=lambda letter: letter.baseline, reverse=True):
        if line and letter.baseline < line[-1].baseline - _SAME_LINE:
            yield line
            line = []
        line.append(letter)
    if line:
        yield line


def _turned(line: list[Letter], *, is_rtl: bool) -> Iterator[Letter]:
    """A line with its runs against the reading direction turned back."""

    def runs_against(letter: Letter) -> bool:
        sides = letters_by_direction(letter.text)
        return not sides["rtl"] if is_rtl else bool(sides["rtl"])

    for is_against, run in groupby(line, key=runs_against):
        letters = list(run)
        yield from reversed(letters) if is_against else letters
