"""What a line can be that holds no other block: headings, verse, rules, plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.reader.attributes import ATTRIBUTE_LIST, read_attributes
from exporters.reader.references import normal_label
from exporters.reader.structure.tree import (
    AttributeLine,
    DivisionBlock,
    HeadingLine,
    LineBlock,
    Rule,
    Run,
    VerseLine,
)

if TYPE_CHECKING:
    from exporters.reader.lines import Line
    from exporters.reader.structure.scanner import BlockScanner
    from exporters.reader.structure.tree import Block, Container

TAKEN: Final = -1
TABLE_RULE: Final = re.compile(r"(?=[^-]*+-)(?=[^|]*+\|)[-:| ]++")

_HEADING: Final = re.compile(r"(#{1,6}+)(?: ++|$)")
_RULE: Final = re.compile(r"(?P<sign>[-*_]) *+(?:(?P=sign) *+){2,}+$")
# A line of YAML's metadata, of which a document has one block, at its head.
_KEY: Final = re.compile(r"[A-Za-z][\w-]*+:(?= |$)")
# The line of a simple or multiline table of pandoc's, which says where its columns stand.
_COLUMNS: Final = re.compile(r"-{2,}+(?: ++-{2,}+)++ *+$")
_UNDERLINE: Final = re.compile(r"(?:-+|=+) *+$")
_ATTRIBUTE_LINE: Final = re.compile(rf"{ATTRIBUTE_LIST.pattern} *+$")
_LABEL: Final = r"\[(?!\^)(?P<label>(?:[^\[\]\\]|\\.){1,999}+)\]"
_REFERENCE: Final = re.compile(
    _LABEL + r": *+(?:<(?P<angled>[^<>]*+)>|(?P<bare>[^\s<]\S*+))"
    r"(?: ++(?P<title>\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))? *+$"
)
_TITLE: Final = re.compile(r"(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)) *+$")
_ABBREVIATION: Final = re.compile(r"\*\[(?P<short>[^\[\]]++)\] ?: *+(?P<long>.*\S) *$")


def is_verse(container: Container) -> bool:
    """Whether every line in a container is one of verse."""
    return isinstance(container, DivisionBlock) and "verse" in container.attributes.classes


# --- text ----------------------------------------------------------------------------------------


def add_text(scanner: BlockScanner, line: Line, at: int) -> None:
    """A line of a paragraph, or of what `Run` stands for; it may go on with one that is open."""
    row = line.cut(at)
    run = scanner.run
    if run is not None and _begins_table(run, row):
        header = run.rows.pop()
        scanner.settle()
        run = None
        scanner.run = Run(header.mark(), [header])
    if scanner.run is not None:
        scanner.run.rows.append(row)
        if _UNDERLINE.match(row.text) and not is_table(scanner.run):
            scanner.settle()
        return
    scanner.settle()
    scanner.run = Run(line.mark(at), [row], after_blank=scanner.after_blank)


def _begins_table(run: Run, row: Line) -> bool:
    """Whether a row is the rule below the head of a table, and text stands before that head."""
    if len(run.rows) < 2 or not TABLE_RULE.fullmatch(row.text):  # noqa: PLR2004 - text and head
        return False
    before = run.rows[-2].text
    return "|" in run.rows[-1].text and not TABLE_RULE.fullmatch(before) and "|" not in before


def is_table(run: Run) -> bool:
    """Whether the second of lines that stand together is the rule below the head of a table."""
    return len(run.rows) > 1 and TABLE_RULE.fullmatch(run.rows[1].text) is not None


def is_line(row: Line) -> bool:
    """Whether a row of a line block begins a line of it: others go on with the line before."""
    return row.text.startswith("|") and row.text[1:2] in {"", " "}


def end_run(scanner: BlockScanner, run: Run) -> None:
    """Put the lines that stood together in their place."""
    rows = run.rows
    block: Block = run
    is_lined = is_line(rows[0]) and all(
        is_line(row) or row.shift > rows[0].shift for row in rows[1:]
    )
    if is_lined and not any(TABLE_RULE.fullmatch(row.text) for row in rows[:2]):
        block = LineBlock(run.mark, rows, after_blank=run.after_blank)
    scanner.open[-1].children.append(block)


def read_reference(scanner: BlockScanner, line: Line, at: int) -> int | None:
    """`[label]: address "title"`; the title may stand on the next line."""
    match = _REFERENCE.match(line.text, at) if scanner.run is None else None
    if match is None:
        return None
    title = match["title"]
    label = normal_label(match["label"])
    scanner.settle()
    if not title:
        title = scanner.take_next(_TITLE)
    address = match["bare"] if match["angled"] is None else match["angled"]
    scanner.references.setdefault(label, (address, title[1:-1] if title else ""))
    return TAKEN


def read_abbreviation(scanner: BlockScanner, line: Line, at: int) -> int | None:
    """`*[short]: what it stands for`."""
    match = _ABBREVIATION.match(line.text, at)
    if match is None:
        return None
    scanner.settle()
    scanner.abbreviations[match["short"].strip()] = match["long"]
    return TAKEN


# --- leaves of one line --------------------------------------------------------------------------


def read_heading(scanner: BlockScanner, line: Line, at: int) -> int | None:
    """`## Heading`, also `## Heading ##`."""
    match = _HEADING.match(line.text, at)
    if match is None:
        return None
    text = line.text.rstrip(" ")
    bare = text.rstrip("#")
    if len(bare) <= match.end() or bare.endswith(" "):
        text = bare.rstrip(" ")
    if text.endswith(" {-}"):
        text = f"{text[:-3]}{{.unnumbered}}"
    row = line._replace(text=text).cut(min(match.end(), len(text)))
    scanner.append(HeadingLine(line.mark(at), len(match[1]), row))
    return TAKEN


def read_rule(scanner: BlockScanner, line: Line, at: int) -> int | None:
    """`***`, `- - -`; `---` below a paragraph makes that a heading instead, and ends a table."""
    if not _RULE.match(line.text, at):
        return None
    run = scanner.run if scanner.matched == len(scanner.open) else None
    is_below_text = run is not None and not is_table(run)
    if is_below_text and _UNDERLINE.match(line.text, at):
        return None
    if _COLUMNS.match(line.text, at):
        scanner.findings.add("b-066", line.mark(at))
    if line.text == "---" and scanner.next_matches(_KEY):
        scanner.findings.add("b-067", line.mark(at))
    scanner.append(Rule(line.mark(at)))
    return TAKEN


def read_attribute_line(scanner: BlockScanner, line: Line, at: int) -> int | None:
    """`{…}` below a block."""
    match = _ATTRIBUTE_LINE.match(line.text, at)
    if match is None:
        return None
    attributes = read_attributes(match.group(1))
    scanner.append(AttributeLine(line.mark(at), attributes, line.text[at:].rstrip()))
    return TAKEN


def read_verse_line(scanner: BlockScanner, line: Line, at: int, indent: int) -> None:
    """A line inside `::: verse`: `| text`, or an indented line that goes on with the last."""
    children = scanner.open[-1].children
    last = children[-1] if children else None
    if line.text[at] != "|" or line.text[at + 1 : at + 2] not in {"", " "}:
        if indent and isinstance(last, VerseLine) and not scanner.after_blank:
            last.rows.append(line.cut(at))
        else:
            scanner.findings.add("v-003", line.mark(at))
        return
    offset = at + 1 + line.indent_at(at + 1)
    if offset == len(line.text):
        scanner.stanza += 1
        scanner.after_blank = True
        return
    if scanner.after_blank:
        scanner.stanza += 1
    rows, indent = [line.cut(offset)], max(0, offset - at - 2)
    scanner.append(VerseLine(line.mark(offset), rows, scanner.stanza, indent))
    scanner.after_blank = False
