"""What keeps its lines as they are: code, fenced or indented, comments, raw HTML."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Final

from exporters.reader.attributes import ATTRIBUTE_LIST, NO_ATTRIBUTES, Attributes, read_attributes
from exporters.reader.lines import TAB
from exporters.reader.references import resolve_references
from exporters.reader.structure.leaves import TAKEN
from exporters.reader.structure.tree import CodeLines
from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.reader.findings import Mark
    from exporters.reader.lines import Line
    from exporters.reader.structure.scanner import BlockScanner
    from exporters.reader.structure.tree import Block

_FENCE: Final = re.compile(r"(?P<ticks>`{3,}+(?=[^`]*+$)|~{3,}+) *+(?P<info>.*)$")
_RAW: Final = re.compile(r"<(pre|script|style|textarea)(?=[\s>])", re.IGNORECASE)
_ANY_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*+>")


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
