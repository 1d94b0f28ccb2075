"""Abbreviations: every place in a text where a short form stands as a word of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from exporters.document import Abbreviation, Link, Span, Styled, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exporters.reader.context import Context
    from exporters.reader.inline.pieces import Content

_WORD: Final = re.compile(r"\w++|[^\w\s]")


class Abbreviations:
    """The short forms of a text, by the word or the sign that each begins with."""

    def __init__(self, expansions: dict[str, str]) -> None:
        self.expansions = expansions
        self._by_beginning: dict[str, dict[int, set[str]]] = {}
        for short in expansions:
            match = _WORD.match(short)
            if match is not None:
                lengths = self._by_beginning.setdefault(match.group(), {})
                lengths.setdefault(len(short), set()).add(short)

    def __bool__(self) -> bool:
        return bool(self.expansions)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Where each begins and ends, the longest where there are several."""
        position = 0
        for match in _WORD.finditer(text):
            start = match.start()
            lengths = self._by_beginning.get(match.group())
            if lengths is None or start < position:
                continue
            for length in sorted(lengths, reverse=True):
                end = start + length
                if text[start:end] in lengths[length] and _ends_word(text, end):
                    yield start, end
                    position = end
                    break


def _ends_word(text: str, end: int) -> bool:
    return not (text[end - 1].isalnum() and text[end : end + 1].isalnum())


def mark_abbreviations(pieces: Sequence[Content], context: Context) -> list[Content]:
    """`pieces` with each abbreviation in their texts as a piece of its own."""
    marked: list[Content] = []
    for piece in pieces:
        if isinstance(piece, Text):
            marked += _split(piece, context.abbreviations)
        elif isinstance(piece, Styled | Span | Link):
            content = tuple(mark_abbreviations(piece.content, context))
            marked.append(replace(piece, content=content))  # type: ignore[arg-type] # no pictures
        else:
            marked.append(piece)
    return marked


def _split(text: Text, abbreviations: Abbreviations) -> list[Content]:
    parts: list[Content] = []
    position = 0
    for start, end in abbreviations.find(text.text):
        if start > position:
            parts.append(text.cut(position, start))
        short = text.cut(start, end)
        parts.append(Abbreviation((short,), abbreviations.expansions[short.text], short.mark))
        position = end
    if position < len(text.text):
        parts.append(text.cut(position, len(text.text)))
    return parts
