r"""The rules of an `array`: between its columns and rows, as `|` and `\hline` ask for them.

MathML Core states them as borders in the style of cells and of the table.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from ziamath.nodes.mtable import Mtable

from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_BORDER: Final = re.compile(r"border-(left|right|top|bottom):[^;]*?(solid|dashed)")
_DASHED: Final = "dashed"
_THICKNESS: Final = "0.05em"
# How far a rule keeps from what stands beside it, and from what stands above and below.
_BESIDE: Final = "0.4em"
_ABOVE: Final = "0.25em"
# The length of a dash, and of the gap behind it, in thicknesses.
_DASH: Final = 4


class _Rule(NamedTuple):
    """A rule, or a dash of one, from its left upper corner."""

    x: float
    y: float
    width: float
    height: float


class RuledTable(Mtable, tag="mtable"):
    """The library's table, and the rules that its style asks for."""

    def _setup(self, **kwargs: Any) -> None:
        self._rules: list[_Rule] = []
        borders = _borders_of(self.element)
        if not any(sides for row in borders for sides in row):
            super()._setup(**kwargs)
            return
        self.element.set("rowspacing", f"{2 * float(_ABOVE[:-2])}em")
        super()._setup(**kwargs)
        beside, above = self.size_px(_BESIDE), self.size_px(_ABOVE)
        thickness = self.size_px(_THICKNESS)
        half = thickness / 2
        self.nodexy = [(x + beside + half, y) for x, y in self.nodexy]
        columns, rows = self._edges(beside, above)
        self.bbox = type(self.bbox)(0, columns[-1] + half, -rows[-1] - half, half - rows[0])
        for row, (top, bottom) in zip(borders, pairwise(rows), strict=True):
            for sides, (left, right) in zip(row, pairwise(columns), strict=False):
                for side, style in sides.items():
                    is_upright = side in {"left", "right"}
                    length = bottom - top if is_upright else right - left
                    corner = (
                        right if side == "right" else left,
                        bottom if side == "bottom" else top,
                    )
                    dash = _DASH * thickness if style == _DASHED else length + thickness
                    for start, end in _dashes(length, dash, half):
                        self._rules.append(_rule(corner, start, end, half, is_upright=is_upright))

    def _edges(self, beside: float, above: float) -> tuple[list[float], list[float]]:
        """Where the columns part, from left to right, and where the rows do, downwards."""
        width = max(map(len, self.element))
        left, right = [float("inf")] * width, [0.0] * width
        rows: list[tuple[float, float]] = []
        cells = iter(zip(self.nodes, self.nodexy, strict=True))
        for row in self.element:
            top, bottom = float("inf"), float("-inf")
            for column, _ in enumerate(row):
                node, (x, y) = next(cells)
                left[column] = min(left[column], x)
                right[column] = max(right[column], x + node.bbox.xmax)
                top, bottom = min(top, y - node.bbox.ymax), max(bottom, y - node.bbox.ymin)
            rows.append((top, bottom))
        columns = list(zip(left, right, strict=True))
        return _between(columns, beside), _between(rows, above)

    def draw(self, x: float, y: float, svg: ET.Element) -> tuple[float, float]:
        """Add the cells to the picture, and the rules."""
        end: tuple[float, float] = super().draw(x, y, svg)
        for rule in self._rules:
            place = {"x": x + rule.x, "y": y + rule.y, "width": rule.width, "height": rule.height}
            ET.SubElement(svg, "rect", {key: f"{value:.3f}" for key, value in place.items()})
        return end


def _borders_of(table: ET.Element) -> list[list[dict[str, str]]]:
    """The styles of the rules at the sides of each cell, those of the table at its outer cells."""
    outer = dict(_BORDER.findall(table.get("style", "")))
    borders = [[dict(_BORDER.findall(cell.get("style", ""))) for cell in row] for row in table]
    for number, row in enumerate(borders):
        for column, sides in enumerate(row):
            at = {"top": not number, "bottom": number == len(borders) - 1, "left": not column}
            sides |= {side: style for side, style in outer.items() if at.get(side)}
    return borders


def _between(stretches: list[tuple[float, float]], margin: float) -> list[float]:
    """The middles of the gaps between stretches, and a place `margin` off each end."""
    middles = [(one[1] + other[0]) / 2 for one, other in pairwise(stretches)]
    return [stretches[0][0] - margin, *middles, stretches[-1][1] + margin]


def _dashes(length: float, dash: float, half: float) -> Iterator[tuple[float, float]]:
    """Where the dashes of a rule begin and end; the rule reaches `half` beyond its corners."""
    start = -half
    while start < length:
        yield start, min(start + dash, length + half)
        start += 2 * dash


def _rule(
    corner: tuple[float, float], start: float, end: float, half: float, *, is_upright: bool
) -> _Rule:
    """The part of a rule that leads from a corner to the right or down; `half` is its thickness."""
    x, y = corner
    if is_upright:
        return _Rule(x - half, y + start, 2 * half, end - start)
    return _Rule(x + start, y - half, end - start, 2 * half)
