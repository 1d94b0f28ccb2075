"""Reads a text as Pango has shaped it: runs in the order of painting → glyphs in logical order.

The arithmetic is the engine's own, roundings included, so that every glyph stands where the
engine would have painted it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from exporters.pdf.text_layer.clusters import INSTRUCTIONS, share_characters
from exporters.pdf.text_layer.codes import Part
from exporters.pdf.text_layer.glyphs import Glyph, Shaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from exporters.pdf.text_layer.codes import Codes

# Pango's units per pixel; the engine takes them for thousandths where it moves a glyph aside.
_PANGO: Final = 1024
_NOTHING: Final = 0x0FFFFFFF  # PANGO_GLYPH_EMPTY: the glyph of a character that paints nothing
_ASIDE: Final = 2  # thousandths of an em
_NEAR: Final = 0.1  # ems
_MISSING: Final = 0x10000000  # PANGO_GLYPH_UNKNOWN_FLAG


class Face(NamedTuple):
    """A font of the file being written: its name there, its size, its codes, its widths."""

    name: str
    size: float
    codes: Codes
    width_of: Callable[[int], int]


class _Character(NamedTuple):
    """A character, the glyphs that paint it, and where it stands, in thousandths of an em."""

    text: str
    parts: tuple[Shaped, ...]
    pen: float


class _Run(NamedTuple):
    """One run of a line: its text's place in the whole text, in bytes, and its glyphs."""

    offset: int
    glyphs: list[Glyph]


def read_glyphs(
    first_run: Any, end: Any, text: str, left: float, face_of: Callable[[Any], Face | None]
) -> list[Glyph] | None:
    """The glyphs of a line in logical order; None where a font has no glyph, or no outlines.

    `first_run` is the head of Pango's list of runs, `end` the pointer that ends it, `text` the
    whole text of the layout, `left` where the line begins in pixels.
    """
    encoded = text.encode()
    runs: list[_Run] = []
    node = first_run
    while node != end:
        run = node.data
        node = node.next
        item = run.item
        face = face_of(item.analysis.font)
        if face is None:
            return None
        is_rtl = bool(item.analysis.level % 2)
        content = encoded[item.offset : item.offset + item.length]
        shaped, clusters, width = _read_run(run.glyphs, face)
        if any(glyph.number & _MISSING for glyph in shaped):
            return None
        characters = _characters(content, shaped, clusters, is_rtl=is_rtl)
        if is_rtl and not all(glyph.width for glyph in shaped):
            characters = list(_anchored(characters))
        glyphs = [_glyph(shared, left, face, is_rtl=is_rtl) for shared in characters]
        _tell_apart(glyphs, face)
        runs.append(_Run(item.offset, glyphs))
        left += width * face.size / 1000
    runs.sort(key=lambda run: run.offset)
    return [glyph for run in runs for glyph in run.glyphs]


def _tell_apart(glyphs: list[Glyph], face: Face) -> None:
    """Give the second of two equal glyphs that stand very near to each other a code of its own."""
    for glyph, following in pairwise(glyphs):
        if glyph.code == following.code and abs(glyph.x - following.x) < _NEAR * face.size:
            following.code = face.codes.twin_of(glyph.code)


def _read_run(glyphs: Any, face: Face) -> tuple[list[Shaped], list[int], float]:
    """The glyphs of a run from left to right, where each one's cluster begins, and its width."""
    pen = 0.0
    shaped = []
    count = glyphs.num_glyphs
    for info in glyphs.glyphs[0:count]:
        number, geometry = info.glyph, info.geometry
        if number == _NOTHING or number & _MISSING:
            shaped.append(Shaped(number, pen, 0))
            pen += geometry.width / face.size
            continue
        width = face.width_of(number)
        aside = geometry.x_offset / face.size
        rise = -geometry.y_offset / face.size
        kern = int(width + aside - geometry.width * 1000 / _PANGO / face.size)
        shaped.append(Shaped(number, pen, width, round(aside), round(rise)))
        pen += width + aside - kern
    return shaped, list(glyphs.log_clusters[0:count]), pen


def _characters(
    content: bytes, shaped: list[Shaped], starts: list[int], *, is_rtl: bool
) -> list[_Character]:
    """The characters of a run in logical order."""
    text = content.decode()
    if len(text) == len(shaped) == len(set(starts)) and INSTRUCTIONS.isdisjoint(text):
        return [
            _character(character, glyph)
            for character, glyph in zip(text, shaped[::-1] if is_rtl else shaped, strict=True)
        ]
    return [
        character
        for cluster_text, cluster in _clusters(content, shaped, starts, is_rtl=is_rtl)
        for character in _placed(cluster_text, cluster, is_rtl=is_rtl)
    ]


def _character(text: str, glyph: Shaped) -> _Character:
    """A character painted by one glyph: a letter where it is painted, a space where it begins."""
    if glyph.number == _NOTHING:
        return _Character(text, (), glyph.pen)
    if not glyph.x or not glyph.width:
        return _Character(text, (glyph,), glyph.pen)
    if text == " ":
        return _Character(text, (glyph._replace(x=0, y=0),), glyph.pen)
    return _Character(text, (glyph,), glyph.pen + glyph.x)


def _clusters(
    content: bytes, shaped: list[Shaped], starts: list[int], *, is_rtl: bool
) -> Iterator[tuple[str, list[Shaped]]]:
    """Each cluster's text and its glyphs, both in logical order."""
    order = range(len(shaped) - 1, -1, -1) if is_rtl else range(len(shaped))
    edges = [*sorted(set(starts)), len(content)]
    ends = dict(pairwise(edges))
    by_start: dict[int, list[Shaped]] = {}
    for index in order:
        by_start.setdefault(starts[index], []).append(shaped[index])
    for start, glyphs in sorted(by_start.items()):
        yield content[start : ends[start]].decode(), glyphs


def _placed(text: str, cluster: list[Shaped], *, is_rtl: bool) -> Iterator[_Character]:
    """Each character of a cluster, the glyphs that paint it, and where it stands."""
    painted = [glyph for glyph in cluster if glyph.number != _NOTHING]
    pen = cluster[0].pen
    for character, parts in share_characters(text, painted, is_rtl=is_rtl):
        if len(parts) == 1:
            yield _character(character, parts[0])
            pen = parts[0].pen
            continue
        pen = min((part.pen + (part.x if part.width else 0) for part in parts), default=pen)
        yield _Character(character, parts, pen)


def _anchored(characters: list[_Character]) -> Iterator[_Character]:
    """The characters of a run from right to left, those without width at the origin of a letter.

    They stand a little to the left of the letter before them, behind which they are read; a kern
    between the two would be taken for a space.
    """
    anchor: float | None = None
    aside = 0
    for character in characters:
        if any(part.width for part in character.parts):
            anchor, aside = character.pen, 0
            yield character
        else:
            aside += _ASIDE
            yield character._replace(pen=(character.pen if anchor is None else anchor) - aside)


def _glyph(character: _Character, left: float, face: Face, *, is_rtl: bool) -> Glyph:
    text, parts, pen = character
    code = None
    if len(parts) == 1:
        ((number, own_pen, width, x, y),) = parts
        if own_pen + x == pen and not y:
            code = face.codes.own_code(text, number, width)
    if code is None:
        placed = tuple(Part(part.number, round(part.pen - pen) + part.x, part.y) for part in parts)
        width = sum(part.width for part in parts)
        code = face.codes.code_for(text, placed, width)
    scale = face.size / 1000
    return Glyph(code, text, left + pen * scale, width * scale, is_rtl, face.name, face.size)
