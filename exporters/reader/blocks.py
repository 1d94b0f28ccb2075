"""Blocks: from Python-Markdown's tree to the model's, divisions and notes put together again.

A language is set here only where the author gave one; `languages.mark_blocks` decides the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, cast

from exporters.document import (
    Block,
    Definition,
    DefinitionList,
    Division,
    Figure,
    Heading,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Quotation,
    Table,
    Text,
    ThematicBreak,
)
from exporters.reader.attributes import Attributes
from exporters.reader.code import read_fence, read_indented_code
from exporters.reader.content import plain_text, strip
from exporters.reader.findings import Mark
from exporters.reader.formulas import read_equation
from exporters.reader.inlines import (
    Picture,
    check_attributes,
    fold,
    fold_inlines,
    read_element,
    read_pieces,
    read_text,
    settle,
)
from exporters.reader.markup import DIRECTIVE_TAG
from exporters.reader.parallel import read_parallel
from exporters.reader.tables import read_caption, read_table, with_caption
from exporters.reader.tokens import (
    MARKS,
    AttributeList,
    DivisionClose,
    DivisionOpen,
    Fence,
    NoteClose,
    NoteOpen,
    PageBreakMark,
    TexFormula,
    VerseLine,
)
from exporters.reader.verse import check_margin, read_verse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from exporters.document import Inlines
    from exporters.reader.context import Context
    from exporters.reader.inlines import Piece

_HEADING: Final = re.compile(r"h([1-6])")
_TASK: Final = re.compile(r"\[([ xX])\] +")
_BLOCK_TAGS: Final = frozenset(
    {"p", "ul", "ol", "dl", "blockquote", "table", "pre", "hr", DIRECTIVE_TAG}
    | {f"h{level}" for level in range(1, 7)}
)


@dataclass(slots=True)
class _Frame:
    """A division that is still open, and what it holds so far."""

    opener: DivisionOpen | None
    blocks: list[Block] = field(default_factory=list)
    verse: list[tuple[VerseLine, Inlines]] = field(default_factory=list)


class BlockReader:
    """Reads the blocks of one body. The notes met on the way wait in `note_elements`."""

    def __init__(self, context: Context, root: Element) -> None:
        self.context = context
        self.note_elements: dict[str, list[Element]] = {}
        # A body may begin its outline with level 1 only if it has no level 2 to confuse it with.
        self.has_level_two = root.find(".//h2") is not None

    def read_children(self, parent: Element) -> tuple[Block, ...]:
        """The blocks in an element; text between them is a paragraph too."""
        frames = [_Frame(None)]
        pending = read_text(parent.text, self.context)
        children = iter(parent)
        for child in children:
            if child.tag in _BLOCK_TAGS:
                self._settle(pending, frames)
                pending = []
                if child.tag == DIRECTIVE_TAG:
                    self._read_directive(child, children, frames)
                else:
                    self._read_block(child, frames[-1].blocks)
            else:
                pending += read_element(child, self.context)
            pending += read_text(child.tail, self.context)
        self._settle(pending, frames)
        while len(frames) > 1:
            frame = frames.pop()
            frames[-1].blocks += self._close(frame)
        return tuple(frames[0].blocks)

    def read_elements(self, elements: Iterable[Element], parent: Element) -> tuple[Block, ...]:
        """The blocks that `elements` are; `parent` is a fresh element to hold them."""
        parent.extend(elements)
        return self.read_children(parent)

    def _settle(self, pending: list[Piece], frames: list[_Frame]) -> None:
        """Make paragraphs of the inline pieces gathered between blocks."""
        if pending:
            frames[-1].blocks += self._read_paragraph(pending)

    # --- directives ----------------------------------------------------------------------------

    def _read_directive(
        self, element: Element, following: Iterable[Element], frames: list[_Frame]
    ) -> None:
        match = MARKS.match(element.get("mark", ""))
        if match is None:
            return
        token = self.context.tokens.find(match)
        self.context.line, self.context.start = token.mark.line, 0
        if isinstance(token, DivisionOpen):
            frames.append(_Frame(token))
        elif isinstance(token, DivisionClose):
            if len(frames) > 1:
                frame = frames.pop()
                frames[-1].blocks += self._close(frame)
        elif isinstance(token, NoteOpen):
            self._set_aside(token, following)
        elif isinstance(token, PageBreakMark):
            frames[-1].blocks.append(PageBreak(lang="", line=token.mark.line))
        elif isinstance(token, VerseLine):
            content = strip(fold_inlines(read_pieces(element, self.context), self.context))
            frames[-1].verse.append((token, content))
            self.context.start = 0
        elif isinstance(token, AttributeList):
            self._describe(token, frames[-1].blocks)

    def _set_aside(self, token: NoteOpen, following: Iterable[Element]) -> None:
        """Keep the elements of a note for later: it is read when its number is known."""
        elements: list[Element] = []
        depth = 1
        for element in following:
            match = MARKS.match(element.get("mark", ""))
            inner = self.context.tokens.find(match) if match else None
            depth += isinstance(inner, NoteOpen) - isinstance(inner, NoteClose)
            if not depth:
                break
            elements.append(element)
        self.note_elements.setdefault(token.label, elements)

    def _describe(self, token: AttributeList, blocks: list[Block]) -> None:
        """Give the block above the attributes on the line below it."""
        if not blocks:
            self.context.findings.add("b-022", token.mark, attributes=token.raw)
            return
        attributes = check_attributes(token.attributes, token.mark, self.context)
        block = blocks[-1]
        if isinstance(block, Heading) and attributes.id:
            self.context.labels[attributes.id] = block.content
        blocks[-1] = replace(
            block,
            lang=attributes.lang or block.lang,
            id=attributes.id or block.id,
            classes=(*block.classes, *attributes.classes),
        )

    def _close(self, frame: _Frame) -> list[Block]:
        """The block that a division makes."""
        opener = frame.opener
        if opener is None:
            return frame.blocks
        attributes = check_attributes(opener.attributes, opener.mark, self.context)
        classes = attributes.classes
        line = opener.mark.line
        if "verse" in classes:
            verse = read_verse(frame.verse, attributes, opener.mark, self.context)
            return [verse, *frame.blocks] if verse else frame.blocks
        if not frame.blocks:
            self.context.findings.add("b-027", opener.mark)
            return []
        if "parallel" in classes:
            rest = tuple(name for name in classes if name != "parallel")
            described = Attributes(attributes.id, rest, attributes.pairs)
            parallel = read_parallel(frame.blocks, described, opener.mark, self.context)
            return [parallel] if parallel else []
        kind = next((name for name in classes if name in {"note", "epigraph"}), "")
        return [
            Division(
                lang=attributes.lang,
                id=attributes.id,
                classes=tuple(name for name in classes if name != kind),
                line=line,
                blocks=tuple(frame.blocks),
                kind=cast(Literal["", "note", "epigraph"], kind),  # noqa: TC006 - read by mypy
            )
        ]

    # --- blocks of Markdown ----------------------------------------------------------------------

    def _read_block(self, element: Element, blocks: list[Block]) -> None:
        """Add the block that an element is to `blocks`."""
        tag = element.tag
        if tag == "p":
            blocks += self._read_paragraph(read_pieces(element, self.context), blocks)
        elif match := _HEADING.fullmatch(tag):
            blocks.append(self._read_heading(element, int(match.group(1))))
        elif tag == "blockquote":
            inside = self.read_children(element)
            blocks.append(Quotation(lang="", line=_line(inside), blocks=inside))
        elif tag in {"ul", "ol"}:
            blocks.append(self._read_list(element))
        elif tag == "dl":
            self._read_definitions(element, blocks)
        elif tag == "table":
            table = read_table(element, self.context)
            if caption := read_caption(blocks[-1] if blocks else None):
                blocks[-1] = with_caption(table, caption, self.context)
            else:
                blocks.append(table)
        elif tag == "pre":
            blocks.append(read_indented_code(element, self.context))
        else:
            blocks.append(ThematicBreak(lang="", line=self.context.line))

    def _read_paragraph(
        self, pieces: list[Piece], before: list[Block] | None = None
    ) -> list[Block]:
        """A paragraph, or the blocks it is made of.

        A picture that stands alone is a figure; code blocks and equations part a paragraph.
        """
        folded = fold(pieces, self.context)
        line = self.context.take_start()
        attributes = check_attributes(folded.attributes, Mark(line, 1), self.context)
        check_margin(folded.pieces, line, self.context)
        blocks: list[Block] = []
        part: list[Piece] = []
        for piece in (*folded.pieces, None):
            if piece is not None and not isinstance(piece, Fence | TexFormula):
                part.append(piece)
                continue
            pictures = [p for p in part if not (isinstance(p, Text) and not p.text.strip())]
            if len(pictures) == 1 and isinstance(pictures[0], Picture):
                blocks += self._read_figure(pictures[0])
            elif content := strip(settle(part, self.context)):  # type: ignore[arg-type]
                blocks.append(
                    Paragraph(
                        lang=attributes.lang,
                        id=attributes.id,
                        classes=attributes.classes,
                        line=line,
                        content=content,
                    )
                )
            part = []
            if isinstance(piece, Fence):
                blocks.append(read_fence(piece, self.context))
            elif isinstance(piece, TexFormula):
                blocks.append(read_equation(piece, self.context))
        table = before[-1] if before else None
        if before and isinstance(table, Table) and blocks and (caption := read_caption(blocks[0])):
            before[-1] = with_caption(table, caption, self.context)
            return blocks[1:]
        return blocks

    def _read_figure(self, picture: Picture) -> list[Block]:
        context = self.context
        if not picture.alternative.strip():
            context.findings.add("r-008", picture.mark, target=picture.source)
        name = context.resources.read_image(picture.source, picture.mark, context.findings)
        attributes = check_attributes(
            picture.attributes, picture.mark, context, frozenset({"width", "height"})
        )
        if not name:
            return []
        caption: Inlines = (Text(picture.title.strip()),) if picture.title.strip() else ()
        if attributes.id:
            context.labels[attributes.id] = caption
        return [
            Figure(
                lang=attributes.lang,
                id=attributes.id,
                classes=attributes.classes,
                line=picture.mark.line,
                resource=name,
                alternative=picture.alternative.strip(),
                caption=caption,
            )
        ]

    def _read_heading(self, element: Element, level: int) -> Heading:
        context = self.context
        folded = fold(read_pieces(element, context), context)
        mark = Mark(context.take_start(), 1)
        attributes = check_attributes(folded.attributes, mark, context)
        content = strip(settle(folded.pieces, context))
        if level == 1:
            context.findings.add("b-018" if self.has_level_two else "b-017", mark)
            level = 2
        identifier = attributes.id or context.identifiers.invent(plain_text(content), mark)
        context.labels[identifier] = content
        return Heading(
            lang=attributes.lang,
            id=identifier,
            classes=attributes.classes,
            line=mark.line,
            level=level,
            content=content,
        )

    def _read_list(self, element: Element) -> List:
        items = [self._read_item(item) for item in element if item.tag == "li"]
        start = None
        if element.tag == "ol":
            written = element.get("start", "1")
            start = int(written) if written.isdecimal() else 1
        tight = all(item.find("p") is None for item in element)
        return List(lang="", line=_line(items), items=tuple(items), start=start, tight=tight)

    def _read_item(self, element: Element) -> ListItem:
        blocks = list(self.read_children(element))
        checked = None
        if blocks and isinstance(first := blocks[0], Paragraph):
            head = first.content[0]
            if isinstance(head, Text) and (match := _TASK.match(head.text)):
                checked = match.group(1) != " "
                content = strip((head.cut(match.end(), len(head.text)), *first.content[1:]))
                blocks[0] = replace(first, content=content)
        return ListItem(lang="", line=_line(blocks), blocks=tuple(blocks), checked=checked)

    def _read_definitions(self, element: Element, blocks: list[Block]) -> None:
        """A definition list; `: text` below a table is the table's caption instead."""
        definitions: list[Definition] = []
        terms: list[Inlines] = []
        bodies: list[tuple[Block, ...]] = []
        line = 0

        def close() -> None:
            if terms and bodies:
                definitions.append(
                    Definition(lang="", line=line, terms=tuple(terms), blocks=tuple(bodies))
                )

        for child in element:
            if child.tag == "dt":
                if bodies:
                    close()
                    terms, bodies = [], []
                terms.append(strip(fold_inlines(read_pieces(child, self.context), self.context)))
                line = line if len(terms) > 1 else self.context.line
                continue
            body = self.read_children(child)
            if terms:
                bodies.append(body)
            elif blocks and isinstance(blocks[-1], Table) and _is_paragraph(body):
                caption = cast("Paragraph", body[0]).content
                blocks[-1] = with_caption(blocks[-1], caption, self.context)
            else:
                self.context.findings.add("b-026", Mark(self.context.line, 1))
        close()
        if definitions:
            first = definitions[0].line
            blocks.append(DefinitionList(lang="", line=first, definitions=tuple(definitions)))


def _line(blocks: Iterable[Block | ListItem]) -> int:
    return next((block.line for block in blocks if block.line), 0)


def _is_paragraph(blocks: tuple[Block, ...]) -> bool:
    return len(blocks) == 1 and isinstance(blocks[0], Paragraph)
