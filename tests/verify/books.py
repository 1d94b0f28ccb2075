"""A small sound book, made by hand, whose parts a test replaces with unsound ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from ebooklib import epub as ebooklib_epub

from tests.verify.mutation import packed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SENTENCE: Final = "یک جمله با EPUB 3.3 در میان."
EMPTY: Final[Mapping[str, str]] = {}

CONTAINER = """\
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""

PACKAGE = """\
<package xmlns="http://www.idpf.org/2007/opf" version="3.0"
 unique-identifier="id" xml:lang="en" dir="ltr">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:0b8c61a7-6a3e-4a6c-9f0a-2f6f0a1d2c3b</dc:identifier>
<dc:title>A Small Book</dc:title>
<dc:language>en</dc:language>
<dc:language>fa-AF</dc:language>
<meta property="dcterms:modified">2024-07-14T00:00:00Z</meta>
</metadata>
<manifest>
<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
</manifest>
<spine page-progression-direction="ltr"><itemref idref="text"/></spine>
</package>"""

HEAD = '<head><title>A Small Book</title><link rel="stylesheet" href="style.css"/></head>'

BODY = """\
<p>An English sentence with <bdi lang="fa-AF" xml:lang="fa-AF" dir="rtl">یک واژه</bdi> in it.</p>
<p lang="fa-AF" xml:lang="fa-AF" dir="rtl">یک جملهٔ دری، <bdi dir="ltr">۲۰۱۰–۲۰۱۵</bdi>.</p>"""


def page(body: str = BODY, html: str = "", inner: str = "", frame: str = ' dir="ltr"') -> str:
    """A content document in English; what is given replaces the attributes of its elements."""
    html = html or ' lang="en" xml:lang="en" dir="ltr"'
    inner = inner or ' lang="en" xml:lang="en" dir="ltr"'
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f"{html}>"
        f"\n{HEAD}\n<body{frame}><main{inner}>\n{body}\n</main></body></html>"
    )


NAVIGATION = page('<nav epub:type="toc"><ol><li><a href="text.xhtml">Text</a></li></ol></nav>')


def book(
    body: str = BODY,
    *,
    package: str = PACKAGE,
    style: str = "",
    text: str = "",
    parts: Mapping[str, str] = EMPTY,
) -> bytes:
    """An EPUB; `text` is the whole content document, `parts` are more files."""
    contents = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": package,
        "EPUB/text.xhtml": text or page(body),
        "EPUB/nav.xhtml": NAVIGATION,
        "EPUB/style.css": style,
    }
    return packed({name: content.encode() for name, content in (contents | dict(parts)).items()})


def ebooklib_book(path: Path) -> None:
    """Write a right-to-left book as EbookLib makes it by itself."""
    made = ebooklib_epub.EpubBook()
    made.set_identifier("urn:uuid:0b8c61a7-6a3e-4a6c-9f0a-2f6f0a1d2c3b")
    made.set_title("یک کتاب")
    made.set_language("fa")
    made.set_direction("rtl")
    chapter = ebooklib_epub.EpubHtml(title="آغاز", file_name="one.xhtml", lang="fa")
    chapter.content = f"<h1>آغاز</h1><p>{SENTENCE}</p>"
    for item in (chapter, ebooklib_epub.EpubNcx(), ebooklib_epub.EpubNav()):
        made.add_item(item)
    made.toc, made.spine = (chapter,), ["nav", chapter]
    ebooklib_epub.write_epub(str(path), made)


def pandoc_book(path: Path) -> None:
    """Write a right-to-left book as pandoc makes it by itself; skips the test without pandoc."""
    pypandoc = pytest.importorskip("pypandoc")
    source = f"---\ntitle: یک کتاب\nlang: fa\ndir: rtl\n---\n\n# آغاز\n\n{SENTENCE}\n"
    pypandoc.convert_text(source, "epub3", format="markdown", outputfile=str(path))
