"""Code blocks: their syntax, their numbers, what else their author says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.document import CodeBlock
from exporters.highlighting import is_known
from exporters.reader.attributes import RAW_FORMAT
from exporters.reader.checks import check_attributes
from exporters.reader.inline.controls import check_controls

if TYPE_CHECKING:
    from exporters.reader.attributes import Attributes
    from exporters.reader.context import Context
    from exporters.reader.structure.tree import CodeLines

# As pandoc writes them.
_NUMBERED: Final = frozenset({"numberLines", "number-lines"})
_MOST_DIGITS: Final = 10
_FIRST_LINE: Final = ("startFrom", "start-from")


def read_code(code: CodeLines, context: Context) -> CodeBlock:
    """Code, with the id, the classes and the language that its author gave it."""
    attributes = check_attributes(code.attributes, code.mark, context, frozenset(_FIRST_LINE))
    syntax = "" if code.syntax in _NUMBERED else code.syntax
    text = code.text if code.text.isascii() else _without_controls(code, context)
    if raw := RAW_FORMAT.fullmatch(syntax):
        context.findings.add("b-063", code.mark, format=raw[1])
        syntax = ""
    if syntax and not is_known(syntax):
        context.findings.add("b-061", code.mark, syntax=syntax)
    return CodeBlock(
        lang=attributes.lang,
        id=attributes.id,
        classes=tuple(name for name in attributes.classes if name not in {syntax, *_NUMBERED}),
        line=code.mark.line,
        column=code.mark.column,
        text=text,
        syntax=syntax,
        first_line=_first_line(attributes),
    )


def _without_controls(code: CodeLines, context: Context) -> str:
    """The text of the code without directional controls that would show it in another order."""
    rows: list[str] = []
    for row in code.text.split("\n"):
        dropped = check_controls(row, lambda _: code.mark, context.findings)
        rows.append("".join(sign for at, sign in enumerate(row) if at not in dropped))
    return "\n".join(rows)


def _first_line(attributes: Attributes) -> int:
    """The number of the first line; 0 where lines have none."""
    if _NUMBERED.isdisjoint(attributes.classes):
        return 0
    start = next(filter(None, map(attributes.get, _FIRST_LINE)), "1")
    return max(1, int(start)) if start.isdecimal() and len(start) < _MOST_DIGITS else 1
