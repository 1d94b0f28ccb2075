"""Straight double quotation marks, in whose place the reader has set those of their language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from exporters.diagnostics import Change, diagnose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.diagnostics import Diagnostic
    from exporters.lint.passages import Passage
    from exporters.lint.source import SourceText

_STRAIGHT: Final = '"'


def check_quotes(passage: Passage, source: SourceText) -> Iterator[Diagnostic]:
    """The marks of a passage that are typed straight, and what they are printed as (t-041)."""
    for _, text in passage.pieces:
        for start, end in text.substituted():
            mark, printed = text.mark_at(start), text.text[start:end]
            if printed not in {_STRAIGHT, "″"} and source.has(*mark, _STRAIGHT):
                found = diagnose("t-041", passage.path, *mark, words=_STRAIGHT, better=printed)
                change = Change(*mark, _STRAIGHT, printed, safe=True)
                yield replace(found, end=(mark.line, mark.column + 1), change=change)
