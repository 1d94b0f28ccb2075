"""Inline content → XHTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

from lxml import etree

from exporters.dates import localize_digits
from exporters.document import (
    Abbreviation,
    Code,
    Formula,
    InlineImage,
    LineBreak,
    Link,
    NoteReference,
    Span,
    Styled,
    Text,
)
from exporters.language import direction_of, language_of
from exporters.values import dataclass
from exporters.xhtml.elements import XHTML, Content, element, set_language, text, verbatim
from exporters.xhtml.formulas import render_formula

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from exporters.document import Block, Document, Inlines
    from exporters.xhtml.elements import Element

NotePlacement = Literal["end", "page"]

STYLE_ELEMENTS: Final = {
    "emphasis": "em",
    "strong": "strong",
    "superscript": "sup",
    "subscript": "sub",
    "strikeout": "del",
    "inserted": "ins",
    "marked": "mark",
    "small": "small",
    "quoted": "q",
    "cited": "cite",
    "keyboard": "kbd",
    "sample": "samp",
    "variable": "var",
    "definition": "dfn",
}


_BLOCK_ELEMENTS: Final = frozenset(
    ("aside", "blockquote", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "h2",
     "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "table", "tbody", "td", "th", "thead",
     "tr", "ul")
)  # fmt: skip


class BlockRenderer(Protocol):
    """What inline content needs of the renderer of blocks: a note at a page's foot is blocks."""

    @property
    def document(self) -> Document:
        """The document being rendered."""

    @property
    def notes(self) -> NotePlacement:
        """Where its notes stand."""

    def blocks(self, blocks: Iterable[Block], lang: str) -> list[Element]:
        """One element for each block; `lang` is the language of the surroundings."""
        ...


@dataclass(frozen=True, slots=True)
class InlineRenderer:
    """Renders inline content whose surroundings are in `lang`."""

    blocks: BlockRenderer
    lang: str

    def render(self, content: Inlines) -> list[Content]:
        """Texts and elements for the content, in order."""
        languages = self._languages
        rendered: list[Content] = []
        for inline in content:
            if isinstance(inline, Text):
                rendered += text(inline.text, self.lang, languages)
            else:
                rendered.append(_RENDERERS[type(inline)](self, inline))
        return rendered

    def styled(self, styled: Styled) -> Element:
        """`em`, `strong` and the other elements of `STYLE_ELEMENTS`."""
        return element(STYLE_ELEMENTS[styled.style], *self.render(styled.content))

    def abbreviation(self, short: Abbreviation) -> Element:
        """`abbr`, in a `bdi` where the words it stands for are in another language."""
        lang = language_of(short.expansion, self.lang, self._languages)
        content = InlineRenderer(self.blocks, lang).render(short.content)
        made = element("abbr", *content, title=short.expansion)
        return made if lang == self.lang else element("bdi", made, lang=lang)

    def link(self, link: Link) -> Element:
        """`a`."""
        return element("a", *self.render(link.content), href=link.target, title=link.title)

    def image(self, image: InlineImage) -> Element:
        """`img`, which says the language of its alternative text where that is another."""
        lang = language_of(image.alternative, self.lang, self._languages)
        source = f"images/{self.blocks.document.resource(image.resource).name}"
        style = f"width: {image.width}; height: auto; max-height: none" if image.width else ""
        own = lang if lang != self.lang else ""
        return element("img", src=source, alt=image.alternative, style=style, lang=own)

    def formula(self, formula: Formula) -> Element:
        """`bdi.formula` with `math`."""
        return render_formula(formula.tex)

    def line_break(self, _: LineBreak) -> Element:
        """`br`."""
        return element("br")

    @property
    def _languages(self) -> tuple[str, ...]:
        document = self.blocks.document
        return (*document.languages, *document.body_languages)

    def span(self, span: Span) -> Element:
        """A `bdi` where the language changes, which isolates the run; else a plain `span`."""
        lang = span.lang or self.lang
        content = InlineRenderer(self.blocks, lang).render(span.content)
        made = element("bdi" if lang != self.lang else "span", *content)
        if span.id:
            made.set("id", span.id)
        if span.classes:
            made.set("class", " ".join(span.classes))
        if lang != self.lang:
            set_language(made, lang)
        return made

    def code(self, code: Code) -> Element:
        """`code`, left to right unless its own letters are of the other direction."""
        lang = language_of(code.text, self.lang, self._languages)
        content = verbatim(code.text, lang, self._languages)
        made = element("code", *content, lang=lang if lang != self.lang else "")
        if lang == self.lang and direction_of(lang) == "rtl":
            made.set("dir", "ltr")
        return made

    def note(self, reference: NoteReference) -> Element:
        """The call of a note, or at its first call on paper the note itself."""
        number = reference.number
        note = self.blocks.document.notes[number - 1]
        if self.blocks.notes == "page":
            return self._note_at_foot(reference)
        label = localize_digits(str(number), self.blocks.document.lang)
        call = element(
            "a", label, classes="note-call", href=f"#note-{note.number}",
            epub_type="noteref", role="doc-noteref",
        )  # fmt: skip
        if not reference.repeated:
            call.set("id", f"call-{number}")
        return element("sup", call)

    def _note_at_foot(self, reference: NoteReference) -> Element:
        """`span.note` with the note's blocks inside; a later call of the same note links to it.

        A paragraph cannot hold blocks in HTML, so each becomes a span that keeps its element's
        name as its class: `span.note-p`, `span.note-li`.
        """
        number = reference.number
        note = self.blocks.document.notes[number - 1]
        if reference.repeated:
            label = localize_digits(str(number), self.blocks.document.lang)
            return element("sup", element("a", label, href=f"#note-{number}", role="doc-noteref"))
        lang = note.blocks[0].lang if note.blocks else note.lang  # its number's side
        made = element("span", classes="note", id=f"note-{number}", lang=lang)
        for block in self.blocks.blocks(note.blocks, lang):
            for part in block.iter():
                name = etree.QName(part).localname
                if name in _BLOCK_ELEMENTS:
                    part.tag = f"{{{XHTML}}}span"
                    part.set("class", f"note-{name} {part.get('class') or ''}".strip())
                    if start := part.attrib.pop("start", None):
                        part.set("style", f"counter-reset: list-item {int(start) - 1}")
            made.append(block)
        return made


_RENDERERS: dict[type, Callable[[InlineRenderer, Any], Element]] = {
    Styled: InlineRenderer.styled,
    Span: InlineRenderer.span,
    Abbreviation: InlineRenderer.abbreviation,
    Link: InlineRenderer.link,
    Code: InlineRenderer.code,
    NoteReference: InlineRenderer.note,
    InlineImage: InlineRenderer.image,
    Formula: InlineRenderer.formula,
    LineBreak: InlineRenderer.line_break,
}
