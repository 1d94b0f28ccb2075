"""What a PDF's pages really show: each letter, in logical order, with its place and its ink.

Read through pdfium. Text that is tagged but white, transparent, covered or off the page has
letters here and no ink.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import field
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from exporters.values import NamedTuple, dataclass
from exporters.verify.letters import letters_by_direction
from exporters.verify.opened import open_pdf
from exporters.verify.passage import bare
from exporters.verify.pdf_marks import ARTIFACT, LEAST_CONTRAST
from exporters.verify.pdfium import address_of, load_pdfium

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.language import Direction
    from exporters.verify.opened import OpenedPage, OpenedPdf

# Pixels to a point: enough for the thinnest stroke of small print to leave a trace.
_SCALE: Final = 1.5
_BAND: Final = 256  # pixels of a page's height that are drawn at once
# How far apart, in points, two letters of one line may stand: stacked Naskh, raised figures.
_SAME_LINE: Final = 4.0


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
    """One page of an open PDF, read when something is asked of it; `number` counts from 1."""

    number: int
    _file: OpenedPdf = field(repr=False)
    _opened: OpenedPage | None = field(default=None, repr=False)
    _owned: dict[int, list[int]] | None = None
    _contents: dict[int, list[Letter]] = field(default_factory=dict)
    _bands: dict[int, Any] = field(default_factory=dict, repr=False)
    _frame: tuple[int, int, float, float] | None = None

    @property
    def height(self) -> float:
        """In points, as the page is shown."""
        return self._file.height_of(self.number - 1)

    def _open(self) -> OpenedPage:
        if self._opened is None:
            self._opened = self._file.open(self.number - 1)
        return self._opened

    def content(self, mark: int) -> list[Letter]:
        """The letters of one marked-content sequence, in logical order."""
        return in_logical_order(self._letters_of(mark))

    def _letters_of(self, mark: int) -> list[Letter]:
        found = self._contents.get(mark)
        if found is None:
            found = self._contents[mark] = [*self._read_letters(mark)]
        return found

    def margin_letters(self, direction: Direction) -> tuple[str, str]:
        """The artifacts' letters of one direction and digits, in either half: exact, and slow.

        Letters of the other direction do not cut a word, such as an extractor makes of a vowel
        mark whose glyph says nothing.
        """
        other: Direction = "ltr" if direction == "rtl" else "rtl"
        own = [
            letter
            for letter in self._letters_of(ARTIFACT)
            if not letters_by_direction(letter.text)[other]
        ]
        halves: tuple[list[str], list[str]] = ([], [])
        for letter in in_logical_order(own):
            if self.has_ink(letter):
                halves[letter.baseline * 2 < self.height].append(letter.text)
        return "".join(halves[0]), "".join(halves[1])

    def has_ink(self, letter: Letter) -> bool:
        """Whether the letter's place on the page is not of one colour."""
        if self._frame is None:
            page = self._open().page
            size = (math.ceil(side * _SCALE) for side in page.get_size())
            self._frame = (*size, *page.get_cropbox()[:2])
        width, height, origin_x, origin_y = self._frame
        left, right = ((edge - origin_x) * _SCALE for edge in (letter.box[0], letter.box[2]))
        bottom, top = ((edge - origin_y) * _SCALE for edge in (letter.box[1], letter.box[3]))
        columns = range(max(0, int(left)), min(width, int(right) + 1))
        rows = range(max(0, int(height - top)), min(height, int(height - bottom) + 1))
        if not columns or not rows:
            return False
        shades: list[int] = []
        for band in range(rows[0] // _BAND, rows[-1] // _BAND + 1):
            start = band * _BAND
            area = (columns[0], rows[0] - start, columns[-1] + 1, rows[-1] + 1 - start)
            shades += self._draw(band, height).crop(_inside(area)).getextrema()
        return max(shades) - min(shades) >= LEAST_CONTRAST

    def _draw(self, band: int, height: int) -> Any:
        """A band of the page, which is so many pixels high, in shades of grey.

        The words that must be in ink stand at the top of the first page and at the end of the last.
        """
        found = self._bands.get(band)
        if found is None:
            above, below = band * _BAND, max(0, height - (band + 1) * _BAND)
            crop = (0, _cut(below), 0, _cut(above))
            drawn = self._open().page.render(scale=_SCALE, grayscale=True, crop=crop)
            found = self._bands[band] = drawn.to_pil().convert("L")
        return found

    def _read_letters(self, mark: int) -> Iterator[Letter]:
        """The letters of one marked-content sequence, in pdfium's order."""
        if self._owned is None:
            self._owned = self._read_owners()
        pdfium = load_pdfium()
        text_page = address_of(self._open().text)
        edges = [ctypes.c_double() for _ in range(4)]
        pen, baseline = ctypes.c_double(), ctypes.c_double()
        for index in self._owned.get(mark, ()):
            text = _bare(pdfium.Text_GetUnicode(text_page, index))
            if not text:
                continue
            pdfium.Text_GetCharBox(text_page, index, *edges)
            left, right, bottom, top = (edge.value for edge in edges)
            pdfium.Text_GetCharOrigin(text_page, index, pen, baseline)
            for character in text:
                yield Letter(character, (left, bottom, right, top), pen.value, baseline.value)

    def _read_owners(self) -> dict[int, list[int]]:
        """The positions of the characters of each marked-content sequence."""
        pdfium = load_pdfium()
        text_page = address_of(self._open().text)
        found: dict[int, list[int]] = {}
        owned: dict[int, list[int]] = {0: []}
        for index in range(pdfium.Text_CountChars(text_page)):
            owner = pdfium.Text_GetTextObject(text_page, index) or 0
            if owner not in owned:
                mark = pdfium.PageObj_GetMarkedContentID(owner)
                owned[owner] = found.setdefault(mark, [])
            owned[owner].append(index)
        return found


def _inside(area: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """What of an area is in its band."""
    left, top, right, bottom = area
    return left, max(0, top), right, min(_BAND, bottom)


def _cut(pixels: int) -> float:
    """So many points that pdfium cuts off so many pixels: it rounds up."""
    return (pixels - 0.5) / _SCALE if pixels else 0


def open_pages(data: bytes) -> list[PaintedPage]:
    """The pages of a PDF. Raises `pypdfium2.PdfiumError` where it is none."""
    file = open_pdf(data)
    return [PaintedPage(number, file) for number in range(1, len(file) + 1)]


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
