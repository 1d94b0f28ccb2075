"""Inline content built anew around runs that cross its elements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from exporters.pdf.ordering.elements import Element, Part
from exporters.pdf.ordering.runs import Run

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


class _Builder:
    """Appends pieces to a container, opening and closing elements and runs on the way."""

    def __init__(
        self, container: Element, base: Direction, extents: _Extents, cuts: Iterator[int]
    ) -> None:
        self._base = base
        self._extents = extents
        self._open: list[tuple[Element | Run | None, Element]] = [(None, container)]
        self._placed: dict[Element, Element] = {}
        self._cuts = cuts

    def add(self, piece: _Piece) -> None:
        """Append one piece inside its elements and runs."""
        keys = list(self._nesting(piece))
        depth = 1
        while depth <= len(keys) and depth < len(self._open):
            if self._open[depth][0] is not keys[depth - 1]:
                break
            depth += 1
        del self._open[depth:]
        for key in keys[depth - 1 :]:
            parent = self._open[-1][1]
            made = self._span(key, parent) if isinstance(key, Run) else self._element(key, parent)
            self._open.append((key, made))
        parent = self._open[-1][1]
        element = piece.leaf.element
        if element is not None:
            self._keep_direction(element, piece)
            parent.append(element)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + piece.text
        else:
            parent.text = (parent.text or "") + piece.text

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

    def _span(self, run: Run, parent: Element) -> Element:
        name = etree.QName(self._open[0][1])
        tag = etree.QName(name.namespace, "span")
        return etree.SubElement(parent, tag, {"class": RUN_CLASS, "dir": run.direction})

    def _element(self, element: Element, parent: Element) -> Element:
        """The element itself at its first piece, a copy of it without content at the others."""
        first = self._placed.get(element)
        if first is None:
            self._placed[element] = element
            parent.append(element)
            return element
        if first.get(CUT) is None:
            first.set(CUT, str(next(self._cuts)))
        attributes = {name: value for name, value in first.attrib.items() if name != "id"}
        return etree.SubElement(parent, element.tag, attributes, element.nsmap)

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
