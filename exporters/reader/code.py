"""Code blocks: fenced ones as the scanner kept them, indented ones with every mark undone."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from exporters.document import CodeBlock
from exporters.reader.inlines import check_attributes
from exporters.reader.tokens import LINE, MARKS, read_number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from exporters.reader.context import Context
    from exporters.reader.tokens import Fence


def read_fence(fence: Fence, context: Context) -> CodeBlock:
    """The code in a fence."""
    attributes = check_attributes(fence.attributes, fence.mark, context)
    classes = tuple(name for name in attributes.classes if name != fence.syntax)
    return CodeBlock(
        lang=attributes.lang,
        id=attributes.id,
        classes=classes,
        line=fence.mark.line,
        text=fence.text,
        syntax=fence.syntax,
    )


def read_indented_code(element: Element, context: Context) -> CodeBlock:
    """An indented code block, every mark in it turned back into the source it stands for."""
    code = element.find("code")
    text = html.unescape((code.text if code is not None else "") or "")
    lines: list[str] = []
    first = 0
    for row in text.split("\n"):
        number = next(
            (read_number(mark) for mark in MARKS.finditer(row) if mark.group(1) == LINE), 0
        )
        first = first or number
        plain = context.tokens.expand(row)
        if number and "\n" in plain:
            source = context.source.get(number, "")
            cut = _indent(source) - _indent(row)
            plain = re.sub(rf"\n {{0,{max(0, cut)}}}", "\n", plain)
        lines.append(plain)
    context.line = first or context.line
    context.start = 0
    return CodeBlock(lang="", line=first, text="\n".join(lines).rstrip("\n"))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
