"""Cursive joining across the ends of text nodes, each of which an engine shapes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.bidi import ZWJ, is_transparent, joined
from exporters.pdf.ordering.elements import Element, local_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.pdf.ordering.flow import Leaf

# Shaping stops where the baseline moves (CSS Text 3, section 7.3).
_SHIFTED: Final = frozenset({"sub", "sup"})
_FIRST_JOINING: Final = "\u0600"


def join_across(leaves: Iterable[Leaf]) -> None:
    """Set `lead` and `trail` of the leaves to U+200D where a word goes on in the next leaf."""
    before: Leaf | None = None
    for leaf in leaves:
        if leaf.owner is None:
            if leaf.reading:
                before = None
            continue
        if before is not None and leaf.text[0] < _FIRST_JOINING:
            before = None
        if before is not None and _is_shaped_through(before.path, leaf.path):
            if is_transparent(leaf.text):
                continue
            if joined(before.text, leaf.text):
                before.trail = "" if before.text.endswith(ZWJ) else ZWJ
                leaf.lead = "" if leaf.text.startswith(ZWJ) else ZWJ
        before = leaf if leaf.text[-1] >= _FIRST_JOINING else None


def _is_shaped_through(before: tuple[Element, ...], after: tuple[Element, ...]) -> bool:
    """Whether shaping goes on from an element to another: no moved baseline lies between."""
    shared = 0
    for one, other in zip(before, after, strict=False):
        if one is not other:
            break
        shared += 1
    crossed = (*before[shared:], *after[shared:])
    return not any(local_name(element) in _SHIFTED for element in crossed)
