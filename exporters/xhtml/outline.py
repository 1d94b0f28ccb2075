"""The outline of a document, which contents, bookmarks and the navigation document show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from exporters.document import Division, Heading, NoteReference, Quotation
from exporters.values import dataclass
from exporters.xhtml.body import Renderer
from exporters.xhtml.elements import Element, element
from exporters.xhtml.inline import InlineRenderer
from exporters.xhtml.labels import change, heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.document import Block, Document, Inlines


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading with the headings below it; `lang` is the language of its label."""

    id: str
    level: int
    lang: str
    content: Inlines
    children: tuple[OutlineEntry, ...] = ()

    def render_label(self, document: Document) -> list[Element | str]:
        """The label's text, its foreign runs isolated, for an element in `lang`."""
        return InlineRenderer(Renderer(document), self.lang).render(self.content)


def outline(document: Document) -> tuple[OutlineEntry, ...]:
    """The body's headings as a tree, calls of notes left out."""
    entries = [
        OutlineEntry(
            found.id,
            found.level,
            found.lang,
            tuple(part for part in found.content if not isinstance(part, NoteReference)),
        )
        for found in _headings(document.body)
    ]
    return _nested(entries)


def render_contents(document: Document) -> Element | None:
    """`nav.contents`, the table of contents as a page shows it, or None without headings."""
    entries = outline(document)
    if not entries:
        return None
    nav = element("nav", classes="contents", role="doc-toc", epub_type="toc")
    nav.append(heading("contents", document.lang))
    nav.append(_list(entries, document))
    return nav


def _list(entries: tuple[OutlineEntry, ...], document: Document) -> Element:
    made = element("ol")
    for entry in entries:
        label = entry.render_label(document)
        lang = change(entry.lang, document)
        if lang:  # the page number after it stays in the document's direction
            label = [element("bdi", *label, lang=lang)]
        anchor = element("a", *label, href=f"#{entry.id}")
        item = element("li", anchor)
        if entry.children:
            item.append(_list(entry.children, document))
        made.append(item)
    return made


def _headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Division | Quotation):
            yield from _headings(block.blocks)


def _nested(entries: list[OutlineEntry]) -> tuple[OutlineEntry, ...]:
    """The entries with every deeper one under the last shallower one before it."""
    nested: list[OutlineEntry] = []
    position = 0
    while position < len(entries):
        entry = entries[position]
        end = position + 1
        while end < len(entries) and entries[end].level > entry.level:
            end += 1
        nested.append(replace(entry, children=_nested(entries[position + 1 : end])))
        position = end
    return tuple(nested)
