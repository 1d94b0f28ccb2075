"""Where each block of a document is: its line in the source, its element, its place on the pages.

The outputs say the same words in the same order, so that blocks find each other by their letters.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import fields, is_dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from exporters.document.plain import plain_text
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exporters.document import Document
    from exporters.preview.pages import Pages
    from exporters.preview.publication import Publication

_INLINE = frozenset({"Span", "Quote", "Reference", "Code", "Link", "Annot", "Lbl", "Em", "Strong"})
# The fields in which blocks hold text.
_OWN = {"caption", "content", "lines", "terms", "text"}
# The fewest letters by which a part of a block is known.
_TELLING = 4


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a page: its number, and its edges as shares of the page's width and height."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """A block: the document in the EPUB and its number there, its line (0: unknown), its areas."""

    href: str
    index: int
    line: int
    areas: tuple[Area, ...]


def find_places(
    publication: Publication, pages: Pages | None, document: Document | None
) -> tuple[Place, ...]:
    """The place of every block of the publication; what is found nowhere else has no areas."""
    blocks = list(publication.blocks())
    keys = [_letters(block.text) for block in blocks]
    printed = list(_printed(pages)) if pages is not None else []
    written = list(_written(document.body + document.notes, 0)) if document is not None else []
    areas = _match(keys, [_letters(text) for text, _ in printed])
    lines = _match(keys, [_letters(text) for text, _ in written])
    return tuple(
        Place(
            block.href,
            block.index,
            next((written[at][1] for at in lines.get(number, ())), 0),
            tuple(area for at in areas.get(number, ()) for area in printed[at][1]),
        )
        for number, block in enumerate(blocks)
    )


def _letters(text: str) -> str:
    """The letters and digits of a text, however they are spelt, spaced and joined."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())


def _match(blocks: Sequence[str], others: Sequence[str]) -> dict[int, list[int]]:
    """For each block the numbers of the others that say the same: in order, else anywhere.

    An other that says a part of a block (a hemistich, a page's share) belongs to that block.
    """
    found: dict[int, list[int]] = defaultdict(list)
    left = set(range(len(others)))
    matcher = SequenceMatcher(None, blocks, others, autojunk=False)
    for start, at, size in matcher.get_matching_blocks():
        for offset in range(size):
            if blocks[start + offset]:
                found[start + offset].append(at + offset)
                left.discard(at + offset)
    unmatched = {n: said for n, said in enumerate(blocks) if n not in found}
    for at in sorted(left):
        said = others[at]
        if len(said) < _TELLING:
            continue
        wholes = [n for n, block in unmatched.items() if said in block]
        parts = [n for n, block in unmatched.items() if len(block) >= _TELLING and block in said]
        for number in wholes[:1] or parts:
            found[number].append(at)
    return dict(found)


def _printed(pages: Pages) -> Iterator[tuple[str, tuple[Area, ...]]]:
    """The text of every block that the PDF tags, and its areas, one for each page."""
    tree = pages.read_tree()
    for element in tree.elements():
        inner = [kid for kid in element.elements() if kid is not element]
        if element.role in _INLINE or any(kid.role not in _INLINE for kid in inner):
            continue
        edges: dict[int, list[tuple[float, float, float, float]]] = defaultdict(list)
        for content in element.contents():
            if content.box is not None:
                edges[content.page].append(content.box)
        areas = (_area(page + 1, boxes, pages.sizes[page]) for page, boxes in edges.items())
        yield element.text, tuple(areas)


def _area(
    page: int, boxes: list[tuple[float, float, float, float]], size: tuple[float, float]
) -> Area:
    """The area that holds all boxes, which are left, bottom, right, top in points."""
    width, height = size
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Area(
        page,
        round(min(lefts) / width, 4),
        round(1 - max(tops) / height, 4),
        round(max(rights) / width, 4),
        round(1 - min(bottoms) / height, 4),
    )


def _written(node: Any, line: int) -> Iterator[tuple[str, int]]:
    """The text and the line of every block below a node; inside a block, lines go by its own."""
    if isinstance(node, tuple):
        for one in node:
            yield from _written(one, line)
    elif is_dataclass(node):
        line = getattr(node, "line", 0) or line
        yield from ((text, line) for text in _own_texts(node))
        for field in fields(node):
            if field.name not in _OWN:
                yield from _written(getattr(node, field.name), line)


def _own_texts(block: Any) -> Iterator[str]:
    """What a block says itself, not what the blocks in it say."""
    for name in _OWN & {field.name for field in fields(block)}:
        value = getattr(block, name)
        match name:
            case "text":
                yield value
            case "lines":
                yield " ".join(map(plain_text, value))
            case "terms":
                yield from map(plain_text, value)
            case _:
                yield plain_text(value)
