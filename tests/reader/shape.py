"""A document's body as lines that a typesetter can read: what the expectations are written in.

One line for each block: `lang line kind: content`, indented below the block it stands in. Inlines
are written as `<style: …>`, a span as `{lang#id.class: …}`, a link as `[text](target)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exporters.document import (
    Abbreviation,
    Cell,
    Code,
    CodeBlock,
    DefinitionList,
    Division,
    Equation,
    Figure,
    Formula,
    Heading,
    InlineImage,
    LineBreak,
    Link,
    List,
    NoteReference,
    Paragraph,
    ParallelText,
    Quotation,
    Span,
    Styled,
    Table,
    Text,
    Verse,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.document import Block, Document, Inlines


def shape(document: Document) -> str:
    """The body and the notes of a document."""
    lines = [line for block in document.body for line in _block(block)]
    for note in document.notes:
        lines += [f"note {note.number}", *_inside(note.blocks)]
    return "\n".join(lines)


def inline_shape(inlines: Inlines) -> str:
    """Inline content on one line."""
    return "".join(map(_inline, inlines))


def _inline(inline: Any) -> str:  # noqa: C901, PLR0911 - one case for each kind
    match inline:
        case Text():
            return inline.text
        case Styled():
            return f"<{inline.style}: {inline_shape(inline.content)}>"
        case Span():
            return f"{{{inline.lang}{_described(inline)}: {inline_shape(inline.content)}}}"
        case Abbreviation():
            return f"<{inline_shape(inline.content)} = {inline.expansion}>"
        case Link():
            title = f' "{inline.title}"' if inline.title else ""
            return f"[{inline_shape(inline.content)}]({inline.target}{title})"
        case Code():
            return f"`{inline.text}`"
        case Formula():
            return f"${inline.tex}$"
        case NoteReference():
            return f"[^{inline.number}]"
        case InlineImage():
            return f"![{inline.alternative}]({f'{inline.resource} {inline.width}'.strip()})"
        case LineBreak():
            return " / "
    raise TypeError(inline)


def _described(node: Any) -> str:
    identifier = f"#{node.id}" if node.id else ""
    return identifier + "".join(f".{name}" for name in node.classes)


def _line(node: Any, kind: str, content: str = "") -> str:
    head = f"{node.lang} {node.line} {kind}{_described(node)}"
    return f"{head}: {content}" if content else head


def _inside(blocks: Iterable[Block]) -> list[str]:
    return [f"  {line}" for block in blocks for line in _block(block)]


def _block(block: Any) -> Iterator[str]:  # noqa: C901, PLR0912 - one case for each kind
    match block:
        case Paragraph():
            yield _line(block, "p", inline_shape(block.content))
        case Heading():
            yield _line(block, f"h{block.level}", inline_shape(block.content))
        case Quotation():
            yield from (_line(block, "quotation"), *_inside(block.blocks))
        case Division():
            yield from (_line(block, f"division {block.kind}".strip()), *_inside(block.blocks))
        case List():
            start = "" if block.start is None else f" from {block.start}"
            start += f" {block.numbering}" if block.numbering else ""
            yield _line(block, f"list{start}{'' if block.tight else ' loose'}")
            for item in block.items:
                checked = {None: "", True: " done", False: " open"}[item.checked]
                yield f"  {_line(item, 'item' + checked)}"
                yield from map("  {}".format, _inside(item.blocks))
        case DefinitionList():
            yield _line(block, "definitions")
            for definition in block.definitions:
                terms = " | ".join(map(inline_shape, definition.terms))
                yield "  " + _line(definition, "term", terms)
                for blocks in definition.blocks:
                    yield from map("  {}".format, _inside(blocks))
        case Table():
            number = f" {block.number}" if block.number else ""
            yield _line(block, f"table{number}", inline_shape(block.caption))
            for rows, sign in ((block.head, "="), (block.rows, "-")):
                for row in rows:
                    yield f"  {sign} " + " | ".join(map(_cell, row))
                    for cell in row:
                        yield from map("    {}".format, _inside(cell.blocks))
        case Figure():
            names = f"{block.resource} ({block.alternative})"
            caption = inline_shape(block.caption)
            number = f" {block.number}" if block.number else ""
            yield _line(block, f"figure{number}", f"{names} {caption}".strip())
        case CodeBlock():
            first = f" from {block.first_line}" if block.first_line else ""
            yield _line(block, f"code {block.syntax}".strip() + first)
            yield from (f"  |{line}" for line in block.text.split("\n"))
        case Equation():
            number = f" {block.number}" if block.number else ""
            yield _line(block, f"equation{number}", block.tex)
        case Verse():
            yield _line(block, "verse")
            for stanza in block.stanzas:
                kind = "bayt" if stanza.is_bayt else "stanza"
                yield "  " + _line(stanza, kind, " / ".join(map(inline_shape, stanza.lines)))
        case ParallelText():
            yield _line(block, f"parallel {' '.join(block.languages)}")
            for pair in block.rows:
                yield "  row"
                yield from map("  {}".format, _inside(pair))
        case _:
            yield _line(block, type(block).__name__.lower())


def _cell(cell: Cell) -> str:
    signs = f"{cell.lang}{' ' + cell.alignment if cell.alignment else ''}"
    if cell.column_span > 1 or cell.row_span > 1:
        signs += f" {cell.column_span}×{cell.row_span}"
    return f"({signs}) {inline_shape(cell.content)}"
