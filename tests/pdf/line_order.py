"""Two answers to one question: in what order do the characters of a line stand?

`algorithm_lines` asks the Unicode Bidirectional Algorithm about the whole paragraph, isolates
written as characters; `engine_lines` does what the page engine does with a tree: it orders each
text node of each line alone and sets boxes side by side in the direction of their parent. Both
give, line by line, the numbers of the visible characters from left to right. A character's number
counts the text of the tree: an image, a note or an inline block is one character, a forced break
is one, U+200D is none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from exporters.bidi import ZWJ, base_direction, embedding_levels, visual_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Element = etree._Element
Lines = list[list[int]]

INITIATORS = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068"}
OBJECT, BREAK = "\ufffc", "\u2029"
_TOKEN = re.compile(r"(?:[^\W\d_]|[\u0610-\u061a\u064b-\u065f\u0670\u200c])+|\d+|[^\w\s]")


def stand_in(element: Element) -> str:
    """What an element is in its line when its content is not: an object, a break, or nothing."""
    if element.tag == "br":
        return BREAK
    is_object = (
        element.tag == "img"
        or element.get("class") == "note"
        or "inline-block" in element.get("style", "")
    )
    return OBJECT if is_object else ""


def logical_text(root: Element) -> str:
    """The text of a tree, without U+200D."""
    return "".join(_characters(root)).replace(ZWJ, "")


def tokens(text: str) -> list[int]:
    """Where each word, each number and each other visible character of `text` begins."""
    return [match.start() for match in _TOKEN.finditer(text) if _is_visible(match.group()[0])]


def token_lines(lines: Lines, text: str) -> str:
    """The order of characters in `lines` as one of tokens, counted from 1: `1 3 2 / 4 5`."""
    number = {start: str(count) for count, start in enumerate(tokens(text), 1)}
    shown = (" ".join(number[index] for index in line if index in number) for line in lines)
    return " / ".join(line for line in shown if line)


def _is_visible(character: str) -> bool:
    return character not in {OBJECT, BREAK} and unicodedata.category(character) not in {
        "Cc", "Cf", "Zs", "Zl", "Zp",
    }  # fmt: skip


def _characters(element: Element) -> Iterator[str]:
    if mark := stand_in(element):
        yield mark
        return
    yield element.text or ""
    for child in element:
        yield from _characters(child)
        yield child.tail or ""


def algorithm_lines(block: Element, breaks: Collection[int] = ()) -> Lines:
    """The order in each line of `block`, a line ending after each character in `breaks`."""
    characters: list[str] = []
    numbers: list[int | None] = []
    _write_paragraph(block, characters, numbers, 0)
    base = block.get("dir", "ltr")
    if base == "auto":
        base = base_direction("".join(characters)) or "ltr"
    levels = embedding_levels("".join(characters), "rtl" if base == "rtl" else "ltr")
    lines: Lines = []
    start = 0
    for end in range(1, len(characters) + 1):
        ends_line = numbers[end - 1] in breaks or characters[end - 1] == BREAK
        if ends_line or end == len(characters):
            order = [start + position for position in visual_order(levels[start:end])]
            lines.append([
                number
                for position in order
                if (number := numbers[position]) is not None and _is_visible(characters[position])
            ])  # fmt: skip
            start = end
    return lines


def _write_paragraph(
    element: Element, characters: list[str], numbers: list[int | None], count: int
) -> int:
    def write(text: str, *, counted: bool = True) -> None:
        nonlocal count
        for character in text:
            characters.append(character)
            numbers.append(count if counted else None)
            count += counted

    if mark := stand_in(element):
        write(mark)
        return count
    write(element.text or "")
    for child in element:
        direction = child.get("dir") or {"bdi": "auto", "code": "ltr"}.get(str(child.tag), "")
        isolated = direction and not stand_in(child)
        if isolated:
            write(INITIATORS[direction], counted=False)
        count = _write_paragraph(child, characters, numbers, count)
        if isolated:
            write("\u2069", counted=False)
        write(child.tail or "")
    return count


def engine_lines(block: Element, breaks: Collection[int] = ()) -> Lines:
    """The order in each line of `block`, as an engine without the algorithm sets it."""
    text = logical_text(block)
    ends = {index + 1 for index, character in enumerate(text) if character == BREAK}
    ends |= {number + 1 for number in breaks} | {len(text)}
    starts = [0, *sorted(ends)]
    return [
        _Line(start, end).order(block, "ltr")
        for start, end in zip(starts, sorted(ends), strict=False)
    ]


@dataclass
class _Line:
    """The characters `start` to `end` of a tree, which is walked from `position` 0."""

    start: int
    end: int
    position: int = 0

    def order(self, element: Element, inherited: str) -> list[int]:
        """The visible characters of `element` on this line, from left to right."""
        if stand_in(element):
            self.position += 1
            return []
        direction = element.get("dir", "").replace("auto", "ltr") or inherited
        boxes = [self._text(element.text or "", direction)]
        for child in element:
            boxes.append(self.order(child, direction))
            boxes.append(self._text(child.tail or "", direction))
        if direction == "rtl":
            boxes.reverse()
        return [number for box in boxes for number in box]

    def _text(self, text: str, direction: str) -> list[int]:
        on_line: list[tuple[str, int | None]] = []
        for character in text:
            if self.start <= self.position < self.end:
                on_line.append((character, self.position if _is_visible(character) else None))
            self.position += character != ZWJ
        levels = embedding_levels(
            "".join(character for character, _ in on_line), "rtl" if direction == "rtl" else "ltr"
        )
        order = (on_line[position][1] for position in visual_order(levels))
        return [number for number in order if number is not None]
