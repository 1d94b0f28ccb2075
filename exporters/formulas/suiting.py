"""MathML Core, as math-core writes it for browsers → MathML 3, as EPUB and other readers take it.

MathML Core says with CSS what MathML 3 says with attributes: on which side a column stands, how
far the next one is. Both are kept: each reader knows one of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.language import script_of_letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

MATHML: Final = "http://www.w3.org/1998/Math/MathML"
_M: Final = f"{{{MATHML}}}"

_DECLARATION: Final = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
_LENGTH: Final = re.compile(r"(-?[0-9.]+)(r?em)?")
_TAG: Final = re.compile(r"\\tag\*?\s*\{([^{}]*)\}")
# The space that browsers leave at each side of a cell (MathML Core, 3.5), in em.
_CELL_PADDING: Final = 0.4
# No space in a formula is wider, in em: a longer one would leave the page.
_WIDEST_SPACE: Final = 20.0
_SPACES: Final = " \u00a0"
_SPACE: Final = 0.25  # em
_NUMBER_CELL: Final = "50%"
_VARIANTS: Final = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}
# What browsers stretch over a letter is a combining sign there; every other reader takes this one.
_OVERLINES: Final = {"\u0332": "\u00af", "\u0305": "\u00af"}
# MathML 3 knows this one on `math` and `mstyle` alone.
_CORE_ONLY: Final = ("scriptlevel",)


def suit_to_readers(root: etree._Element, tex: str) -> None:
    """Change the `math` element `root` in place; `tex` is the formula it was read from."""
    for table in list(root.iter(f"{_M}mtable")):
        _suit_table(table, frozenset(_TAG.findall(tex)))
    for text in list(root.iter(f"{_M}mtext")):
        _flatten(text)
        _space_out(text)
    for space in root.iter(f"{_M}mspace"):
        _limit(space)
    for sign in root.iterfind(f".//{_M}mover/{_M}mo"):
        sign.text = _OVERLINES.get(sign.text or "", sign.text)
    for element in root.iter():
        color = _style(element).get("color")
        if color is not None and element.tag != f"{_M}mtd":
            element.set("mathcolor", color.strip())
            del element.attrib["style"]


def _style(element: etree._Element) -> dict[str, str]:
    return dict(_DECLARATION.findall(element.get("style", "")))


def _suit_table(table: etree._Element, tags: frozenset[str]) -> None:
    """Say in attributes how the columns stand; only numbers that the author gave stay."""
    for name in _CORE_ONLY:
        table.attrib.pop(name, None)
    if _style(table).get("width"):
        table.attrib.pop("style")
        _drop_numbers(table, tags)
    _end_with_rule(table)
    gaps: dict[int, float] = {}
    for row in table:
        before = 0.0
        for column, cell in enumerate(row):
            style = _style(cell)
            if side := style.get("text-align"):
                cell.set("columnalign", side.strip())
            if column:
                gap = before + _em(style.get("padding-left"))
                gaps[column] = max(gap, gaps.get(column, 0.0))
            before = _em(style.get("padding-right"))
    if gaps:
        table.set("columnspacing", " ".join(f"{gap:g}em" for _, gap in sorted(gaps.items())))


def _end_with_rule(table: etree._Element) -> None:
    """Make of the rule behind the last row, which stands above an empty one, the table's own."""
    last = table[-1]
    cells = list(last)
    rule = _style(cells[0]).get("border-top") if len(cells) == 1 and len(table) > 1 else None
    if rule is not None and not len(cells[0]) and not cells[0].text:
        table.remove(last)
        table.set("style", f"{table.get('style', '')}border-bottom: {rule};")


def _drop_numbers(table: etree._Element, tags: frozenset[str]) -> None:
    """Take away the numbers that `align` gives each row, and the empty cells that face them."""
    for row in table:
        ends = [cell for cell in row if _style(cell).get("width") == _NUMBER_CELL]
        for cell in ends:
            number = "".join(cell.itertext())
            if number and number.strip("()") in tags:
                cell.attrib.pop("style")
            else:
                row.remove(cell)


def _em(length: str | None) -> float:
    """A length in em; what a browser leaves where none is given."""
    match = _LENGTH.match(length.strip()) if length is not None else None
    return float(match.group(1)) if match else _CELL_PADDING


def _flatten(text: etree._Element) -> None:
    """Words in bold or italics by attribute: HTML inside MathML is for browsers only."""
    for inner in _inner(text):
        variant = _VARIANTS.get(str(inner.tag).rpartition("}")[2])
        if variant:
            text.set("mathvariant", variant)
    words = "".join(text.itertext())
    for inner in list(text):
        text.remove(inner)
    text.text = words


def _space_out(text: etree._Element) -> None:
    """Make spaces of the formula's of those around words from right to left.

    At the left of them in the formula is behind them for who reads them.
    """
    words, parent = text.text or "", text.getparent()
    core = words.strip(_SPACES)
    if core == words or parent is None or all(script_of_letter(sign) != "Arab" for sign in core):
        return
    row = text.makeelement(f"{_M}mrow")
    parent.replace(text, row)
    text.text = core
    for piece in words.partition(core):
        if piece == core:
            row.append(text)
        elif piece:
            row.append(text.makeelement(f"{_M}mspace", {"width": f"{len(piece) * _SPACE:g}em"}))


def _inner(text: etree._Element) -> Iterator[etree._Element]:
    walk = text.iter()
    next(walk)
    yield from walk


def _limit(space: etree._Element) -> None:
    """Keep a space from leaving the page; rem, which MathML 3 does not know, as em."""
    width = space.get("width")
    match = _LENGTH.fullmatch(width) if width else None
    if match:
        length = max(-_WIDEST_SPACE, min(_WIDEST_SPACE, float(match.group(1))))
        space.set("width", f"{length:g}em")
        space.attrib.pop("style", None)
