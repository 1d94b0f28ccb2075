"""The elements of a tree that grows: found again by their source, made when first met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.language import direction_of
from exporters.pdf.structure.elements import GROUPING, INLINE, StructureElement

if TYPE_CHECKING:
    from exporters.pdf.structure.fragments import Fragment, Mark, Source


class Registry:
    """All the elements of one tree. `page` is the page being read, from 0.

    A source element may have several parts: a list's item is an `LI` with a label and a body.
    The part that takes in the source's own content is called `content`, where it is not the
    element itself, which is the part with no name.
    """

    def __init__(self, lang: str) -> None:
        self.root = StructureElement("Document", None, lang, direction_of(lang))
        self.page = 0
        self._parts: dict[tuple[Source, str], StructureElement] = {}
        self._numbers: dict[int, int] = {}
        self._notes = 0
        self._cuts: dict[str, Source] = {}

    def whole(self, source: Source) -> Source:
        """The first piece of an element that the ordering of its line cut, else the element."""
        cut = source.get("data-cut")
        return self._cuts.setdefault(cut, source) if cut else source

    def get(self, source: Source, part: str = "") -> StructureElement | None:
        """The element for a part of a source element, if there is one yet."""
        return self._parts.get((source, part))

    def home_of(self, source: Source) -> StructureElement | None:
        """The element that takes in a source's content, if it was met before."""
        return self.get(source, "content") or self.get(source)

    def find(
        self,
        source: Source,
        structure_type: str,
        parent: StructureElement,
        fragment: Fragment,
        part: str = "",
    ) -> StructureElement:
        """The element for a part of a source element, made at its first fragment."""
        element = self.get(source, part)
        if element is None:
            element = self.make(structure_type, parent, fragment)
            element.source = source
            self._parts[source, part] = element
        return element

    def make(
        self, structure_type: str, parent: StructureElement, fragment: Fragment
    ) -> StructureElement:
        """A new element at the end of `parent`, with the fragment's language and direction."""
        element = StructureElement(
            structure_type,
            parent,
            fragment.lang or parent.lang,
            fragment.direction,
            is_block=fragment.is_block and structure_type not in INLINE,
        )
        parent.kids.append(element)
        return element

    def make_note(
        self, source: Source, parent: StructureElement, fragment: Fragment
    ) -> StructureElement:
        """A note that takes in the content of `source`, with an id (ISO 14289-1, 7.9)."""
        note = self.make("Note", parent, fragment)
        self._notes += 1
        note.id = f"note-{self._notes}"
        note.source = source
        self._parts[source, "content"] = note
        return note

    def line_in(self, parent: StructureElement) -> StructureElement:
        """Where what stands in a line goes: into the parent, or a paragraph of a grouping one."""
        if parent.type not in GROUPING:
            return parent
        last = parent.kids[-1] if parent.kids else None
        if isinstance(last, StructureElement) and last.is_anonymous:
            return last
        paragraph = StructureElement(
            "P", parent, parent.lang, parent.direction, parent.source, is_block=True
        )
        parent.kids.append(paragraph)
        return paragraph

    def claim(self, mark: Mark, element: StructureElement) -> None:
        """Make a mark content of an element; its number counts within its content stream."""
        stream = id(mark.stream)
        mark.number = self._numbers.get(stream, 0)
        self._numbers[stream] = mark.number + 1
        mark.page, mark.tag = self.page, element.type
        element.kids.append(mark)
