"""Whether what a reading system has set on a line stands in its order."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HTML = "{http://www.w3.org/1999/xhtml}"
BLOCKS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "caption", "figcaption",
    "pre",
})  # fmt: skip
# They end a line inside a block.
LINES = frozenset({"hemistich", "verse-line"})
_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_NUMBERS = frozenset({"EN", "AN"})


class Placed(NamedTuple):
    """A word or a letter on a page: its box, the numbers of its block and of its text node.

    Lengths are in the units of the page, from its left upper corner; `direction` is the block's.
    """

    text: str
    left: float
    top: float
    width: float
    height: float
    block: int
    node: int
    direction: str


def misplaced(page: Sequence[Placed]) -> Iterator[str]:
    """What stands at the wrong side of what comes before it, in the order of the text.

    What runs as its block does goes that way along the line, whatever stands in between; what
    runs against it goes the other way, as far as it is one text.
    """
    for _, block in groupby(page, key=lambda placed: placed.block):
        before: dict[str, Placed] = {}
        for placed in block:
            direction = strong_direction(placed.text)
            if direction is None:
                if any(unicodedata.bidirectional(char) in _NUMBERS for char in placed.text):
                    before = {key: one for key, one in before.items() if key == one.direction}
                continue
            one = before.get(direction)
            along = direction == placed.direction
            if one and (along or one.node == placed.node) and _share_a_line(one, placed):
                gap = placed.left + placed.width / 2 - one.left - one.width / 2
                if gap < -0.5 if direction == "ltr" else gap > 0.5:
                    yield f"{placed.text!r} is at the wrong side of {one.text!r}"
            if along:
                before = {}
            before[direction] = placed


def _share_a_line(one: Placed, other: Placed) -> bool:
    return abs(one.top - other.top) < min(one.height, other.height) / 2


def strong_direction(text: str) -> str | None:
    """The direction of the first strong letter, None where there is none."""
    kinds = (_DIRECTIONS.get(unicodedata.bidirectional(character)) for character in text)
    return next(filter(None, kinds), None)


class Stretch(NamedTuple):
    """The characters of one text node, the number of the block of its line, and its direction."""

    text: str
    block: int
    direction: str


def stretches_of(body: etree._Element) -> Iterator[Stretch]:
    """The texts of a content document in their order, without those that are hidden."""
    numbers: dict[etree._Element, int] = {}

    def stretch(text: str | None, parent: etree._Element) -> Iterator[Stretch]:
        if text and text.strip():
            block = _block_of(parent)
            number = numbers.setdefault(block, len(numbers))
            directions = (one.get("dir") for one in (block, *block.iterancestors()))
            yield Stretch(text, number, next(filter(None, directions), "ltr"))

    def walk(element: etree._Element) -> Iterator[Stretch]:
        if element.get("hidden"):
            return
        yield from stretch(element.text, element)
        for child in element:
            yield from walk(child)
            yield from stretch(child.tail, element)

    yield from walk(body)


def _block_of(element: etree._Element) -> etree._Element:
    """The nearest element around a text that begins a line, itself among them."""
    for one in (element, *element.iterancestors()):
        classes = set((one.get("class") or "").split())
        if etree.QName(one).localname in BLOCKS or classes & LINES:
            return one
    return element
