"""The inline content of an element, flattened into what the bidirectional algorithm reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.pdf.ordering.elements import Element, Part, local_name, part_of
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

# What stands for an element in the text that the algorithm reads (UAX #9, section 3.3.2 with
# CSS Writing Modes 4, section 2.4.5): a neutral, the end of a paragraph, a place to break.
_STAND_INS: Final = {
    Part.ISOLATE: "\ufffc",
    Part.OBJECT: "\ufffc",
    Part.BREAK: "\u2029",
    Part.SPACE: "\u200b",
    Part.NOTHING: "",
    Part.INLINE: "",
}
# Where white space collapses, a line feed of the source is a space and ends no paragraph.
_COLLAPSED: Final = str.maketrans("\t\n\f\r", "    ")
_PRESERVED: Final = str.maketrans("\n", "\u2029")


@dataclass(slots=True)
class Leaf:
    """One text node, or one element that is a unit in its line.

    `path` are the inline elements it stands in, from the outside; `reading` is what the algorithm
    reads for it. An `element` without `reading` is an empty one, which is only kept in its place.
    A text's `owner` holds it, as its tail when `is_tail`. `lead` and `trail` are put before and
    after the text.
    """

    path: tuple[Element, ...]
    part: Part
    reading: str
    text: str = ""
    element: Element | None = None
    owner: Element | None = None
    is_tail: bool = False
    lead: str = ""
    trail: str = ""

    def write_back(self) -> None:
        """Put `lead` and `trail` into the tree, around the text where it stands."""
        if self.owner is not None and (self.lead or self.trail):
            text = f"{self.lead}{self.text}{self.trail}"
            if self.is_tail:
                self.owner.tail = text
            else:
                self.owner.text = text


def read_flow(container: Element) -> list[Leaf]:
    """The leaves of the inline content of `container`, in logical order."""
    preserved = any(
        local_name(element) == "pre" for element in (container, *container.iterancestors())
    )
    return list(_leaves(container, (), _PRESERVED if preserved else _COLLAPSED))


def _leaves(element: Element, path: tuple[Element, ...], spaces: dict[int, int]) -> Iterator[Leaf]:
    if element.text:
        yield _text_leaf(element.text, element, path, spaces, is_tail=False)
    for child in element:
        part = part_of(child)
        if part is not Part.INLINE:
            yield Leaf(path, part, _STAND_INS[part], element=child)
        elif not len(child) and not child.text:
            yield Leaf(path, part, "", element=child)
        elif local_name(child) == "q":
            # Its quotation marks are no text of the tree, but neutrals on the page.
            inside = (*path, child)
            yield Leaf(inside, part, '"')
            yield from _leaves(child, inside, spaces)
            yield Leaf(inside, part, '"')
        else:
            yield from _leaves(child, (*path, child), spaces)
        if child.tail:
            yield _text_leaf(child.tail, child, path, spaces, is_tail=True)


def _text_leaf(
    text: str, owner: Element, path: tuple[Element, ...], spaces: dict[int, int], *, is_tail: bool
) -> Leaf:
    return Leaf(path, Part.INLINE, text.translate(spaces), text=text, owner=owner, is_tail=is_tail)
