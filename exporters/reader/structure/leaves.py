"""What a line can be that holds no other block: headings, code, verse, rules, plain text."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Final

from exporters.reader.attributes import ATTRIBUTE_LIST, NO_ATTRIBUTES, Attributes, read_attributes
from exporters.reader.lines import TAB
from exporters.reader.references import normal_label, resolve_references
from exporters.reader.structure.tree import (
    AttributeLine,
    CodeLines,
    DivisionBlock,
    HeadingLine,
    LineBlock,
    Rule,
    Run,
    VerseLine,
)
from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.reader.findings import Mark
    from exporters.reader.lines import Line
    from exporters.reader.structure.scanner import BlockScanner
    from exporters.reader.structure.tree import Block, Container

TAKEN: Final = -1
TABLE_RULE: Final = re.compile(r"(?=[^-]*+-)(?=[^|]*+\|)[-:| ]++")

_HEADING: Final = re.compile(r"(#{1,6}+)(?: ++|$)")
_RULE: Final = re.compile(r"(?P<sign>[-*_]) *+(?:(?P=sign) *+){2,}+$")
# The line of a simple or multiline table of pandoc's, which says where its columns stand.
# A line of YAML's metadata, of which a document has one block, at its head.
_KEY: Final = re.compile(r"[A-Za-z][\w-]*+:(?= |$)")
_COLUMNS: Final = re.compile(r"-{2,}+(?: ++-{2,}+)++ *+$")
_UNDERLINE: Final = re.compile(r"(?:-+|=+) *+$")
_FENCE: Final = re.compile(r"(?P<ticks>`{3,}+(?=[^`]*+$)|~{3,}+) *+(?P<info>.*)$")
_ATTRIBUTE_LINE: Final = re.compile(rf"{ATTRIBUTE_LIST.pattern} *+$")
_LABEL: Final = r"\[(?!\^)(?P<label>(?:[^\[\]\\]|\\.){1,999}+)\]"
_REFERENCE: Final = re.compile(
    _LABEL + r": *+(?:<(?P<angled>[^<>]*+)>|(?P<bare>[^\s<]\S*+))"
    r"(?: ++(?P<title>\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))? *+$"
)
_TITLE: Final = re.compile(r"(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)) *+$")
_ABBREVIATION: Final = re.compile(r"\*\[(?P<short>[^\[\]]++)\] ?: *+(?P<long>.*\S) *$")
_RAW: Final = re.compile(r"<(pre|script|style|textarea)(?=[\s>])", re.IGNORECASE)
_ANY_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*+>")


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


# --- leaves of many lines ------------------------------------------------------------------------


@dataclass(slots=True)
class Verbatim:
    """Lines that are kept as they are; with `swallows`, whatever containers they are in."""

    mark: Mark
    swallows: bool = False
    after_blank: bool = False
    rows: list[str] = field(default_factory=list)

    def add(self, scanner: BlockScanner, line: Line, position: int) -> bool:
        """Take a line; False where it does not belong to this."""
        raise NotImplementedError

    def swallow(self, scanner: BlockScanner, line: Line) -> int:
        """Take a line; where this ends in it, the position behind, else -1."""
        raise NotImplementedError

    def end(self, scanner: BlockScanner) -> Block | None:
        """The block that the lines are."""
        raise NotImplementedError


@dataclass(slots=True)
class _IndentedCode(Verbatim):
    def add(self, scanner: BlockScanner, line: Line, position: int) -> bool:  # noqa: ARG002
        if line.text[position:].strip() and line.indent_at(position) < TAB:
            return False
        self.rows.append(line.verbatim(min(position + TAB, len(line.text))))
        return True

    def end(self, scanner: BlockScanner) -> Block | None:  # noqa: ARG002 - see Verbatim
        text = "\n".join(self.rows).rstrip()
        return CodeLines(self.mark, text, "", NO_ATTRIBUTES)


def open_indented_code(scanner: BlockScanner, line: Line, position: int) -> None:
    """Four spaces before a line that goes on with no paragraph."""
    code = _IndentedCode(line.mark(position + TAB))
    scanner.keep_verbatim(code)
    code.add(scanner, line, position)
    scanner.after_blank = False


@dataclass(slots=True)
class _Fence(Verbatim):
    ticks: str = ""
    indent: int = 0
    info: str = ""
    is_closed: bool = False

    def add(self, scanner: BlockScanner, line: Line, position: int) -> bool:
        indent = line.indent_at(position)
        at = position + indent
        text = line.text
        has_ticks = indent < TAB and text.startswith(self.ticks, at)
        if has_ticks and not text[at:].strip().strip(self.ticks[0]):
            self.is_closed = True
            scanner.end_verbatim()
            return True
        self.rows.append(line.verbatim(position + min(indent, self.indent)))
        return True

    def end(self, scanner: BlockScanner) -> Block | None:
        if not self.is_closed:
            scanner.findings.add("b-003", self.mark, fence=self.ticks)
        return CodeLines(self.mark, "\n".join(self.rows), *_read_info(self.info))


def open_fence(scanner: BlockScanner, line: Line, at: int) -> int | None:
    """A line of backticks or tildes, also in a list or a quotation."""
    match = _FENCE.match(line.text, at)
    if match is None:
        return None
    fence = _Fence(line.mark(at), ticks=match["ticks"], info=match["info"].strip())
    fence.indent = at - scanner.begin
    scanner.keep_verbatim(fence)
    return TAKEN


def _read_info(info: str) -> tuple[str, Attributes]:
    """The syntax and the attributes in a fence's info: `python`, `{.python #id}`, `rust,ignore`."""
    match = ATTRIBUTE_LIST.search(info)
    attributes = read_attributes(match.group(1)) if match else NO_ATTRIBUTES
    words = re.split(r"[\s,]+", info[: match.start()].strip() if match else info)
    if words[0]:
        return words[0], attributes
    return (attributes.classes or ("",))[0], attributes


