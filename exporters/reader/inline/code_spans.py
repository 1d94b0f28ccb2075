"""Code in a line, and where it ends: at the next run of as many backticks."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from typing import TYPE_CHECKING, Final

from exporters.document import Code
from exporters.reader.formulas import find_formula
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from exporters.reader.inline.scanner import InlineScanner

_TICKS: Final = re.compile("`++")


class CodeSpan(NamedTuple):
    """Where a code span begins and ends, and how many backticks it has on each side."""

    start: int
    end: int
    width: int


class Ticks:
    """The runs of backticks in a part of a text; to be asked from left to right."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._runs: dict[int, deque[int]] = defaultdict(deque)
        for match in _TICKS.finditer(text, start, end):
            self._runs[match.end() - match.start()].append(match.start())

    def span_at(self, start: int, width: int) -> CodeSpan | None:
        """The code span that a run of `width` backticks at `start` opens; None where none does."""
        closers = self._runs[width]
        while closers and closers[0] < start + width:
            closers.popleft()
        if not closers:
            return None
        return CodeSpan(start, closers.popleft() + width, width)


def read_code_span(scanner: InlineScanner) -> None:
    """`code`: one space on each side belongs to the backticks (CommonMark 0.31.2, 6.1)."""
    at, text = scanner.position, scanner.text
    if scanner.ticks is None:
        scanner.ticks = Ticks(text, at, scanner.end)
    match = _TICKS.match(text, at, scanner.end)
    width = match.end() - at if match else 1
    span = scanner.ticks.span_at(at, width)
    if span is None:
        scanner.position = at + width
        return
    code = scanner.passage.characters(at + width, span.end - width).replace("\n", " ")
    if code[:1] == code[-1:] == " " and code.strip(" "):
        code = code[1:-1]
    if scanner.context.in_table:
        code = code.replace(r"\|", "|")
    scanner.put(Code(code, scanner.passage.mark(at)), span.end)


def mask_code(text: str) -> str:
    """`text`, as long as it is, with code, formulas and escaped signs as `x`."""
    if not any(sign in text for sign in "`\\$"):
        return text
    ticks = Ticks(text, 0, len(text))
    parts: list[str] = []
    position = 0
    for match in re.finditer(r"`++|\\.|\$", text):
        if match.start() < position:
            continue
        end = match.end()
        if match.group()[0] == "`":
            span = ticks.span_at(match.start(), end - match.start())
            end = span.end if span else end
        elif match.group() == "$":
            found = find_formula(text, match.start(), len(text))
            end = found.end if found else end
        parts += (text[position : match.start()], "x" * (end - match.start()))
        position = end
    return "".join([*parts, text[position:]])
