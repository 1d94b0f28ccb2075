"""The texts of the metadata, for the linter: those whose place in their file is certain."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from exporters.document import Link, Span, Stanza, Styled, Text
from exporters.lint.excerpt import Excerpt
from exporters.lint.passages import Passage, make_passage
from exporters.lint.source import LINE_END, texts_of
from exporters.lint.walking import inlines_of, walk
from exporters.runs import language_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.document import Document, Inlines, Localized, LocalizedProse

# Longer metadata describe no document, and are not searched.
_LONGEST: Final = 50_000
_METADATA: Final = re.compile(
    r"\ufeff?---[ \t]*(?:\r\n|\r|\n)(.*?(?:\r|\n))(?:---|\.\.\.)", re.DOTALL
)


def metadata_passages(document: Document, name: str) -> Iterator[Passage]:
    """The passages of the metadata, of the masthead in a file of its own too."""
    for file in _files(document, name):
        for lang, content, is_verse in metadata_contents(document):
            located = _located(content, file)
            passage = make_passage(located, lang, file.path, is_verse=is_verse)
            if any(text.anchors for _, text in passage.pieces):
                yield passage


def _files(document: Document, name: str) -> Iterator[Excerpt]:
    """The document's metadata block, and the masthead that it shares with others."""
    for path, whole in texts_of(document, name).items():
        block = _METADATA.match(whole) if path == name else None
        text = block[1] if block else whole.removeprefix("\ufeff")
        if len(text) <= _LONGEST and (block or path != name):
            yield Excerpt(LINE_END.split(text), path, 2 if block else 1)


def metadata_contents(document: Document) -> Iterator[tuple[str, Inlines, bool]]:
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


def _located(content: Inlines, file: Excerpt) -> Inlines:
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
