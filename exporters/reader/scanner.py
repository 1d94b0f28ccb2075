"""Scans the lines of a body: divisions, fences, notes, verse and comments out, the rest on.

The result is a text for Python-Markdown in which nothing is left that it would read in another
way than this dialect does, and a table of what was taken out. Divisions (`:::`), note definitions
and verse are read at the left margin; a fence also inside lists and quotations.

A level of nesting deeper than `MAX_DEPTH` is refused: no text needs it, and each level costs
Python-Markdown several frames of the stack.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from exporters.reader.attributes import (
    ATTRIBUTE_LIST,
    Attributes,
    read_attributes,
    read_division_head,
)
from exporters.reader.inline_scanner import TAG, Part, read_tag_attributes, scan_inlines
from exporters.reader.lines import FENCE, PREFIX, TAB, Line, is_indented, read_fenced
from exporters.reader.list_shape import check_lists
from exporters.reader.tokens import (
    DIRECTIVE,
    LINE,
    AttributeList,
    DivisionClose,
    DivisionOpen,
    HardBreak,
    NoteClose,
    NoteOpen,
    PageBreakMark,
    Token,
    TokenTable,
    VerseLine,
    write_mark,
)

if TYPE_CHECKING:
    from exporters.reader.findings import Findings, Mark

MAX_DEPTH: Final = 60

# Tags that stand for a division when they stand at the beginning of a line.
BLOCK_TAGS: Final = frozenset({"div", "section", "article", "p"})

_DIVISION: Final = re.compile(r"[ ]{0,3}:{3,}(?![^\s:{]*:{3})[ ]*(?P<head>.*)$")
_NOTE: Final = re.compile(r"[ ]{0,3}\[\^(?P<label>[^\[\]\s]+)\]:[ ]*")
_VERBATIM: Final = re.compile(r"[ ]{0,3}(?:\[(?!\^)[^\[\]]*\]:|\*\[[^\]]*\][ ]?:)")
_TABLE_RULE: Final = re.compile(r"(?=.*-)(?=.*\|)[-:| >]+")
_BAR: Final = re.compile(r"(?<!\\)\|")
_OWN_LINE_LIST: Final = re.compile(rf"(?P<prefix>[ >]*+){ATTRIBUTE_LIST.pattern}[ ]*$")
_LINE_BLOCK: Final = re.compile(r"\|(?:[ ]|$)")
_INVISIBLE: Final = re.compile(
    r"[ ]*[\ufeff\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]+"
    r"(?=[ ]*(?:#|>|[-*+][ ]|\d+\.[ ]|\||:::|```|~~~|<|\[\^))"
)


class Scan(NamedTuple):
    """A scanned body: the text for Python-Markdown, and what its marks stand for."""

    text: str
    tokens: TokenTable


def scan_body(lines: list[Line], findings: Findings) -> Scan:
    """Scan the lines of a body, or of a piece of Markdown in the metadata."""
    tokens = TokenTable()
    scanner = _BlockScanner(lines, tokens, findings)
    scanner.scan()
    return Scan("\n".join(scanner.out), tokens)


class _BlockScanner:
    def __init__(self, lines: list[Line], tokens: TokenTable, findings: Findings) -> None:
        self.lines = lines
        self.tokens = tokens
        self.findings = findings
        self.out: list[str] = []
        self.run: list[Line] = []
        self.at = 0
        # The open divisions: the line each was opened in, its tag if it is raw HTML, its classes.
        self.open: list[tuple[Mark, str, tuple[str, ...]]] = []
        self.stanza = 0

    def scan(self) -> None:
        """Read all lines; what is still open at the end is reported."""
        steps = (
            self.step_blank, self.step_fence, self.step_division, self.step_comment,
            self.step_tag, self.step_note, self.step_verse, self.step_line_block,
            self.step_attributes,
        )  # fmt: skip
        while self.at < len(self.lines):
            self._clean_line()
            if not any(step(self.lines[self.at]) for step in steps):
                self.run.append(self.lines[self.at])
                self.at += 1
        self.flush()
        for mark, tag, _ in reversed(self.open):
            self.findings.add("b-002", mark, opener=f"<{tag}>" if tag else ":::")
            self.directive(DivisionClose(mark, ""))

    def _clean_line(self) -> None:
        """Expand tabs, and drop invisible characters that would hide a marker of Markdown."""
        line = self.lines[self.at]
        text = line.text.expandtabs(TAB) if "\t" in line.text else line.text
        if match := _INVISIBLE.match(text):
            self.findings.add("b-001", line.mark(), character=f"U+{ord(text.lstrip(' ')[0]):04X}")
            text = " " * line.indent + text[match.end() :].lstrip(" ")
        if text is not line.text:
            self.lines[self.at] = line._replace(text=text)

    # --- what leaves the scanner ---------------------------------------------------------------

    def flush(self) -> None:
        """Pass on the lines gathered so far, each paragraph, item or row on its own."""
        if not self.run:
            return
        check_lists(self.run, self.findings)
        rows = any(_TABLE_RULE.fullmatch(line.text) for line in self.run)
        begin = len(self.out)
        parts: list[Part] = []
        depth = 0
        for line in self.run:
            prefix = self._prefix(line)
            if _VERBATIM.match(line.text):
                self._pass_on(parts)
                self.out.append(line.text)
                continue
            quotes = prefix.count(">")
            if parts and (rows or quotes != depth or prefix.strip(" >")):
                self._pass_on(parts)
            depth = quotes
            column = line.shift + len(prefix) + 1
            parts.append(Part(line.number, column, prefix, line.text[len(prefix) :]))
            if prefix.lstrip(" >").startswith("#"):
                self._pass_on(parts)
        self._pass_on(parts)
        if rows and len(self.out) - begin == len(self.run):
            self._check_rows(self.out[begin:])
        self.run = []

    def _check_rows(self, rows: list[str]) -> None:
        """Report the cells of a table that no column is there for: they would be left out."""
        columns = _count_cells(rows[0])
        if len(rows) < 2 or _count_cells(rows[1]) != columns:  # noqa: PLR2004 - head and rule
            return
        for line, row in zip(self.run[2:], rows[2:], strict=True):
            if (cells := _count_cells(row)) > columns:
                self.findings.add("b-029", line.mark(line.indent), cells=cells, columns=columns)

    def _pass_on(self, parts: list[Part]) -> None:
        if parts:
            self.out.append(scan_inlines(parts, self.tokens, self.findings))
            parts.clear()

    def _prefix(self, line: Line) -> str:
        """The block markers that a line begins with; too many of them are refused."""
        match = PREFIX.match(line.text)
        prefix = match.group() if match else ""
        items = sum(prefix.count(sign) for sign in "-*+.")
        depth = prefix.count(">") + items + (line.indent // TAB if items else 0)
        if depth > MAX_DEPTH:
            self.findings.add("s-007", line.mark(), limit=MAX_DEPTH)
            return ""
        return prefix

    def directive(self, token: Token, text: str = "") -> None:
        """Put a block of its own into the text."""
        self.out += ["", self.tokens.add(token, DIRECTIVE) + text, ""]

    def inline(self, line: Line, offset: int) -> str:
        """The scanned text of a line from `offset` on."""
        part = Part(line.number, line.shift + offset + 1, "", line.text[offset:])
        return scan_inlines([part], self.tokens, self.findings)

    # --- one kind of line each: True when it took the line -------------------------------------

    def step_blank(self, line: Line) -> bool:
        if not line.is_blank:
            return False
        self.flush()
        self.out.append("")
        self.at += 1
        return True

    def step_fence(self, line: Line) -> bool:
        if "`" not in line.text and "~" not in line.text:
            return False
        code = read_fenced(self.lines, self.at, self.findings)
        if code is None:
            return False
        self.flush()
        mark = self.tokens.add(code.token)
        self.out += [code.prefix + mark] if code.prefix else ["", mark, ""]
        self.at = code.after
        return True

    def step_division(self, line: Line) -> bool:
        match = _DIVISION.match(line.text)
        if match is None:
            return False
        self.flush()
        self.at += 1
        head = match["head"].strip()
        mark = line.mark(line.indent)
        if not head:
            self._close_division(mark, line.text, "")
            return True
        attributes = read_division_head(head)
        if attributes is None:
            self.findings.add("b-005", mark, head=head)
            attributes = Attributes()
        if attributes.classes == ("pagebreak",):
            self.directive(PageBreakMark(mark, line.text))
            if self.at < len(self.lines) and self.lines[self.at].text.strip() == ":::":
                self.at += 1
            return True
        self._open_division(DivisionOpen(mark, line.text, attributes), "")
        return True

    def _open_division(self, token: DivisionOpen, tag: str) -> None:
        if len(self.open) == MAX_DEPTH:
            self.findings.add("s-007", token.mark, limit=MAX_DEPTH)
        self.open.append((token.mark, tag, token.attributes.classes))
        self.stanza += 1
        if len(self.open) <= MAX_DEPTH:
            self.directive(token)

    def _close_division(self, mark: Mark, raw: str, tag: str) -> None:
        if not self.open or self.open[-1][1] != tag:
            self.findings.add("b-006", mark, closer=f"</{tag}>" if tag else ":::")
            return
        self.open.pop()
        if len(self.open) < MAX_DEPTH:
            self.directive(DivisionClose(mark, raw))

    def step_comment(self, line: Line) -> bool:
        """A comment that begins a line: it is left out, over blank lines too."""
        if not re.match(r"[ ]{0,3}<!--", line.text):
            return False
        end = self.at
        while end < len(self.lines) and "-->" not in self.lines[end].text:
            end += 1
        if end == len(self.lines):
            self.findings.add("b-004", line.mark(line.indent))
            self.at = end
            return True
        last = self.lines[end]
        self.at = end
        self.lines[end] = last.cut(last.text.index("-->") + 3)
        if self.lines[end].is_blank:
            self.at += 1
        return True

    def step_tag(self, line: Line) -> bool:
        """A division as raw HTML: its tag begins the line, or closes it."""
        match = TAG.match(line.text, line.indent) if line.indent < TAB else None
        if match and match["open"] and match["open"].lower() in BLOCK_TAGS:
            name = match["open"].lower()
            pairs = read_tag_attributes(match["attributes"])
            attributes = Attributes(
                id=next((value for key, value in pairs if key == "id"), ""),
                classes=tuple(next((value for key, value in pairs if key == "class"), "").split()),
                pairs=tuple(pair for pair in pairs if pair[0] not in {"id", "class"}),
            )
            self.flush()
            self._open_division(
                DivisionOpen(line.mark(match.start()), match.group(), attributes), name
            )
        elif match and match["close"] and match["close"].lower() in BLOCK_TAGS:
            self.flush()
            mark = line.mark(match.start())
            self._close_division(mark, match.group(), match["close"].lower())
        else:
            return self._cut_closing_tag(line)
        self.lines[self.at] = line.cut(match.end())
        if self.lines[self.at].is_blank:
            self.at += 1
        return True

    def _cut_closing_tag(self, line: Line) -> bool:
        """`text</div>` is read as two lines."""
        if not self.open or not self.open[-1][1]:
            return False
        closer = f"</{self.open[-1][1]}>"
        text = line.text.rstrip()
        if not text.lower().endswith(closer) or len(text) == len(closer):
            return False
        cut = len(text) - len(closer)
        self.lines[self.at : self.at + 1] = [
            Line(line.number, line.text[:cut], line.shift),
            line.cut(cut),
        ]
        self.run.append(self.lines[self.at])
        self.at += 1
        return True

    def step_note(self, line: Line) -> bool:
        match = _NOTE.match(line.text)
        if match is None:
            return False
        self.flush()
        mark = line.mark(line.indent)
        inside = [line.cut(match.end())]
        self.at += 1
        while self.at < len(self.lines) and self._continues_note(inside):
            following = self.lines[self.at]
            inside.append(following.cut(min(following.indent, TAB)))
            self.at += 1
        self.directive(NoteOpen(mark, match.group(), match["label"]))
        inner = _BlockScanner(inside, self.tokens, self.findings)
        inner.scan()
        self.out += inner.out
        self.directive(NoteClose(mark, ""))
        return True

    def _continues_note(self, inside: list[Line]) -> bool:
        """Whether the next line belongs to the note: indented, or going on with its paragraph."""
        line = self.lines[self.at]
        if line.is_blank:
            following = next((x for x in self.lines[self.at + 1 :][:50] if not x.is_blank), None)
            return following is not None and is_indented(following)
        if is_indented(line):
            return True
        starts = (_NOTE, _DIVISION, FENCE, _LINE_BLOCK)
        fresh = any(start.match(line.text) for start in starts) or line.text.startswith("#")
        return not inside[-1].is_blank and not fresh

    def step_verse(self, line: Line) -> bool:
        """A line inside `::: verse`: `| text`, or an indented line that goes on with the last."""
        if not self.open or "verse" not in self.open[-1][2]:
            return False
        if not _LINE_BLOCK.match(line.text):
            self.findings.add("v-003", line.mark(line.indent))
            self.at += 1
            return True
        if not line.text[1:].strip():
            self.stanza += 1
            self.at += 1
            return True
        before = self.lines[self.at - 1].text if self.at else ""
        if not before.startswith("|"):
            self.stanza += 1
        offset = len(line.text) - len(line.text[1:].lstrip(" "))
        whole = line
        self.at += 1
        while self.at < len(self.lines) and re.match(r"[ ]+\S", self.lines[self.at].text):
            joined = f"{whole.text.rstrip()} {self.lines[self.at].text.strip()}"
            whole = whole._replace(text=joined)
            self.at += 1
        token = VerseLine(line.mark(offset), line.text, self.stanza)
        self.directive(token, self.inline(whole, offset))
        return True

    def step_line_block(self, line: Line) -> bool:
        """Lines that begin with `| ` and are no table: a paragraph that keeps its lines."""
        if self.run or not _LINE_BLOCK.match(line.text):
            return False
        end = self.at
        while end < len(self.lines) and _LINE_BLOCK.match(self.lines[end].text):
            end += 1
        block = self.lines[self.at : end]
        if any(_TABLE_RULE.fullmatch(row.text) for row in self.lines[self.at : end + 1]):
            return False
        pieces: list[str] = []
        for row in block:
            inside = row.text[2:]
            indent = len(inside) - len(inside.lstrip(" "))
            text = self.inline(row, 2 + indent) if inside.strip() else write_mark(LINE, row.number)
            pieces.append("\u00a0" * indent + text)
        breaks = self.tokens.add(HardBreak(block[0].mark(), "\n"))
        self.out += ["", write_mark(LINE, line.number) + breaks.join(pieces), ""]
        self.at = end
        return True

    def step_attributes(self, line: Line) -> bool:
        """An attribute list on a line of its own: it describes the block above."""
        match = _OWN_LINE_LIST.match(line.text)
        if match is None or (not self.run and self.at == 0):
            return False
        self.flush()
        prefix = match["prefix"]
        raw = line.text[len(prefix) :]
        token = AttributeList(line.mark(len(prefix)), raw, read_attributes(match.group(2)))
        mark = self.tokens.add(token, DIRECTIVE)
        self.out += [prefix.rstrip(), prefix + mark, prefix.rstrip()]
        self.at += 1
        return True


def _count_cells(row: str) -> int:
    """How many cells a row of a table has."""
    inside = row.strip(" >").removeprefix("|")
    return len(_BAR.findall(inside.removesuffix("|") if not inside.endswith(r"\|") else inside)) + 1
