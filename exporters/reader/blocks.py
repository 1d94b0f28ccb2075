"""Blocks: from the tree of `structure` to the model's, their text read on the way.

A language is set here only where the author gave one; `languages.mark_blocks` decides the others.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from exporters.document import (
    Block,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quotation,
    Table,
    Text,
    ThematicBreak,
)
from exporters.document.plain import spoken_text
from exporters.reader import divisions, lists
from exporters.reader.checks import check_attributes, read_width
from exporters.reader.code import read_code
from exporters.reader.content import is_space, strip
from exporters.reader.formulas import read_equation
from exporters.reader.inline import (
    Folded,
    Passage,
    Picture,
    TexFormula,
    read_folded,
    read_inlines,
    settle,
)
from exporters.reader.markup import parse_run
from exporters.reader.structure import tree
from exporters.reader.structure.leaves import TABLE_RULE
from exporters.reader.tables import read_caption, read_grid, read_table, with_caption

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from exporters.document import Inlines
    from exporters.reader.attributes import Attributes
    from exporters.reader.context import Context
    from exporters.reader.findings import Mark
    from exporters.reader.inline.pieces import Content
    from exporters.reader.lines import Line

_LOWEST_LEVEL: Final = 6


class BlockReader:
    """Reads the blocks of one body.

    `deepening` is what is added to the level of each heading: level 1 is the title's.
    """

    def __init__(self, context: Context, deepening: int) -> None:
        self.context = context
        self.deepening = deepening

    def read_blocks(self, children: Sequence[tree.Block]) -> tuple[Block, ...]:
        """The blocks that a part of the tree is."""
        blocks: list[Block] = []
        index = 0
        while index < len(children):
            child = children[index]
            end = index + 1
            if (read := _READERS.get(type(child))) is not None:
                read(self, child, blocks)
            elif isinstance(child, tree.Item):
                end = lists.end_of_list(children, index)
                blocks.append(lists.read_list(children[index:end], self))  # type: ignore[arg-type]
            else:
                end = lists.end_of_definitions(children, index)
                lists.read_definitions(children[index:end], blocks, self)
            index = end
        return tuple(blocks)

    # --- one kind of block each: what it reads goes behind `blocks` ------------------------------

    def read_run(self, run: tree.Run, blocks: list[Block]) -> None:
        """Lines that stand together: a table, a heading with its underline, a paragraph."""
        rows = run.rows
        if len(rows) > 1 and TABLE_RULE.fullmatch(rows[1].text):
            table = read_table(rows, self.context)
            if table is not None:
                self._add_table(table, blocks)
                return
        passage = Passage(rows)
        if len(rows) == 1:
            self._add_paragraph(read_folded(passage, self.context), rows[0].mark(), blocks)
            return
        position = 0
        for markup in parse_run(passage.text):
            start = passage.text.find(markup.text, position)
            position = start + len(markup.text)
            if markup.tag == "hr":
                mark = rows[-1].mark()
                blocks.append(ThematicBreak(lang="", line=mark.line, column=mark.column))
            elif markup.tag in {"h1", "h2"}:
                folded = read_folded(passage, self.context, start, position)
                blocks.append(self._heading(folded, int(markup.tag[1]), passage.mark(start)))
                position = passage.starts[2] if rows[2:] else len(passage.text)
            else:
                self._add_paragraph(
                    read_folded(passage, self.context, start, position), passage.mark(start), blocks
                )

    def read_grid(self, grid: tree.GridTable, blocks: list[Block]) -> None:
        """A table drawn with lines and corners."""
        self._add_table(read_grid(grid, self), blocks)

    def _add_table(self, table: Table, blocks: list[Block]) -> None:
        """A table, and the caption above it."""
        if caption := read_caption(blocks[-1] if blocks else None):
            blocks[-1] = with_caption(table, caption, self.context)
        else:
            blocks.append(table)

    def _add_paragraph(self, folded: Folded, mark: Mark, blocks: list[Block]) -> None:
        """A paragraph, a figure, or the caption of the table above; equations part it."""
        pieces: list[Content] = []
        attributes = folded.attributes
        for piece in folded.pieces:
            if isinstance(piece, TexFormula):
                self._add_part(Folded(pieces), mark, blocks)
                blocks.append(read_equation(piece, self.context))
                pieces, mark = [], piece.mark
            else:
                pieces.append(piece)
        self._add_part(Folded(pieces, attributes), mark, blocks)

    def _add_part(self, folded: Folded, mark: Mark, blocks: list[Block]) -> None:
        made = self._read_paragraph(folded, mark)
        if blocks and isinstance(table := blocks[-1], Table) and (caption := read_caption(made)):
            blocks[-1] = with_caption(table, caption, self.context)
        elif made is not None:
            blocks.append(made)

    def _read_paragraph(self, folded: Folded, mark: Mark) -> Block | None:
        """A paragraph, or a figure where a picture stands alone; None where nothing is left."""
        pieces = folded.pieces
        pictures = [piece for piece in pieces if not is_space(piece)]
        if len(pictures) == 1 and isinstance(picture := pictures[0], Picture):
            figure = self._read_figure(picture)
            if figure is not None:
                return figure
            pieces = [Text(picture.alternative)]
        attributes = check_attributes(folded.attributes, mark, self.context)
        content = strip(settle(pieces, self.context))
        if not content:
            return None
        return Paragraph(
            lang=attributes.lang,
            id=attributes.id,
            classes=attributes.classes,
            line=mark.line,
            column=mark.column,
            content=content,
        )

    def _read_figure(self, picture: Picture) -> Figure | None:
        context = self.context
        name = context.read_picture(picture)
        attributes = check_attributes(
            picture.attributes, picture.mark, context, frozenset({"width", "height"})
        )
        if not name:
            return None
        caption = self._caption(picture)
        if attributes.id:
            context.labels[attributes.id] = caption
        return Figure(
            lang=attributes.lang,
            id=attributes.id,
            classes=attributes.classes,
            line=picture.mark.line,
            column=picture.mark.column,
            resource=name,
            alternative=picture.alternative.strip(),
            caption=caption,
            width=read_width(attributes.get("width"), picture.mark, context),
        )

    def _caption(self, picture: Picture) -> Inlines:
        """What stands below a figure: the title of its picture, as text where it is written."""
        if picture.caption is None:
            title = picture.title.strip()
            return (Text(title),) if title else ()
        passage, start, end = picture.caption
        return strip(read_inlines(passage, self.context, start, end))

    def read_heading(self, heading: tree.HeadingLine, blocks: list[Block]) -> None:
        """`## Heading`."""
        folded = read_folded(Passage([heading.row]), self.context)
        blocks.append(self._heading(folded, heading.level, heading.mark))

    def _heading(self, folded: Folded, level: int, mark: Mark) -> Heading:
        attributes = check_attributes(folded.attributes, mark, self.context)
        content = strip(settle(folded.pieces, self.context))
        return self.make_heading(content, attributes, level, mark)

    def make_heading(
        self, content: Inlines, attributes: Attributes, level: int, mark: Mark
    ) -> Heading:
        """A heading, with an id of its own, one that is given or one made of its words."""
        context = self.context
        if level == 1:
            context.findings.add("b-017", mark)
        text = spoken_text(content)
        identifier = attributes.id or context.identifiers.invent(text, mark)
        context.identifiers.name(identifier, text)
        context.labels[identifier] = content
        return Heading(
            lang=attributes.lang,
            id=identifier,
            classes=attributes.classes,
            line=mark.line,
            column=mark.column,
            level=min(level + self.deepening, _LOWEST_LEVEL),
            content=content,
        )

    def read_line_block(self, block: tree.LineBlock, blocks: list[Block]) -> None:
        """Lines that keep their breaks and their indentation."""
        content = lists.read_lines(block.rows, self.context)
        mark = block.mark
        if content:
            blocks.append(Paragraph(lang="", line=mark.line, column=mark.column, content=content))

    def read_code(self, code: tree.CodeLines, blocks: list[Block]) -> None:
        """Code, with the id, the classes and the language that its author gave it."""
        blocks.append(read_code(code, self.context))

    def read_rule(self, rule: tree.Rule, blocks: list[Block]) -> None:
        """A change of subject."""
        blocks.append(ThematicBreak(lang="", line=rule.mark.line, column=rule.mark.column))

    def read_page_break(self, block: tree.PageBreakLine, blocks: list[Block]) -> None:
        """The end of a page."""
        blocks.append(PageBreak(lang="", line=block.mark.line, column=block.mark.column))

    def read_quote(self, quote: tree.Quote, blocks: list[Block]) -> None:
        """A quotation; a callout of GitHub or Obsidian is a note."""
        callout = divisions.read_callout(quote, self)
        if callout is not None:
            blocks.append(callout)
        elif inside := self.read_blocks(quote.children):
            mark = quote.mark
            blocks.append(Quotation(lang="", line=mark.line, column=mark.column, blocks=inside))

    def read_division(self, division: tree.DivisionBlock, blocks: list[Block]) -> None:
        """`::: {…}`, or a division in raw HTML."""
        blocks += divisions.read_division(division, self)

    def describe(self, line: tree.AttributeLine, blocks: list[Block]) -> None:
        """Give the block above the attributes on the line below it."""
        context = self.context
        if not blocks:
            context.findings.add("b-022", line.mark, attributes=line.raw)
            row = Text(line.raw)
            blocks.append(Paragraph(lang="", line=line.mark.line, content=(row,)))
            return
        attributes = check_attributes(line.attributes, line.mark, context)
        block = blocks[-1]
        if isinstance(block, Heading) and attributes.id:
            context.labels[attributes.id] = block.content
        blocks[-1] = replace(
            block,
            lang=attributes.lang or block.lang,
            id=attributes.id or block.id,
            classes=(*block.classes, *attributes.classes),
        )

    # --- for the readers of lists and divisions --------------------------------------------------

    def read_line(self, row: Line) -> tuple[Block, ...]:
        """A paragraph of one line: the heading of a note."""
        mark = row.mark()
        content = strip(read_inlines(Passage([row]), self.context))
        paragraph = Paragraph(lang="", line=mark.line, column=mark.column, content=content)
        return (paragraph,) if content else ()


_READERS: Final[dict[type, Callable[[BlockReader, Any, list[Block]], None]]] = {
    tree.Run: BlockReader.read_run,
    tree.GridTable: BlockReader.read_grid,
    tree.HeadingLine: BlockReader.read_heading,
    tree.LineBlock: BlockReader.read_line_block,
    tree.CodeLines: BlockReader.read_code,
    tree.Rule: BlockReader.read_rule,
    tree.PageBreakLine: BlockReader.read_page_break,
    tree.Quote: BlockReader.read_quote,
    tree.DivisionBlock: BlockReader.read_division,
    tree.AttributeLine: BlockReader.describe,
}
