"""Inline content built anew around runs that cross its elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from exporters.pdf.ordering.elements import Element, Part
from exporters.pdf.ordering.runs import Run
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exporters.language import Direction
    from exporters.pdf.ordering.flow import Leaf

RUN_CLASS: Final = "bidi-run"
CUT: Final = "data-cut"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A leaf, or the part of a text leaf that lies in the same runs; `runs` from the outside."""

    leaf: Leaf
    text: str
    runs: tuple[Run, ...]


def rebuild(
    container: Element,
    leaves: Sequence[Leaf],
    runs: Sequence[Run],
    base: Direction,
    cuts: Iterator[int],
) -> None:
    """Put every run of the inline content of `container` into one `span.bidi-run` with its `dir`.

    A span stands as deep inside the elements as it can. An element that it would cross is cut
    into pieces: all of them bear its attributes, the first one alone its id, and all the same
    number, the next of `cuts`, as `data-cut`. What is no text keeps the direction `base` in a run
    of the other.
    """
    pieces = list(_pieces(leaves, runs))
    extents = _extents(pieces)
    builder = _Builder(container, base, extents, cuts)
    for leaf in leaves:
        for element in leaf.path:
            _empty(element)
    _empty(container)
    for piece in pieces:
        builder.add(piece)


def crossed_elements(leaves: Sequence[Leaf], runs: Sequence[Run]) -> list[Element]:
    """The elements that would be cut: a run covers a part of them, and something outside."""
    pieces = list(_pieces(leaves, runs))
    extents = _extents(pieces)
    crossed: dict[Element, None] = {}
    for piece in pieces:
        for run in piece.runs:
            start, end = extents[run]
            for element in piece.leaf.path:
                first, last = extents[element]
                if first < start < last < end or start < first < end < last:
                    crossed[element] = None
    return list(crossed)


def _pieces(leaves: Sequence[Leaf], runs: Sequence[Run]) -> Iterator[_Piece]:
    """The leaves, texts cut where a run begins or ends, each with the runs it lies in."""
    position = 0
    waiting = list(reversed(runs))
    inside: list[Run] = []
    for leaf in leaves:
        end = position + len(leaf.reading)
        if position == end:
            enclosing = tuple(run for run in inside if position < run.end)
            yield _Piece(leaf, "", enclosing)
            continue
        start = position
        while position < end:
            while inside and inside[-1].end <= position:
                inside.pop()
            while waiting and waiting[-1].start <= position:
                inside.append(waiting.pop())
            stop = min(
                end,
                inside[-1].end if inside else end,
                waiting[-1].start if waiting else end,
            )
            yield _Piece(leaf, _cut_text(leaf, position - start, stop - start), tuple(inside))
            position = stop


def _cut_text(leaf: Leaf, start: int, end: int) -> str:
    """A part of the leaf's text, with what is put before and after the whole of it."""
    lead = leaf.lead if start == 0 else ""
    trail = leaf.trail if end == len(leaf.text) else ""
    return f"{lead}{leaf.text[start:end]}{trail}"


_Extents = dict[Element | Run, tuple[int, int]]


def _extents(pieces: Sequence[_Piece]) -> _Extents:
    """The first and the last piece, exclusive, of each element and each run."""
    extents: _Extents = {}
    for index, piece in enumerate(pieces):
        keys: list[Element | Run] = [*piece.leaf.path, *piece.runs]
        for key in keys:
            first, _ = extents.get(key, (index, index))
            extents[key] = (first, index + 1)
    return extents


def _empty(element: Element) -> None:
    """Take text and children out of an element; the children lose their tails."""
    element.text = None
    for child in list(element):
        element.remove(child)
        child.tail = None


@dataclass(slots=True)
class _Open:
    """An element being filled: what it was made for, and the last child it was given.

    lxml counts the children of an element one by one: asking it each time would be quadratic.
    """

    key: Element | Run | None
    element: Element
    last: Element | None = None

    def append(self, child: Element) -> None:
        """Put a child after all there is."""
        self.element.append(child)
        self.last = child

    def write(self, text: str) -> None:
        """Put text after all there is."""
        if self.last is None:
            self.element.text = (self.element.text or "") + text
        else:
            self.last.tail = (self.last.tail or "") + text


class _Builder:
    """Appends pieces to a container, opening and closing elements and runs on the way."""

    def __init__(
        self, container: Element, base: Direction, extents: _Extents, cuts: Iterator[int]
    ) -> None:
        self._base = base
        self._extents = extents
        self._open = [_Open(None, container)]
        self._placed: set[Element] = set()
        self._cuts = cuts
        self._span = etree.QName(etree.QName(container).namespace, "span")

    def add(self, piece: _Piece) -> None:
        """Append one piece inside its elements and runs."""
        keys = list(self._nesting(piece))
        depth = 0
        for opened, key in zip(self._open[1:], keys, strict=False):
            if opened.key is not key:
                break
            depth += 1
        del self._open[depth + 1 :]
        for key in keys[depth:]:
            made = self._made_for(key)
            self._open[-1].append(made)
            self._open.append(_Open(key, made))
        element = piece.leaf.element
        if element is None:
            self._open[-1].write(piece.text)
        else:
            self._keep_direction(element, piece)
            self._open[-1].append(element)

    def _nesting(self, piece: _Piece) -> Iterator[Element | Run]:
        """The elements and runs that a piece stands in, from the outside.

        An element that holds all of a run is outside of it, any other inside.
        """
        path = list(reversed(piece.leaf.path))
        for run in piece.runs:
            start, end = self._extents[run]
            while path:
                first, last = self._extents[path[-1]]
                if not (first <= start and end <= last):
                    break
                yield path.pop()
            yield run
        yield from reversed(path)

    def _made_for(self, key: Element | Run) -> Element:
        """A run's span; an element itself at its first piece, at the others a copy of it."""
        if isinstance(key, Run):
            return etree.Element(self._span, {"class": RUN_CLASS, "dir": key.direction})
        if key not in self._placed:
            self._placed.add(key)
            return key
        if key.get(CUT) is None:
            key.set(CUT, str(next(self._cuts)))
        attributes = {name: value for name, value in key.attrib.items() if name != "id"}
        return etree.Element(key.tag, attributes, key.nsmap)

    def _keep_direction(self, element: Element, piece: _Piece) -> None:
        """Give a box with text of its own the direction that it inherited outside the run."""
        if (
            piece.leaf.part is Part.OBJECT
            and piece.runs
            and piece.runs[-1].direction != self._base
            and (len(element) or element.text)
            and not element.get("dir")
        ):
            element.set("dir", self._base)
