"""The list of the PDF's pages, and the marks in the text that it leads to."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from exporters import epub
from exporters.epub.page_list import PageMark, mark_pages
from exporters.pagination import PageStart, Pagination
from exporters.xhtml import running_text
from tests.documents import document, paragraph
from tests.epub.conftest import Publication

if TYPE_CHECKING:
    from exporters.document import Document
    from exporters.options import Options

XHTML = "{http://www.w3.org/1999/xhtml}"
MARK = re.compile(r'<span [^>]*role="doc-pagebreak"[^>]*/>')

# Where | stands, a page begins at the letter behind it; the second line says where its mark is.
PLACES = {
    "before the word": ("<p>one t|wo three</p>", "<p>one |two three</p>"),
    "before a quotation mark": ("<p>one “|two” three</p>", "<p>one |“two” three</p>"),
    "at the beginning of a paragraph": ("<p>|one</p>", "<p>|one</p>"),
    "before a link, not in it": ("<p>one <a>|two three</a></p>", "<p>one |<a>two three</a></p>"),
    "in a long quotation": ("<p><q>one |two</q></p>", "<p><q>one |two</q></p>"),
    "before a run in a run": (
        "<p>one <em><bdi>|two</bdi></em></p>", "<p>one |<em><bdi>two</bdi></em></p>",
    ),
    "behind an element": ("<p><em>one</em> |two</p>", "<p><em>one</em> |two</p>"),
    "in a cell": ("<tr><td>one</td><td><code>|two</code></td></tr>",
                  "<tr><td>one</td><td>|<code>two</code></td></tr>"),
    "before a picture": ("<div><p>one</p>\n<figure>|<img/></figure></div>",
                         "<div><p>one</p>\n<figure>|<img/></figure></div>"),
    "behind a note": ('<p>one<sup><a role="doc-noteref">7</a></sup> |two</p>',
                      '<p>one<sup><a role="doc-noteref">7</a></sup> |two</p>'),
    "twice in one text": ("<p>one |two three |four</p>", "<p>one |two three |four</p>"),
    "in Persian": ("<p>کتاب‌|های نو</p>", "<p>|کتاب‌های نو</p>"),
}  # fmt: skip


def listing(made: Document, options: Options, *starts: PageStart) -> Publication:
    """The document as a publication; all its text is on the pages that begin at `starts`."""
    length = sum(one.length for one in running_text(text_of(made, options)))
    pagination = Pagination(starts, length)
    export = epub.export(replace(made, page_list=True), replace(options, pagination=pagination))
    return Publication(export.data)


def text_of(made: Document, options: Options) -> etree._Element:
    plain = epub.export(made, options).data
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        return etree.fromstring(archive.read("EPUB/text.xhtml"))


@pytest.mark.parametrize("name", PLACES)
def test_a_mark_stands(name: str) -> None:
    marked, expected = PLACES[name]
    *befores, _ = accumulate(f"<body>{marked}</body>".split("|"))
    marks = [PageMark(f"page.{n}", n, str(n), _length(one)) for n, one in enumerate(befores, 2)]
    body = etree.fromstring(f"<body>{marked.replace('|', '')}</body>")
    length = sum(one.length for one in running_text(body))
    mark_pages(body, marks, length)
    written = etree.tostring(body, encoding="unicode")
    assert MARK.sub("|", written) == f"<body>{expected}</body>"


def _length(text: str) -> int:
    """How much of the running text there is in the beginning of an XHTML text."""
    parser = etree.XMLParser(recover=True)
    return sum(one.length for one in running_text(etree.fromstring(text, parser)))


def test_the_pages_of_another_text_are_refused() -> None:
    body = etree.fromstring("<body><p>one two</p></body>")
    with pytest.raises(ValueError, match="hold 7 signs"):
        mark_pages(body, [PageMark("page.1", 1, "1", 0)], 7)


def test_navigation_leads_to_every_mark(options: Options) -> None:
    made = document(body=(paragraph("One two three."), paragraph("Four five.")))
    book = listing(made, options, PageStart(1, 0), PageStart(2, 30), PageStart(4, 40))
    nav = etree.fromstring(book.text("EPUB/nav.xhtml").encode())
    pages = nav.xpath("//*[@id='page-list']//*[local-name()='a']")
    text = etree.fromstring(book.text("EPUB/text.xhtml").encode())
    marks = text.xpath("//*[@role='doc-pagebreak']")
    assert [page.get("href") for page in pages] == [f"text.xhtml#{one.get('id')}" for one in marks]
    assert [page.text for page in pages] == ["1", "2", "4"]
    assert [one.get("aria-label") for one in marks] == ["1", "2", "4"]
    ncx = etree.fromstring(book.text("EPUB/toc.ncx").encode())
    targets = ncx.xpath("//*[local-name()='pageTarget']/*[local-name()='content']/@src")
    assert targets == [page.get("href") for page in pages]
    assert ncx.xpath("//*[@name='dtb:maxPageNumber']/@content") == ["4"]


def test_an_id_of_the_text_is_not_taken_again(options: Options) -> None:
    made = document(body=(paragraph("One two.", id="page.1"),))
    text = listing(made, options, PageStart(1, 0)).text("EPUB/text.xhtml")
    assert text.count('id="page.1"') == 1
    assert text.count('id="page..1"') == 1


def test_pages_are_numbered_in_the_digits_of_the_text(options: Options) -> None:
    made = document(lang="fa-AF", body=(paragraph("یک دو سه چهار", lang="fa-AF"),))
    book = listing(made, options, PageStart(1, 0), PageStart(12, 20))
    assert ">۱۲</a>" in book.text("EPUB/nav.xhtml")
    assert 'aria-label="۱۲"' in book.text("EPUB/text.xhtml")
    assert ">صفحه‌ها</h2>" in book.text("EPUB/nav.xhtml")


def test_metadata_say_that_pages_are_marked(options: Options) -> None:
    package = listing(document(), options, PageStart(1, 0)).text("EPUB/package.opf")
    assert 'accessibilityFeature">pageBreakMarkers</meta>' in package
    assert 'accessibilityFeature">pageNavigation</meta>' in package
    assert f'"pageBreakSource">PDF {document().identifier}</meta>' in package


def test_a_document_that_lists_no_pages_says_nothing_of_them(article: Publication) -> None:
    assert "page-list" not in article.text("EPUB/nav.xhtml")
    assert "pagebreak" not in article.text("EPUB/text.xhtml")
    assert "pageBreak" not in article.text("EPUB/package.opf")
    assert "pageList" not in article.text("EPUB/toc.ncx")
