"""What a line can open or end that holds other blocks: quotations, items, divisions, notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.reader.attributes import NO_ATTRIBUTES, Attributes, read_division_head
from exporters.reader.lines import TAB
from exporters.reader.structure.leaves import TAKEN, add_text, is_table
from exporters.reader.structure.markers import EXAMPLE, read_marker
from exporters.reader.structure.tree import (
    DefinitionBlock,
    DivisionBlock,
    Item,
    NoteBlock,
    PageBreakLine,
    Quote,
    Rule,
    Run,
    Terms,
)
from exporters.reader.structure.weight import CONTAINER
from exporters.reader.tags import TAG, read_tag_attributes

if TYPE_CHECKING:
    from exporters.reader.lines import Line
    from exporters.reader.structure.scanner import BlockScanner

# Raw HTML that stands for a division, a quotation or a heading where it begins a line.
BLOCK_TAGS: Final = frozenset(
    ("div", "section", "article", "p", "details", "summary", "center", "header", "footer", "main",
     "aside", "nav", "figure", "figcaption", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")
)  # fmt: skip
# HTML lets these end by themselves.
SELF_CLOSING: Final = frozenset({"p"})

_QUOTE: Final = re.compile(r" {0,3}+> ?+")
_END: Final = re.compile(r":{3,}+$")
_DIVISION: Final = re.compile(r":{3,}+(?![^\s:{]*+:{3}) *+(?P<head>.*)$")
_NOTE: Final = re.compile(r"\[\^(?P<label>[^\[\]\s]++)\]: *+")
_DEFINITION: Final = re.compile(r"[:~] {1,3}(?=\S)")


def match_quote(text: str, position: int) -> int:
    """The position behind a `>` and its space; -1 where none begins."""
    match = _QUOTE.match(text, position)
    return match.end() if match else -1


def open_quote(scanner: BlockScanner, line: Line, at: int) -> int:
    """`> text`."""
    scanner.enter(Quote(line.mark(at)))
    return at + 1 + line.text.startswith(" ", at + 1)


def open_item(scanner: BlockScanner, line: Line, at: int) -> int | None:
    """`- item`, `1. item`, also `۱. item`, `a) item`, `(@) item`.

    In the middle of a paragraph only an item with text begins a list, and of the numbered ones
    the first (CommonMark 0.31.2, 5.3): a year at the end of a sentence does not.
    """
    siblings = scanner.open[scanner.matched - 1].children
    last = siblings[-1] if siblings else None
    marker = read_marker(line.text, at, last.marker if isinstance(last, Item) else None)
    if marker is None:
        return None
    after = marker.end
    space = line.indent_at(after)
    is_empty = after + space == len(line.text)
    if scanner.run is not None and scanner.matched == len(scanner.open):
        if is_empty or (marker.numbering and not isinstance(scanner.open[-1], Item)):
            return None
        if marker.number not in {None, 1}:
            if after - at < 4:  # noqa: PLR2004 - longer ones are years
                scanner.findings.add("b-055", line.mark(at))
            return None
    if marker.sign == EXAMPLE:
        marker = scanner.count_example(marker)
    width = 1 if is_empty or space > TAB else space
    item = Item(line.mark(at), marker)
    item.pad = " " * (after - scanner.begin + width)
    scanner.enter(item)
    return min(after + width, len(line.text))


def open_note(scanner: BlockScanner, line: Line, at: int) -> int | None:
    """`[^label]: the note`."""
    match = _NOTE.match(line.text, at)
    if match is None:
        return None
    scanner.enter(NoteBlock(line.mark(at), match["label"], pad=" " * TAB))
    return match.end()


def open_definition(scanner: BlockScanner, line: Line, at: int) -> int | None:
    """`: definition`, also `~ definition`, below its terms, or below a table as its caption."""
    match = _DEFINITION.match(line.text, at)
    if match is None:
        return None
    if scanner.run is not None and scanner.matched == len(scanner.open):
        scanner.settle()
    siblings = scanner.open[scanner.matched - 1].children
    before = siblings[-1] if siblings else None
    if isinstance(before, Run) and not is_table(before):
        if scanner.after_blank and len(before.rows) > 1:
            return None
        siblings[-1] = Terms(before.mark, before.rows, after_blank=before.after_blank)
    elif not isinstance(before, Run | DefinitionBlock):
        return None
    scanner.enter(DefinitionBlock(line.mark(at), pad=" " * min(match.end() - at, TAB)))
    return match.end()


# --- divisions -----------------------------------------------------------------------------------


def read_division(scanner: BlockScanner, line: Line, at: int) -> int | None:
    """`::: {…}` opens a division, `:::` ends one."""
    match = _DIVISION.match(line.text, at)
    if match is None:
        return None
    head = match["head"].strip()
    mark = line.mark(at)
    if not head:
        _end_division(scanner, line, at, "")
        return TAKEN
    attributes, heading = read_division_head(head)
    if attributes is None:
        scanner.findings.add("b-005", mark, head=head)
        attributes = NO_ATTRIBUTES
    if attributes.classes == ("pagebreak",):
        scanner.append(PageBreakLine(mark))
        scanner.take_next(_END)  # pandoc knows no division that a line of its own does not end
        return TAKEN
    heading = heading or attributes.get("title")
    title: Line | None = None
    if heading and (begin := line.text.find(heading, match.start("head"))) >= 0:
        title = line._replace(text=line.text[: begin + len(heading)]).cut(begin)
        title = title._replace(text=title.text[: len(heading)])
    scanner.stanza += 1
    scanner.enter(DivisionBlock(mark, attributes, line.text[at:], heading=title))
    return TAKEN


def _end_division(scanner: BlockScanner, line: Line, at: int, tag: str) -> None:
    """End the innermost division that the line continues and that `tag` opened."""
    scanner.settle()
    for index in range(len(scanner.open) - 1, 0, -1):
        container = scanner.open[index]
        if isinstance(container, DivisionBlock) and container.tag == tag:
            while len(scanner.open) > index + 1:
                scanner.close()
            scanner.leave()
            return
    if tag not in SELF_CLOSING and not (not tag and line.text[at:].strip() == "::::"):
        closer = f"</{tag}>" if tag else ":::"
        scanner.spend(CONTAINER)
        scanner.findings.add("b-021" if tag else "b-006", line.mark(at), closer=closer)


def read_tag(scanner: BlockScanner, line: Line, at: int) -> int | None:
    """A tag of raw HTML that opens or ends a division where it begins a line; `<hr>`."""
    match = TAG.match(line.text, at)
    if match is None:
        return None
    name = (match["open"] or match["close"]).lower()
    if name == "hr":
        scanner.append(Rule(line.mark(at)))
    elif name not in BLOCK_TAGS:
        return None
    elif match["close"]:
        _end_division(scanner, line, at, name)
    else:
        innermost = scanner.open[scanner.matched - 1]
        if name in SELF_CLOSING and isinstance(innermost, DivisionBlock) and innermost.tag == name:
            scanner.settle()
            scanner.leave()
        pairs = read_tag_attributes(match["attributes"])
        attributes = Attributes(
            id=next((value for key, value in pairs if key == "id"), ""),
            classes=tuple(next((value for key, value in pairs if key == "class"), "").split()),
            pairs=tuple(pair for pair in pairs if pair[0] not in {"id", "class"}),
        )
        scanner.stanza += 1
        scanner.enter(DivisionBlock(line.mark(at), attributes, match.group(), name))
    return TAKEN if not line.text[match.end() :].strip() else match.end()


def cut_closing_tag(scanner: BlockScanner, line: Line, at: int) -> bool:
    """`text</div>` is read as two lines; False where the line does not end so."""
    if scanner.matched < len(scanner.open):
        return False
    end = len(line.text.rstrip())
    tags: list[str] = []
    for container in reversed(scanner.open):
        tag = container.tag if isinstance(container, DivisionBlock) else ""
        closer = f"</{tag}>"
        if not tag or line.text[max(at, end - len(closer)) : end].lower() != closer:
            break
        tags.append(tag)
        end -= len(closer)
    if not tags:
        return False
    if line.text[at:end].strip():
        add_text(scanner, line._replace(text=line.text[:end]), at)
    for tag in tags:
        _end_division(scanner, line, end, tag)
    return True
