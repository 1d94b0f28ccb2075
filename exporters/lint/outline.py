"""Headings: one level at a time, and none of them empty (PDF/UA-1 clause 7.4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from exporters.diagnostics import diagnose
from exporters.document import Code, Heading, InlineImage, Quotation, Text
from exporters.lint.walking import children_of, walk_inlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.diagnostics import Diagnostic
    from exporters.document import Block, Inlines

_TITLE_LEVEL: Final = 1


def check_outline(body: Iterable[Block], name: str) -> Iterator[Diagnostic]:
    """Headings go down one level at a time, beginning below the title, and none is empty.

    Headings inside quotations are no part of the outline.
    """
    level = _TITLE_LEVEL
    for node in _outline(body):
        if not _has_text(node.content):
            yield diagnose("b-051", name, node.line, 1)
        if node.level > level + 1:
            yield diagnose(
                "b-050", name, node.line, 1, level=node.level, before=level, marks="#" * (level + 1)
            )
        level = node.level


def _outline(blocks: Iterable[Any]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif not isinstance(block, Quotation):
            for children in children_of(block):
                yield from _outline(children)


def _has_text(inlines: Inlines) -> bool:
    return any(
        (isinstance(inline, Text | Code) and inline.text.strip())
        or (isinstance(inline, InlineImage) and inline.alternative)
        for inline in walk_inlines(inlines)
    )
