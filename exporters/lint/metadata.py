"""The texts of the metadata, for the linter: those whose place in their file is certain.

A value of YAML does not keep its place. A text that stands in its file once and only once, line
breaks taken for spaces as YAML folds them (YAML 1.2.2, 6.5), stands there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from exporters.document import Anchor, Link, Span, Stanza, Styled, Text
from exporters.lint.passages import Passage, make_passage
from exporters.lint.walking import inlines_of, walk
from exporters.runs import language_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.document import Document, Inlines, Localized, LocalizedProse

# Longer metadata describe no document, and are not searched.
_LONGEST: Final = 50_000
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
# Quotation marks are found as they were typed.
_STRAIGHT: Final = str.maketrans("“”‘’", "\"\"''")
_METADATA: Final = re.compile(
    r"\ufeff?---[ \t]*(?:\r\n|\r|\n)(.*?(?:\r|\n))(?:---|\.\.\.)", re.DOTALL
)


class _Line(NamedTuple):
    """A line of a file: where it begins in the text of all of them, and where in the file."""

    start: int
    number: int
    column: int
    length: int


class _File:
    """A file of metadata, its lines as one text."""

    def __init__(self, text: str, path: str, first: int) -> None:
        self.path = path
        self._lines: list[_Line] = []
        parts: list[str] = []
        length = 0
        for number, line in enumerate(_LINE_END.split(text), start=first):
            if words := line.strip():
                column = len(line) - len(line.lstrip()) + 1
                self._lines.append(_Line(length, number, column, len(words)))
                parts.append(words)
                length += len(words) + 1
        self._text = " ".join(parts).translate(_STRAIGHT)

    def locate(self, text: Text) -> Text:
        """A text with the places of its characters; without, where it is not found for certain."""
        words = text.text.translate(_STRAIGHT)
        start = self._text.find(words) if words.strip() else -1
        if start < 0 or self._text.find(words, start + 1) >= 0:
            return Text(text.text)
        anchors: list[Anchor] = []
        end = start + len(text.text)
        for begin, number, column, length in self._lines:
            first, last = max(start, begin), min(end, begin + length)
            if first < last:
                anchors.append(Anchor(first - start, number, column + first - begin))
            if start <= begin + length < end:
                # The end of the line has become a space.
                place = begin + length - start
                anchors.append(Anchor(place, number, column + length, verbatim=False))
        return Text(text.text, tuple(anchors))


def metadata_passages(document: Document, name: str) -> Iterator[Passage]:
    """The passages of the metadata; those of a masthead in a file of its own are `is_fixed`."""
    for file in _files(document, name):
        for lang, content, is_verse in _contents(document):
            located = _located(content, file)
            passage = make_passage(located, lang, file.path, is_verse=is_verse)
            if any(text.anchors for _, text in passage.pieces):
                passage.is_fixed = file.path != name
                yield passage


def _files(document: Document, name: str) -> Iterator[_File]:
    """The document's metadata block, and the masthead that it shares with others."""
    for source in document.sources:
        is_own = source is document.sources[0]
        block = _METADATA.match(source.text) if is_own else None
        text = block[1] if block else source.text
        if len(text) <= _LONGEST and (block or not is_own) and source.name.endswith(_TEXTS):
            path = name if is_own else _path_beside(name, document.sources[0].name, source.name)
            yield _File(text, path, 2 if block else 1)


_TEXTS: Final = (".md", ".yaml", ".yml", ".markdown", ".txt")


def _path_beside(path: str, name: str, other: str) -> str:
    """The path of the source called `other`, where that of the one called `name` is `path`."""
    return path.removesuffix(name) + other if path.endswith(name) else other


def _contents(document: Document) -> Iterator[tuple[str, Inlines, bool]]:
    """Every text of the metadata: its language, its content, and whether it is verse."""
    for text in _localized(document):
        for lang, words in text:
            yield lang, _in_runs(words, lang), False
    for prose in _prose(document):
        for _, blocks in prose:
            for node in walk(blocks):
                for content in inlines_of(node):
                    yield node.lang, content, isinstance(node, Stanza)
    motto = document.masthead.motto if document.masthead else None
    if motto and motto.verse:
        for stanza in motto.verse.stanzas:
            for line in stanza.lines:
                yield stanza.lang, line, True


def _localized(document: Document) -> Iterator[Localized]:
    masthead, attribution = document.masthead, document.attribution
    people = (*document.people, *(attribution.translators if attribution else ()))
    texts = (
        document.title, document.subtitle, document.rubric, document.description,
        document.publisher, document.rights and document.rights.text,
        document.series and document.series.name, *(person.name for person in people),
        masthead and masthead.name, masthead and masthead.address,
        masthead and masthead.motto and masthead.motto.text,
        attribution and attribution.publisher, attribution and attribution.title,
    )  # fmt: skip
    return (text for text in texts if text)


def _prose(document: Document) -> Iterator[LocalizedProse]:
    notes = [person.about for person in document.people]
    if document.attribution:
        notes.append(document.attribution.note)
    return (note for note in notes if note)


def _in_runs(words: str, lang: str) -> Inlines:
    """A text without markup as inline content, each run of another language in a span."""
    runs = language_runs(words, lang)
    if len(runs) == 1 and runs[0].lang == lang:
        return (Text(words),)
    return tuple(Span((Text(run.text),), run.lang) for run in runs)


def _located(content: Inlines, file: _File) -> Inlines:
    """Inline content with the places of its texts in a file."""
    located: list[Any] = []
    for inline in content:
        if isinstance(inline, Text):
            located.append(file.locate(inline))
        elif isinstance(inline, Span | Styled | Link):
            located.append(replace(inline, content=_located(inline.content, file)))
        else:
            located.append(inline)
    return tuple(located)
