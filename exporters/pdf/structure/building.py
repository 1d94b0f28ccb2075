"""Fragments of pages → one structure tree: one element per source element, however many pages.

An element is found again by its source, so that its second page adds to it and nothing splits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.pdf.structure import roles
from exporters.pdf.structure.asides import Asides, set_aside
from exporters.pdf.structure.elements import INLINE, StructureElement
from exporters.pdf.structure.inlines import open_link, open_span, tie_annotation
from exporters.pdf.structure.lists import open_definition, open_item, open_label, open_list
from exporters.pdf.structure.notes import open_call, open_note
from exporters.pdf.structure.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.pdf.structure.fragments import Fragment, Source

_OPENERS: Final = {
    "Span": open_span,
    "Link": open_link,
    "L": open_list,
    "LI": open_item,
    "Lbl": open_definition,
    "LBody": open_definition,
    "Note": open_note,
}


class TreeBuilder:
    """A structure tree that grows page by page.

    `root` is the `Document` element; `undescribed` are the pictures without alternative text.
    """

    def __init__(self, lang: str) -> None:
        self.undescribed: list[Source] = []
        self._registry = Registry(lang)
        self._asides = Asides()

    @property
    def root(self) -> StructureElement:
        """The `Document` element."""
        return self._registry.root

    def add_page(self, fragments: Iterable[Fragment], page: int) -> None:
        """Add what stands on a page, counted from 0."""
        self._registry.page = page
        for fragment in fragments:
            self._add(fragment, self.root)

    def _add(self, fragment: Fragment, parent: StructureElement) -> None:
        artifact = self._asides.kind_of(fragment)
        if artifact:
            set_aside(fragment, artifact)
        elif fragment.kind == "text":
            self._add_text(fragment, parent)
        elif fragment.kind == "picture" and fragment.source is not None:
            self._add_picture(fragment, fragment.source, parent)
        else:
            element = self._open(fragment, parent)
            tie_annotation(self._registry, fragment, element)
            for child in fragment.children():
                self._add(child, element)

    def _add_text(self, fragment: Fragment, parent: StructureElement) -> None:
        mark = fragment.mark
        if mark is None:
            return
        line = self._registry.line_in(parent)
        mark.text, mark.line = fragment.text, fragment.line
        # Figures and signs are in the language of the text around them.
        if fragment.lang not in {"", line.lang} and any(map(str.isalpha, mark.text)):
            line = self._registry.make("Span", line, fragment)
        mark.is_hyphenated = mark.text.endswith(fragment.hyphen)
        mark.is_right_to_left = fragment.direction == "rtl"
        self._registry.claim(mark, line)

    def _add_picture(self, fragment: Fragment, source: Source, parent: StructureElement) -> None:
        stands_alone = fragment.is_block or roles.is_figure(parent.source)
        home = parent if stands_alone else self._registry.line_in(parent)
        is_new = self._registry.get(source) is None
        kind = "Formula" if roles.is_formula(source) else "Figure"
        figure = self._registry.find(source, kind, home, fragment)
        if is_new:
            figure.alternative = roles.alternative_of(source)
            figure.say("Layout", "BBox", fragment.rectangle)
            figure.say("Layout", "Placement", "Block" if stands_alone else "Inline")
            if figure.alternative is None:
                self.undescribed.append(source)
        tie_annotation(self._registry, fragment, figure)
        if fragment.mark is not None:
            self._registry.claim(fragment.mark, figure)

    def _open(self, fragment: Fragment, parent: StructureElement) -> StructureElement:
        """The element that a box's content belongs to."""
        source = fragment.source
        if source is None or source.tag == "body":
            return parent
        source = self._registry.whole(source)
        if source.tag == "html":
            parent.direction = fragment.direction
            return parent
        if fragment.pseudo:
            return self._open_generated(fragment, source, parent)
        if source is parent.source:  # an anonymous box, or one of the boxes of a table
            return parent
        return self._registry.home_of(source) or self._open_new(fragment, source, parent)

    def _open_generated(
        self, fragment: Fragment, source: Source, parent: StructureElement
    ) -> StructureElement:
        """The element of a label, of a call to a note, or of other generated content."""
        if fragment.pseudo == "marker":
            return open_label(self._registry, fragment, source, parent)
        if fragment.pseudo in {"footnote-call", "note-call"}:
            return open_call(self._registry, fragment, source, parent)
        if fragment.pseudo in {"footnote-marker", "note-marker"}:
            return self._registry.find(source, "Lbl", parent, fragment, "label")
        return parent

    def _open_new(
        self, fragment: Fragment, source: Source, parent: StructureElement
    ) -> StructureElement:
        """The element of a source that was not met before."""
        registry = self._registry
        structure_type = roles.type_of(source, parent.type, is_block=fragment.is_block)
        if not structure_type:
            return parent
        if structure_type in INLINE and not fragment.is_block:
            parent = registry.line_in(parent)
        if structure_type in _OPENERS:
            return _OPENERS[structure_type](registry, fragment, source, parent)
        element = registry.find(source, structure_type, parent, fragment)
        if structure_type in {"TH", "TD"}:
            _span(element, *fragment.spans)
        element.holds_contents = roles.is_contents(source)
        return element


def _span(cell: StructureElement, columns: int, rows: int) -> None:
    """Say how many columns and rows a cell takes, where it takes more than one."""
    for key, count in (("ColSpan", columns), ("RowSpan", rows)):
        if count > 1:
            cell.say("Table", key, count)
