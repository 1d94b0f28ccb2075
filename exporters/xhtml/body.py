"""Blocks and notes → XHTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from exporters.dates import localize_digits
from exporters.document import (
    CodeBlock,
    DefinitionList,
    Division,
    Equation,
    Figure,
    Heading,
    List,
    ListItem,
    Note,
    PageBreak,
    Paragraph,
    ParallelText,
    Quotation,
    Table,
    ThematicBreak,
    Verse,
)
from exporters.language import language_of
from exporters.terms import term
from exporters.values import dataclass
from exporters.xhtml.elements import XHTML, Element, append, element, set_language
from exporters.xhtml.formulas import render_equation_number, render_formula
from exporters.xhtml.inline import InlineRenderer, NotePlacement
from exporters.xhtml.labels import heading, render_box, render_number
from exporters.xhtml.listing import render_listing
from exporters.xhtml.table import render_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from exporters.document import Block, Document, Inlines, LocalizedProse, Node, Stanza
    from exporters.xhtml.elements import Content


def render_body(document: Document, notes: NotePlacement = "end") -> list[Element]:
    """The body's blocks, in elements whose surroundings are in the document's language.

    `notes`: at the end (`render_notes` gives them; a call links there), or each at its first
    call, in a `span.note` that the page's foot takes up.
    """
    return Renderer(document, notes).blocks(document.body, document.lang)


def render_notes(document: Document) -> Element | None:
    """`section.notes` with one `aside.note` each, or None where there are no notes."""
    if not document.notes:
        return None
    section = element(
        "section",
        heading("notes", document.lang),
        classes="notes",
        epub_type="endnotes",
        role="doc-endnotes",
    )
    renderer = Renderer(document)
    append(section, (renderer.note(note) for note in document.notes))
    return section


def render_prose(prose: LocalizedProse, lang: str, document: Document) -> list[Element]:
    """Formatted text of the metadata, every language in page order; `lang` is the surroundings'."""
    renderer = Renderer(document)
    return [made for _, blocks in prose for made in renderer.blocks(blocks, lang)]


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders blocks of one document. `lang` is always the language of the surroundings."""

    document: Document
    notes: NotePlacement = "end"

    def blocks(self, blocks: Iterable[Block], lang: str) -> list[Element]:
        """One element for each block."""
        return [self.block(block, lang) for block in blocks]

    def block(self, block: Block, lang: str) -> Element:
        """The element for one block."""
        return _RENDERERS[type(block)](self, block, lang)

    def verse(self, verse: Verse, lang: str) -> Element:
        """`div.verse` of stanzas; a bayt is a `p.bayt` of two hemistichs."""
        return self._element(
            "div", verse, lang, [self._stanza(stanza, verse.lang) for stanza in verse.stanzas],
            classes="verse",
        )  # fmt: skip

    def note(self, note: Note) -> Element:
        """`aside.note`, whose every block names its language: popups show it without the aside."""
        aside = self._identified(
            element("aside", classes="note", epub_type="footnote", role="doc-footnote"), note, ""
        )
        aside.set("id", f"note-{note.number}")
        blocks = self.blocks(note.blocks, note.lang)
        for block, made in zip(note.blocks, blocks, strict=True):
            if not made.get("dir"):  # code says its own
                set_language(made, block.lang)
        is_led = bool(blocks) and blocks[0].tag == f"{{{XHTML}}}p"
        around = note.blocks[0].lang if is_led else note.lang
        back_lang, back = term("back-to-text", self.document.lang)
        number = element(
            "a", localize_digits(str(note.number), self.document.lang),
            classes="note-number", href=f"#call-{note.number}", role="doc-backlink",
            title=back, lang=back_lang if back_lang != around else "",
        )  # fmt: skip
        if is_led:
            _lead(blocks[0], number)
        else:
            aside.append(element("p", number, lang=note.lang))
        append(aside, blocks)
        return aside

    def paragraph(self, block: Paragraph, lang: str) -> Element:
        """`p`."""
        return self._element("p", block, lang, self._inline(block).render(block.content))

    def heading(self, block: Heading, lang: str) -> Element:
        """`h2` to `h6`."""
        content = self._inline(block).render(block.content)
        return self._element(f"h{block.level}", block, lang, content)

    def quotation(self, block: Quotation, lang: str) -> Element:
        """`blockquote`."""
        return self._element("blockquote", block, lang, self.blocks(block.blocks, block.lang))

    def table(self, block: Table, lang: str) -> Element:
        """`table`."""
        return self._identified(render_table(block, self), block, lang)

    def thematic_break(self, block: ThematicBreak, lang: str) -> Element:
        """`hr`."""
        return self._element("hr", block, lang)

    def page_break(self, block: PageBreak, lang: str) -> Element:
        """`div.page-break`, empty."""
        return self._element("div", block, lang, classes="page-break")

    def list(self, block: List, lang: str) -> Element:
        """`ul` or `ol`; the first paragraph of a tight list's item stands without `p`."""
        tag = "ul" if block.start is None else "ol"
        classes = " ".join(filter(None, ("tight" if block.tight else "", block.numbering)))
        made = self._element(tag, block, lang, classes=classes)
        if block.numbering:
            made.set("type", _NUMBERING_TYPES[block.numbering])
        if block.start not in {None, 1}:
            made.set("start", str(block.start))
        for item in block.items:
            made.append(self._item(item, block))
        return made

    def _item(self, item: ListItem, block: List) -> Element:
        """`li`; its box, in a list of tasks, stands in its first line."""
        li = self._element("li", item, block.lang)
        blocks = item.blocks
        first = blocks[0] if blocks and isinstance(blocks[0], Paragraph) else None
        if block.tight and first is not None and first.lang == item.lang and not first.id:
            append(li, self._inline(first).render(first.content))
            blocks = blocks[1:]
        append(li, self.blocks(blocks, item.lang))
        if item.checked is not None:
            li.set("class", "task")
            leads = blocks is item.blocks and first is not None
            _lead(li[0] if leads else li, render_box(first.lang if leads and first else item.lang,
                                                     is_checked=item.checked))  # fmt: skip
        return li

    def definitions(self, block: DefinitionList, lang: str) -> Element:
        """`dl`."""
        made = self._element("dl", block, lang)
        for definition in block.definitions:
            inline = self._inline(definition)
            for content in definition.terms:
                made.append(self._element("dt", definition, block.lang, inline.render(content)))
            for blocks in definition.blocks:
                dd = element("dd", *self.blocks(blocks, definition.lang))
                if definition.lang != block.lang:
                    set_language(dd, definition.lang)
                made.append(dd)
        return made

    def figure(self, block: Figure, lang: str) -> Element:
        """`figure` with its picture and caption."""
        resource = self.document.resource(block.resource)
        spoken = language_of(block.alternative, block.lang, self.document.languages)
        image = element(
            "img", src=f"images/{resource.name}", alt=block.alternative,
            width=str(resource.width or ""), height=str(resource.height or ""),
            lang=spoken if spoken != block.lang else "",
        )  # fmt: skip
        if block.width:
            image.set("style", f"width: {block.width}; height: auto")
        made = self._element("figure", block, lang, [image])
        if caption := self.caption(block, "figure"):
            made.append(element("figcaption", *caption))
        return made

    def code(self, block: CodeBlock, lang: str) -> Element:
        """`pre`, which says its own language."""
        made = render_listing(block, lang, self.document.languages)
        return self._identified(made, block, block.lang)

    def equation(self, block: Equation, lang: str) -> Element:
        """`div.equation` with the formula, and its number where it has one."""
        content = [render_formula(block.tex, is_display=True)]
        if block.number:
            content[0].tail = " "
            content.append(render_equation_number(block.number, block.lang))
        classes = "equation numbered" if block.number else "equation"
        return self._element("div", block, lang, content, classes=classes)

    def division(self, block: Division, lang: str) -> Element:
        """`aside.admonition`, `div.epigraph` or a plain `div`."""
        blocks = self.blocks(block.blocks, block.lang)
        if block.kind == "note":
            return self._element("aside", block, lang, blocks, classes="admonition")
        made = self._element("div", block, lang, blocks, classes=block.kind)
        if block.kind == "epigraph":
            made.set("role", "doc-epigraph")
        return made

    def parallel(self, block: ParallelText, lang: str) -> Element:
        """A table without header whose rows are the pairs and whose columns are the languages."""
        made = self._element("table", block, lang, classes="parallel")
        made.set("role", "presentation")
        body = element("tbody")
        for row in block.rows:
            cells = []
            for number, (unit, unit_lang) in enumerate(zip(row, block.languages, strict=True)):
                cell = element("td", lang=unit_lang, classes="dg-tr" if number else "dg-src")
                cell.append(self.block(unit, unit_lang))
                cells.append(cell)
            body.append(element("tr", *cells))
        made.append(body)
        return made

    def _stanza(self, stanza: Stanza, lang: str) -> Element:
        """`p.bayt` or `p.stanza`; a space between the lines keeps them apart where CSS is lost."""
        name = "hemistich" if stanza.is_bayt else "verse-line"
        inline = self._inline(stanza)
        made = self._element("p", stanza, lang, classes="bayt" if stanza.is_bayt else "stanza")
        for number, line in enumerate(stanza.lines):
            append(made, [" " if number else None])
            made.append(element("span", *inline.render(line), classes=name))
        return made

    def caption(self, block: Figure | Table, kind: str) -> Sequence[Content]:
        """The words of its caption, led by its number; none where it has neither."""
        words = self._inline(block).render(block.caption)
        if not block.number:
            return words
        return [render_number(kind, block.number, block.lang), *([". "] if words else []), *words]

    def inlines(self, content: Inlines, block: Node) -> Sequence[Content]:
        """Texts and elements for the content of a block."""
        return self._inline(block).render(content)

    def _inline(self, block: Node) -> InlineRenderer:
        return InlineRenderer(self, block.lang)

    def _element(
        self, tag: str, block: Node, lang: str, content: Iterable[Element | str] = (),
        classes: str = "",
    ) -> Element:  # fmt: skip
        return self._identified(element(tag, *content, classes=classes), block, lang)

    @staticmethod
    def _identified(made: Element, block: Node, lang: str) -> Element:
        """`made` with the block's id, classes, and its language where that is not `lang`."""
        if block.id:
            made.set("id", block.id)
        if block.classes:
            made.set("class", " ".join((*(made.get("class") or "").split(), *block.classes)))
        if block.lang != lang:
            set_language(made, block.lang)
        return made


# As HTML calls them, for reading systems without style sheets.
_NUMBERING_TYPES: Final = {
    "lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I",
}  # fmt: skip


def _lead(parent: Element, child: Element) -> None:
    """Put `child` and a space before everything in `parent`."""
    child.tail = " " + (parent.text or "")
    parent.text = None
    parent.insert(0, child)


_RENDERERS: dict[type, Callable[[Renderer, Any, str], Element]] = {
    Paragraph: Renderer.paragraph,
    Heading: Renderer.heading,
    Quotation: Renderer.quotation,
    List: Renderer.list,
    DefinitionList: Renderer.definitions,
    Table: Renderer.table,
    Figure: Renderer.figure,
    CodeBlock: Renderer.code,
    Equation: Renderer.equation,
    ThematicBreak: Renderer.thematic_break,
    PageBreak: Renderer.page_break,
    Verse: Renderer.verse,
    Division: Renderer.division,
    ParallelText: Renderer.parallel,
}
