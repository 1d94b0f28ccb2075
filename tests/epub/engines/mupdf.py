"""What MuPDF makes of a publication: pages, and where each letter stands."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from tests.epub.engines.order import HTML, Placed, stretches_of
from tests.programs import find_program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MUTOOL: Final = find_program("mutool")
# As wide and high as an e-ink reader's page, in points, and the size of the letters.
_LAYOUT: Final = ("-W", "360", "-H", "480", "-S", "11")
# It warns of every EPUB 3, and of itself.
HARMLESS: Final = ("warning: unknown epub version: 3.0", "warning: ICC support is not available")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200c\u200e\u200f\u061c\u202a\u202b\u202c"))


class Letter(NamedTuple):
    """A letter on a page."""

    page: int
    character: str
    left: float
    top: float
    width: float
    height: float


def draw(book: Path, folder: Path) -> tuple[list[Path], list[str]]:
    """The pictures of a publication's pages, and what MuPDF said that matters."""
    done = subprocess.run(
        [MUTOOL, "draw", "-q", *_LAYOUT, "-r", "96", "-o", str(folder / "%03d.png"), str(book)],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    said = [line for line in done.stderr.splitlines() if line not in HARMLESS]
    return sorted(folder.glob("[0-9]*.png")), said


def letters_of(book: Path) -> Iterator[Letter]:
    """The letters of all pages, in the order of the text."""
    done = subprocess.run(
        [MUTOOL, "draw", "-q", *_LAYOUT, "-F", "stext", "-o", "-", str(book)],
        capture_output=True, timeout=60, check=True,
    )  # fmt: skip
    for number, page in enumerate(etree.fromstring(done.stdout)):
        for char in page.iter("char"):
            edges = [float(edge) for edge in char.get("quad", "").split()]
            left, right, top, bottom = edges[0], edges[2], edges[1], edges[5]
            for character in (char.get("c") or "").translate(_INVISIBLE):
                if not character.isspace():
                    yield Letter(number, character, left, top, right - left, bottom - top)


def place_letters(letters: Iterator[Letter], pages: list[Path]) -> Iterator[list[Placed]]:
    """The letters of each page, with the blocks of the content documents that they come from.

    Numbers and bullets of lists come from no text. AssertionError: one letter of the text is not
    there, or not in its place.
    """
    made: dict[int, list[Placed]] = {}
    for page in pages:
        body = etree.parse(page).getroot()[1]
        for table in body.iter(f"{HTML}table"):
            # MuPDF sets a caption below its table.
            table.extend(table.findall(f"{HTML}caption"))
        for stroke in body.iterfind(f".//{HTML}p[@class='rubric']/{HTML}span[@class='separator']"):
            stroke.text = None
        for node, stretch in enumerate(stretches_of(body)):
            for character in stretch.text.translate(_INVISIBLE):
                if character.isspace():
                    continue
                letter = next(letters)
                while letter.character != character and letter.character in "•0123456789.":
                    letter = next(letters)
                assert letter.character == character, (stretch.text, letter)
                made.setdefault(letter.page, []).append(
                    Placed(*letter[1:], stretch.block, node, stretch.direction)
                )
    assert next(letters, None) is None
    yield from made.values()
