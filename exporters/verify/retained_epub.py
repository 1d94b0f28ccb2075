"""The header and the attribution in an EPUB: in the text of the spine, not hidden by any style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.diagnostics import diagnose
from exporters.values import NamedTuple
from exporters.verify.cascade import Visibility
from exporters.verify.container import XHTML, open_book
from exporters.verify.expectations import expected_targets
from exporters.verify.passage import Passage
from exporters.verify.reading import read_text
from exporters.verify.search import Search

if TYPE_CHECKING:
    from exporters.diagnostics import Diagnostic
    from exporters.document import Document
    from exporters.verify.container import Book, ContentDocument, Element
    from exporters.verify.expectations import Expectation


class _Source(NamedTuple):
    """Where a text node stands."""

    lang: str | None
    place: tuple[str, int]
    document: ContentDocument
    element: Element


def check_epub(data: bytes, document: Document, name: str) -> tuple[Diagnostic, ...]:
    """What the EPUB lost; see `retained.check_retained`."""
    book = open_book(data, name)
    passage: Passage[_Source] = Passage(keeps_spaces=True)
    for content in book.text:
        for run in read_text(content.root):
            source = _Source(run.state.lang, (content.path, run.line), content, run.element)
            passage.append(run.text, source, is_apart=run.is_apart)
    passage.close()
    visibility: dict[str, Visibility] = {}

    def hidden_by(_: Expectation, start: int, end: int) -> str:
        for _text, source, _at in passage.stretches(start, end):
            path = source.document.path
            if path not in visibility:
                visibility[path] = Visibility(source.document, book.read_part)
            if reason := visibility[path].hidden_by(source.element):
                return reason
        return ""

    search = Search(passage, name, hidden_by)
    search.run(document)
    return (*book.diagnostics, *search.diagnostics, *_lost_targets(book, document, name))


def _lost_targets(book: Book, document: Document, name: str) -> list[Diagnostic]:
    """The addresses of the attribution that no link of the text leads to."""
    linked = {
        anchor.get("href") for content in book.text for anchor in content.root.iter(f"{XHTML}a")
    }
    return [
        diagnose("k-005", name, target=target)
        for target in expected_targets(document)
        if target not in linked
    ]
