"""Which letters of a foreign Markdown text a document has lost, by the word of another reader.

`markdown-it-py` reads the text as CommonMark with tables; what it shows, code and the words of
pictures among it, must be in the document.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from exporters.document import Code, CodeBlock, Equation, Figure, Formula, InlineImage, Text
from exporters.lint import inlines_of, walk, walk_inlines
from exporters.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.document import Document
    from exporters.reader import Reading

HEAD = "---\nlang: en\ntitle: T\nauthor: A\nmasthead: false\nattribution: original\n---\n\n"
_TAG = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1>|</?[A-Za-z][^<>]*>", re.DOTALL)

# The labels of notes and tasks, the kinds of divisions and callouts, numbers of items in Persian
# and letters of items.
_UNKNOWN_TO_COMMONMARK = re.compile(
    r"\[\^[^\]\s]+\]:?(?!\()|^([ \t]*[-*+]) \[[ x]\]|^ *:{3,} ?(?:\{.*\}|[\w-]*)"
    r"|\[!\w+\][+-]?(?= *\S)|^[۰-۹]+\.|^( *[-*+] )a\)(?= )",
    re.MULTILINE,
)


def read_foreign(markdown: str) -> Reading:
    """A text without metadata of ours, read with the least of it."""
    return read(HEAD + markdown, "foreign.md", Path())


def shown_elsewhere(markdown: str) -> str:
    """What another reader shows of a text, but for the signs that it does not know."""
    known = _UNKNOWN_TO_COMMONMARK.sub(r"\1\2", markdown)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(known)
    return " ".join(_shown(tokens))


def reads_links_as_html(markdown: str) -> bool:
    """Whether CommonMark sees no Markdown in a part of a text whose writer meant it as such."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    return any(token.type == "html_block" and "](" in token.content for token in tokens)


def _shown(tokens: list[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type in {"html_block", "html_inline"}:
            yield html.unescape(_TAG.sub("", token.content))
        elif token.children:
            yield "".join(_shown(token.children))
        elif token.type in {"text", "code_inline", "code_block", "fence", "image"}:
            yield token.content


def shown_here(document: Document) -> str:
    """Every word of a document's body and notes."""
    nodes = [*walk(document.body), *(n for note in document.notes for n in walk(note.blocks))]
    said: list[str] = []
    for node in nodes:
        match node:
            case CodeBlock(text=text) | Equation(tex=text):
                said.append(text)
            case Figure():
                said.append(node.alternative)
        for content in inlines_of(node):
            for inline in walk_inlines(content):
                match inline:
                    case Text(text=text) | Code(text=text) | Formula(tex=text):
                        said.append(text)
                    case InlineImage():
                        said.append(inline.alternative)
    return " ".join(said)


def letters(text: str) -> Counter[str]:
    """How often each letter, mark and digit of a text stands in it."""
    return Counter(c for c in text if unicodedata.category(c)[0] in "LMN")


def lost_letters(markdown: str, reading: Reading) -> Counter[str]:
    """The letters that another reader shows and the document has not."""
    assert reading.document is not None, [d.text for d in reading.diagnostics if d.is_error]
    return letters(shown_elsewhere(markdown)) - letters(shown_here(reading.document))