@dataclass(slots=True)
class _Comment(Verbatim):
    def swallow(self, scanner: BlockScanner, line: Line) -> int:
        end = line.text.find("-->")
        if end < 0:
            return -1
        scanner.verbatim = None
        scanner.matched = len(scanner.open)
        return end + 3

    def end(self, scanner: BlockScanner) -> Block | None:
        scanner.findings.add("b-004", self.mark)
        return None


def open_comment(scanner: BlockScanner, line: Line, at: int) -> int | None:
    """A comment that begins a line: it is left out, over blank lines too."""
    if not line.text.startswith("<!--", at):
        return None
    end = line.text.find("-->", at + 4)
    scanner.settle()
    if end >= 0:
        return TAKEN if not line.text[end + 3 :].strip() else end + 3
    scanner.keep_verbatim(_Comment(line.mark(at), swallows=True))
    return TAKEN


@dataclass(slots=True)
class _RawHtml(Verbatim):
    """`<pre>`, which is code, or what may not be in a document at all."""

    tag: str = ""

    def swallow(self, scanner: BlockScanner, line: Line) -> int:
        end = line.text.lower().find(f"</{self.tag}")
        if end < 0:
            self.rows.append(line.verbatim(0))
            return -1
        self.rows.append(line.text[:end])
        scanner.matched = len(scanner.open)
        scanner.end_verbatim()
        after = line.text.find(">", end)
        return after + 1 if after >= 0 else len(line.text)

    def end(self, scanner: BlockScanner) -> Block | None:  # noqa: ARG002 - see Verbatim
        if self.tag != "pre":
            return None
        text = resolve_references(_ANY_TAG.sub("", "\n".join(self.rows))).strip("\n")
        return CodeLines(self.mark, text, "", NO_ATTRIBUTES)


def open_raw_html(scanner: BlockScanner, line: Line, at: int) -> int | None:
    """`<pre>` is code as it stands; a script or a style is refused, whatever it holds."""
    match = _RAW.match(line.text, at)
    if match is None:
        return None
    tag = match[1].lower()
    if tag != "pre":
        scanner.findings.add("b-035", line.mark(at), tag=tag)
    raw = _RawHtml(line.mark(at), swallows=True, tag=tag)
    scanner.keep_verbatim(raw)
    begin = line.text.find(">", match.end()) + 1 or len(line.text)
    after = raw.swallow(scanner, line.cut(begin))
    if after < 0:
        return TAKEN
    return TAKEN if not line.text[begin + after :].strip() else begin + after
