"""Scans the lines of one paragraph (or item, or row): takes out what Python-Markdown shall not see.

Code spans, raw HTML tags, comments, character references, note calls, bracketed spans and attribute
lists become marks; escapes, addresses and everything else pass unchanged. One pass from left to
right, linear in the length of the text.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict, deque
from typing import TYPE_CHECKING, Final, NamedTuple

from exporters.formulas import FormulaError, read_formula
from exporters.reader.attributes import ATTRIBUTE_LIST, read_attributes
from exporters.reader.findings import Mark
from exporters.reader.formulas import find_formula
from exporters.reader.tokens import (
    LINE,
    AttributeList,
    Character,
    CodeSpan,
    HardBreak,
    MailAddress,
    NoteCall,
    SpanClose,
    SpanOpen,
    TagClose,
    TagOpen,
    TexFormula,
    Token,
    TokenTable,
    write_mark,
)

if TYPE_CHECKING:
    from exporters.reader.findings import Findings

_ATTRIBUTE = r"""[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
TAG: Final = re.compile(
    rf"<(?:/(?P<close>[A-Za-z][A-Za-z0-9-]*)\s*"
    rf"|(?P<open>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:\s+{_ATTRIBUTE})*)\s*(?P<empty>/?))>"
)
_TAG_ATTRIBUTES: Final = re.compile(
    r"""([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?"""
)
VOID_TAGS: Final = frozenset(
    ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)

_AUTOLINK: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>")
_MAIL: Final = re.compile(r"<(?:mailto:)?([^\s<>@:]+@[^\s<>@]+)>")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_REFERENCE: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NOTE_CALL: Final = re.compile(r"\[\^([^\[\]\s]+)\]")
_DESTINATION: Final = re.compile(r"\(\s*(?:<[^<>\n]*>)?")
_LABEL: Final = re.compile(r"\[[^\[\]]*\]")
# No address and title of a link is longer; this bounds the search for their end.
MAX_DESTINATION: Final = 4000
_STOPS: Final = re.compile(r"[\\`<\[\]{&$\n]")
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_PUNCTUATION_ONLY: Final = re.compile(r"[-=_*+:|>#. ]*")


class Part(NamedTuple):
    """One line of a run: its number, the column its text begins in, its block markers, its text."""

    number: int
    column: int
    prefix: str
    text: str


def scan_inlines(parts: list[Part], tokens: TokenTable, findings: Findings) -> str:
    """The lines again, with their prefixes, line marks, and marks for what was taken out."""
    return _InlineScanner(parts, tokens, findings).scan()


def read_tag_attributes(text: str) -> tuple[tuple[str, str], ...]:
    """The attributes in a tag, names in lower case, character references resolved."""
    return tuple(
        (name.lower(), html.unescape(double or single or bare))
        for name, double, single, bare in _TAG_ATTRIBUTES.findall(text)
    )


class _InlineScanner:
    def __init__(self, parts: list[Part], tokens: TokenTable, findings: Findings) -> None:
        self.parts = parts
        self.text = "\n".join(part.text for part in parts)
        self.tokens = tokens
        self.findings = findings
        self.position = 0
        self.index = 0
        self.line_starts = [0]
        for part in parts[:-1]:
            self.line_starts.append(self.line_starts[-1] + len(part.text) + 1)
        self.out: list[str] = []
        # Where each open bracket stands: in the output, and in the text.
        self.brackets: list[tuple[int, int]] = []
        self.ticks = self._find_ticks()

    def _find_ticks(self) -> dict[int, deque[int]]:
        """The starts of the runs of backticks, by the length of the run."""
        runs: dict[int, deque[int]] = defaultdict(deque)
        if "`" in self.text:
            for match in re.finditer("`+", self.text):
                runs[len(match.group())].append(match.start())
        return runs

    def scan(self) -> str:
        self.begin_line()
        while (stop := _STOPS.search(self.text, self.position)) is not None:
            self.copy(stop.start())
            start = self.position
            self.STEPS[stop.group()](self)
            if self.position == start:
                self.copy(start + 1)
        self.copy(len(self.text))
        return "".join(self.out)

    def mark(self, position: int) -> Mark:
        """The place in the file of a place in the text."""
        while self.index + 1 < len(self.parts) and self.line_starts[self.index + 1] <= position:
            self.index += 1
        index = self.index
        while self.line_starts[index] > position:
            index -= 1
        part = self.parts[index]
        return Mark(part.number, part.column + position - self.line_starts[index])

    def copy(self, end: int) -> None:
        self.out.append(self.text[self.position : end])
        self.position = end

    def put(self, token: Token, end: int) -> None:
        self.out.append(self.tokens.add(token))
        self.position = end

    def begin_line(self) -> None:
        """The prefix of the line that begins here, and its line mark where one does no harm."""
        self.mark(self.position)
        part = self.parts[self.index]
        self.out.append(part.prefix)
        is_text = "#" in part.prefix or not _PUNCTUATION_ONLY.fullmatch(part.text)
        if is_text and not self.brackets:
            self.out.append(write_mark(LINE, part.number))

    def step_newline(self) -> None:
        self.copy(self.position + 1)
        self.begin_line()

    def step_backslash(self) -> None:
        following = self.text[self.position + 1 : self.position + 2]
        if following == "\n":
            mark = self.mark(self.position)
            self.put(HardBreak(mark, "\\"), self.position + 1)
        elif following and not following.isalnum() and not following.isspace():
            self.copy(self.position + 2)

    def step_backtick(self) -> None:
        start = self.position
        length = 0
        while self.text.startswith("`", start + length):
            length += 1
        closers = self.ticks[length]
        while closers and closers[0] < start + length:
            closers.popleft()
        if not closers:
            self.copy(start + length)
            return
        end = closers.popleft()
        code = " ".join(self.text[start + length : end].split("\n"))
        if code[:1] == code[-1:] == " " and code.strip(" "):
            code = code[1:-1]
        after = end + length
        self.put(CodeSpan(self.mark(start), self.raw(start, after), code), after)

    def raw(self, start: int, end: int) -> str:
        """The source between two places, with the prefixes of its continuation lines."""
        self.mark(start)
        lines = self.text[start:end].split("\n")
        following = self.parts[self.index + 1 : self.index + len(lines)]
        rest = (part.prefix + line for part, line in zip(following, lines[1:], strict=True))
        return "\n".join((lines[0], *rest))

    def step_less(self) -> None:
        start = self.position
        if match := _MAIL.match(self.text, start):
            token = MailAddress(self.mark(start), match.group(), match.group(1))
            self.put(token, match.end())
        elif match := _AUTOLINK.match(self.text, start):
            self.copy(match.end())
        elif match := _COMMENT.match(self.text, start):
            self.position = match.end()
        elif match := TAG.match(self.text, start):
            mark, raw = self.mark(start), self.raw(start, match.end())
            if match["close"]:
                self.put(TagClose(mark, raw, match["close"].lower()), match.end())
                return
            name = match["open"].lower()
            empty = bool(match["empty"]) or name in VOID_TAGS
            attributes = read_tag_attributes(match["attributes"])
            self.put(TagOpen(mark, raw, name, attributes, empty), match.end())
        elif self.text.startswith("<!--", start):
            self.findings.add("b-004", self.mark(start))

    def step_ampersand(self) -> None:
        match = _REFERENCE.match(self.text, self.position)
        if match is None:
            return
        character = html.unescape(match.group())
        if character != match.group() and not _ILLEGAL.search(character):
            token = Character(self.mark(self.position), match.group(), character)
            self.put(token, match.end())

    def step_dollar(self) -> None:
        found = find_formula(self.text, self.position)
        if found is None:
            return
        try:
            read_formula(found.tex, is_display=found.is_display)
        except FormulaError as error:
            mark = self.mark(found.start + error.offset)
            self.findings.add("b-060", mark, reason=error.reason)
        raw = self.raw(self.position, found.end)
        mark = self.mark(self.position)
        self.put(TexFormula(mark, raw, found.tex, found.is_display), found.end)

    def step_open_bracket(self) -> None:
        if match := _NOTE_CALL.match(self.text, self.position):
            token = NoteCall(self.mark(self.position), match.group(), match.group(1))
            self.put(token, match.end())
            return
        self.brackets.append((len(self.out), self.position))
        self.copy(self.position + 1)

    def step_close_bracket(self) -> None:
        if not self.brackets:
            return
        slot, opened = self.brackets.pop()
        after = self.position + 1
        if match := ATTRIBUTE_LIST.match(self.text, after):
            attributes = read_attributes(match.group(1))
            raw = self.text[self.position : match.end()]
            self.out[slot] = self.tokens.add(SpanOpen(self.mark(opened), "[", attributes))
            self.put(SpanClose(self.mark(self.position), raw), match.end())
        elif self.text.startswith("(", after):
            self.copy(self._destination_end(after))
        elif match := _LABEL.match(self.text, after):
            self.copy(match.end() if not match.group().startswith("[^") else after)

    def _destination_end(self, start: int) -> int:
        """Past the `(address "title")` that begins at `start`; `start` if it does not end."""
        match = _DESTINATION.match(self.text, start)
        depth, position = 1, match.end() if match else start + 1
        limit = min(len(self.text), start + MAX_DESTINATION)
        quote = ""
        while position < limit:
            character = self.text[position]
            if quote:
                quote = "" if character == quote and self._ends_title(position) else quote
            elif character == '"' and self.text[position - 1].isspace():
                quote = character
            elif character == "(":
                depth += 1
            elif character == ")":
                depth -= 1
                if not depth:
                    return position + 1
            position += 1
        return start

    def _ends_title(self, position: int) -> bool:
        return self.text[position + 1 :][:8].lstrip().startswith(")")

    def step_brace(self) -> None:
        match = ATTRIBUTE_LIST.match(self.text, self.position)
        if match is None:
            return
        before = self.text[self.position - 1 : self.position]
        newline = self.text.find("\n", match.end())
        rest = self.text[match.end() : newline if newline >= 0 else len(self.text)]
        attached = bool(before) and before in ")`*_~^>]$"
        attached |= self.text[max(0, self.position - 3) : self.position].endswith("$$ ")
        if attached or not rest.strip(" #|"):
            token = AttributeList(
                self.mark(self.position), match.group(), read_attributes(match.group(1))
            )
            self.put(token, match.end())

    STEPS: Final = {
        "\n": step_newline,
        "\\": step_backslash,
        "`": step_backtick,
        "<": step_less,
        "&": step_ampersand,
        "[": step_open_bracket,
        "]": step_close_bracket,
        "{": step_brace,
        "$": step_dollar,
    }
