"""Reads a text as Pango has shaped it: items in the order of painting → glyphs in logical order.

The arithmetic is the engine's own, roundings included, so that every glyph stands where the
engine would have painted it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from exporters.pdf.text_layer.clusters import INSTRUCTIONS, share_characters
from exporters.pdf.text_layer.codes import Part
from exporters.pdf.text_layer.glyphs import Glyph, Shaped
from exporters.pdf.text_layer.signals import class_of
from exporters.pdf.text_layer.units import (
    ADVANCE,
    DOWN,
    FIELDS,
    MISSING,
    NOTHING,
    NUMBER,
    PER_PIXEL,
    RIGHT,
)  # fmt: skip
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from exporters.pdf.text_layer.codes import Codes
    from exporters.pdf.text_layer.items import Item, ShapedText
    from exporters.pdf.text_layer.signals import Class

_ASIDE: Final = 2  # thousandths of an em
_NEAR: Final = 0.1  # ems
_GAP: Final = 0.05  # ems


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


class Placed(NamedTuple):
    """An item's glyphs in logical order, its left edge at 0, as they are in one file.

    Of each the code, the text, its class, where it stands and its width, in pixels; the width of
    all is in thousandths of the size.
    """

    file: object
    font: str
    size: float
    glyphs: list[tuple[int, str, Class, float, float]]
    width: float


def read_glyphs(
    shaped: ShapedText, left: float, file: object, face_of: Callable[[Any], Face | None]
) -> list[Glyph] | None:
    """The glyphs of a text in logical order; None where a font has no glyph, or no outlines.

    `left` is where the text begins in pixels, `file` stands for the one that is being written.
    """
    runs: list[list[Glyph]] = []
    for item in shaped.items:
        placed: Placed | None = item.placed
        if placed is None or placed.file is not file:
            face = face_of(item.font)
            placed = item.placed = None if face is None else _place(item, face, file)
            if placed is None:
                return None
        _, font, size, glyphs, width = placed
        is_rtl = item.is_rtl
        runs.append(
            [
                Glyph(code, text, kind, left + x, advance, is_rtl, font, size)
                for code, text, kind, x, advance in glyphs
            ]
        )
        left += width * size / 1000
    return [glyph for number in shaped.in_order() for glyph in runs[number]]


def _place(item: Item, face: Face, file: object) -> Placed | None:
    found = _read_run(item, face)
    if found is None:
        return None
    glyphs, width = found
    _tell_apart(glyphs, face)
    placed = [(one.code, one.text, one.kind, one.x, one.width) for one in glyphs]
    return Placed(file, face.name, face.size, placed, width)


def _close_gaps(glyphs: list[Glyph], face: Face) -> None:
    """Have each letter reach to the one before it, where the font's own kerning keeps them apart.

    Nastaliq has such gaps inside of words, and extractors take them for spaces. The letter's
    advance grows; where it is painted stays.
    """
    before: Glyph | None = None
    for glyph in glyphs:
        if not glyph.width:
            continue
        gap = before.x - glyph.right if before is not None else 0.0
        if (
            _GAP < gap / face.size < 1
            and before is not None
            and (before.text + glyph.text).isalpha()
        ):
            width = round((glyph.width + gap) / face.size * 1000)
            glyph.code = face.codes.widened(glyph.code, width)
            glyph.width = width * face.size / 1000
        before = glyph


def _tell_apart(glyphs: list[Glyph], face: Face) -> None:
    """Give the second of two equal glyphs that stand very near to each other a code of its own."""
    for glyph, following in pairwise(glyphs):
        if glyph.code == following.code and abs(glyph.x - following.x) < _NEAR * face.size:
            following.code = face.codes.twin_of(glyph.code)


def _read_run(item: Item, face: Face) -> tuple[list[Glyph], float] | None:
    """The glyphs of a run in logical order, from 0 on, and its width; None where one is missing."""
    text = item.content.decode()
    plain = _read_plain_run(text, item, face) if _is_plain(text, item) else None
    if plain is not None:
        return plain
    shaped, width = _shaped(item.fields, face)
    if any(glyph.number & MISSING for glyph in shaped):
        return None
    characters = _characters(item, shaped)
    if item.is_rtl and not all(glyph.width for glyph in shaped):
        characters = list(_anchored(characters))
    glyphs = [_glyph(character, face, is_rtl=item.is_rtl) for character in characters]
    if item.is_rtl:
        _close_gaps(glyphs, face)
    return glyphs, width


def _is_plain(text: str, item: Item) -> bool:
    """Whether each character has a glyph of its own, on the baseline and where the pen is.

    Or it is a space, to which room may be added on both sides.
    """
    fields = item.fields
    return (
        len(text) == len(item.clusters) == len(set(item.clusters))
        and max(fields[NUMBER::FIELDS]) < NOTHING
        and not any(fields[DOWN::FIELDS])
        and (text == " " or not any(fields[RIGHT::FIELDS]))
        and INSTRUCTIONS.isdisjoint(text)
    )


def _read_plain_run(text: str, item: Item, face: Face) -> tuple[list[Glyph], float] | None:
    """As `_read_run`, for a plain run at once; None where a glyph has no width."""
    size, name, codes, fields = face.size, face.name, face.codes, item.fields
    scale = size / 1000
    pen = 0.0
    placed = []
    for index in range(0, len(fields), FIELDS):
        number = fields[index]
        width = face.width_of(number)
        if not width:
            return None
        placed.append((number, pen, width))
        advance = width + fields[index + RIGHT] / size
        pen += advance - int(advance - fields[index + ADVANCE] * 1000 / PER_PIXEL / size)
    if item.is_rtl:
        placed.reverse()
    glyphs = []
    is_rtl = item.is_rtl
    for character, (number, start, width) in zip(text, placed, strict=True):
        code = codes.own_code(character, number, width)
        if code is None:
            code = codes.code_for(character, (Part(number),), width)
        kind = class_of(character)
        glyphs.append(
            Glyph(code, character, kind, start * scale, width * scale, is_rtl, name, size)
        )
    return glyphs, pen


def _shaped(fields: Sequence[int], face: Face) -> tuple[list[Shaped], float]:
    """The glyphs of a run from left to right, and its width."""
    pen = 0.0
    shaped = []
    for index in range(0, len(fields), FIELDS):
        number, advance, right, down, _ = fields[index : index + FIELDS]
        if number == NOTHING or number & MISSING:
            shaped.append(Shaped(number, pen, 0))
            pen += advance / face.size
            continue
        width = face.width_of(number)
        aside = right / face.size
        rise = -down / face.size
        kern = int(width + aside - advance * 1000 / PER_PIXEL / face.size)
        shaped.append(Shaped(number, pen, width, round(aside), round(rise)))
        pen += width + aside - kern
    return shaped, pen


def _characters(item: Item, shaped: list[Shaped]) -> list[_Character]:
    """The characters of a run in logical order."""
    content, starts, is_rtl = item.content, item.clusters, item.is_rtl
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
    if glyph.number == NOTHING:
        return _Character(text, (), glyph.pen)
    if not glyph.x or not glyph.width:
        return _Character(text, (glyph,), glyph.pen)
    if text == " ":
        return _Character(text, (glyph._replace(x=0, y=0),), glyph.pen)
    return _Character(text, (glyph,), glyph.pen + glyph.x)


def _clusters(
    content: bytes, shaped: list[Shaped], starts: Sequence[int], *, is_rtl: bool
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
    painted = [glyph for glyph in cluster if glyph.number != NOTHING]
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


def _glyph(character: _Character, face: Face, *, is_rtl: bool) -> Glyph:
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
    kind = class_of(text)
    return Glyph(code, text, kind, pen * scale, width * scale, is_rtl, face.name, face.size)
