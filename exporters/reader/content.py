"""Inline content as a block holds it: its words, and the space around them taken away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from exporters.document import (
    Abbreviation,
    Code,
    Formula,
    InlineImage,
    LineBreak,
    Link,
    NoteReference,
    Span,
    Styled,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.document import Inline


def is_space(piece: object) -> bool:
    """Whether this is text, and nothing but space."""
    return isinstance(piece, Text) and not piece.text.strip()


def plain_text(inlines: Sequence[Inline]) -> str:
    """The characters of `inlines`, notes left out, a line break as a space."""
    parts: list[str] = []
    for inline in inlines:
        if isinstance(inline, Text | Code):
            parts.append(inline.text)
        elif isinstance(inline, LineBreak):
            parts.append(" ")
        elif isinstance(inline, Formula):
            parts.append(inline.tex)
        elif isinstance(inline, InlineImage):
            parts.append(inline.alternative)
        elif not isinstance(inline, NoteReference):
            parts.append(plain_text(inline.content))
    return "".join(parts)


def strip(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """`inlines` as the content of a block: no space at its ends, soft line breaks as spaces."""
    content = _unbroken(inlines)
    while content and is_space(content[0]):
        del content[0]
    while content and (is_space(content[-1]) or isinstance(content[-1], LineBreak)):
        del content[-1]
    if content and isinstance(content[0], Text):
        content[0] = _trimmed(content[0], left=True)
    if content and isinstance(content[-1], Text):
        content[-1] = _trimmed(content[-1], right=True)
    return tuple(content)


def _unbroken(inlines: Sequence[Inline]) -> list[Inline]:
    """`inlines` with soft line breaks as spaces, and no space beside a hard one."""
    content: list[Inline] = []
    for index, inline in enumerate(inlines):
        if isinstance(inline, Text):
            after = index > 0 and isinstance(inlines[index - 1], LineBreak)
            before = index + 1 < len(inlines) and isinstance(inlines[index + 1], LineBreak)
            spaced = replace(inline, text=inline.text.replace("\n", " "))
            text = _trimmed(spaced, left=after, right=before)
            content += [text] if text.text else []
        elif isinstance(inline, Styled | Span | Abbreviation | Link):
            content.append(replace(inline, content=tuple(_unbroken(inline.content))))
        else:
            content.append(inline)
    return content


def _trimmed(text: Text, *, left: bool = False, right: bool = False) -> Text:
    """`text` without the spaces at its ends."""
    start = len(text.text) - len(text.text.lstrip(" ")) if left else 0
    return text.cut(start, len(text.text.rstrip(" ")) if right else len(text.text))
