"""What a text is made of besides its words: what no change of a word may change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exporters.document import CodeBlock, Equation, Figure, Link, Span, Text
from exporters.lint.metadata import metadata_contents
from exporters.lint.walking import inlines_of, walk, walk_inlines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.document import Document


def skeleton_of(document: Document) -> tuple[object, ...]:
    """The blocks of a document with their lines and languages, and everything in them but words.

    Of its metadata, which languages they are in.
    """
    metadata = (lang for lang, _, _ in metadata_contents(document))
    notes = (block for note in document.notes for block in note.blocks)
    body = (part for node in walk((*document.body, *notes)) for part in _parts(node))
    return (*metadata, *body)


def _parts(node: Any) -> Iterator[object]:
    yield type(node), node.line, node.lang, node.classes
    match node:
        case CodeBlock():
            yield node.syntax, node.text
        case Equation():
            yield node.tex
        case Figure():
            yield node.resource
    for content in inlines_of(node):
        for inline in walk_inlines(content):
            if not isinstance(inline, Text) and not _is_run(inline):
                yield type(inline), *_told(inline)


def _is_run(inline: Any) -> bool:
    """Whether an inline is nothing but words in another language."""
    return isinstance(inline, Span) and not inline.id and not inline.classes


def _told(inline: Any) -> tuple[object, ...]:
    """What an inline says besides the words in it."""
    match inline:
        case Link(target=target, title=title):
            # The id of a heading is made of its words.
            return ("#" if target.startswith("#") else target), title
        case Span():
            return inline.id, inline.classes
        case _:
            names = ("text", "tex", "number", "resource", "style", "expansion")
            return tuple(getattr(inline, name, None) for name in names)
