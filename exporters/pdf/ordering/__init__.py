"""Words in their order, for an engine that orders each text node alone.

WeasyPrint gives every text node to Pango by itself and sets inline boxes side by side in the
direction of their parent. So a run of the other direction that crosses an inline element comes
out in the wrong order, a line that ends inside such a run loses its punctuation to the other
side, and a word that is partly in an element falls apart. `order_inlines` tells the tree what the
Unicode Bidirectional Algorithm (UAX #9) makes of the whole paragraph, before the engine reads it.

Overrides (U+202D, U+202E) are kept inside one text node; `bdo` is an isolate.
"""

from __future__ import annotations

import re
from itertools import accumulate, count
from typing import TYPE_CHECKING, Final

from exporters.pdf.ordering.elements import (
    UNORDERED,
    Element,
    local_name,
    resolve_direction,
)
from exporters.pdf.ordering.flow import Leaf, read_flow
from exporters.pdf.ordering.joining import join_across
from exporters.pdf.ordering.rebuild import CUT, RUN_CLASS, crossed_elements, rebuild
from exporters.pdf.ordering.runs import Run, opposite_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exporters.language import Direction

__all__ = ["order_inlines"]

# Without any of these, text in left-to-right surroundings has nothing to order.
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Of these alone, text in right-to-left surroundings: Arabic letters and marks, and neutrals.
_ARABIC_ALONE: Final = re.compile(
    "[\\s\ufffc\u200c\u200d\u2010-\u2027\u0608\u060b-\u060f\u061b-\u065f\u066d-\u06dc\u06de-\u06ef"
    "\u06fa-\u077f!\"'()*,.:;?\\[\\]{}«»‹›·-]*"
)


def order_inlines(root: Element) -> None:
    """Rewrite the XHTML tree under `root` so that its words come out in the algorithm's order.

    Per block (and isolate), a run against the direction is put into one `span.bidi-run` with
    `dir`, elements being cut where they cross it (`data-cut` names the pieces of one); directions
    left to be found (`dir="auto"`, `bdi`, `code`) are written out; U+200D is put on both sides of
    an element's edge inside a joined word. No other character changes. What was ordered by an
    earlier call stays as it is. Raises `MissingDependency` where there is something to order and
    FriBidi is not installed.
    """
    directions = (parent.get("dir") for parent in root.iterancestors())
    above = next((direction for direction in directions if direction), "ltr")
    cuts = count(1 + len(root.findall(f".//*[@{CUT}]")))
    _order_element(root, "rtl" if above == "rtl" else "ltr", cuts)


def _order_element(element: Element, inherited: Direction, cuts: Iterator[int]) -> None:
    """Order the content of a block or an isolate, then that of the boxes inside it."""
    if not isinstance(element.tag, str) or local_name(element) in UNORDERED:
        return
    base = resolve_direction(element) or inherited
    leaves = read_flow(element)
    boxes = [leaf.element for leaf in leaves if leaf.element is not None]
    if any(box.get("class") == RUN_CLASS for box in boxes):
        return
    for box in boxes:
        _order_element(box, base, cuts)
    if len(boxes) < len(leaves):
        _order_flow(element, leaves, base, cuts)


def _order_flow(
    container: Element, leaves: list[Leaf], base: Direction, cuts: Iterator[int]
) -> None:
    reading = "".join(leaf.reading for leaf in leaves)
    if base == "ltr" and not _RIGHT_TO_LEFT.search(reading):
        return
    if len(leaves) > 1:
        join_across(leaves)
    runs: list[Run] = []
    if base == "ltr" or not _ARABIC_ALONE.fullmatch(reading):
        edges = list(accumulate((len(leaf.reading) for leaf in leaves), initial=0))
        runs = opposite_runs(reading, edges, base)
    if not runs:
        for leaf in leaves:
            leaf.write_back()
        return
    quotations = _crossed_quotations(leaves, runs)
    for quotation in quotations:
        # Cut in two it would have four marks: it becomes a unit, and its line is read again.
        quotation.set("dir", base)
    if quotations:
        _order_element(container, base, cuts)
    else:
        rebuild(container, leaves, runs, base, cuts)


def _crossed_quotations(leaves: Sequence[Leaf], runs: Sequence[Run]) -> list[Element]:
    """The quotations (`q`, whose marks the engine makes) that a run would cut."""
    inside = {element for leaf in leaves for element in leaf.path if local_name(element) == "q"}
    crossed = crossed_elements(leaves, runs) if inside else ()
    return [element for element in crossed if element in inside]
