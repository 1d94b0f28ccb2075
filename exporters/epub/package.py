"""The publication as EbookLib builds it: manifest, spine, package document. Its only door.

EbookLib rewrites what it is given (it reparses XHTML as HTML, lists what is no page as one, takes
the clock's time), so that every document goes in finished, and the package document's metadata are
written from our own statements. Its archive is replaced too: see `reproducible.write_zip`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ebooklib import epub
from lxml import etree

from exporters.epub.metadata import PUBLICATION_ID, XML_LANG
from exporters.language import direction_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.epub.metadata import Statement

FOLDER: Final = "EPUB"
PACKAGE_NAME: Final = "package.opf"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_CONTAINER: Final = f"""\
<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
  <rootfiles>
    <rootfile full-path="{FOLDER}/{PACKAGE_NAME}" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""


class Package:
    """A publication while it is put together. Names of resources are relative to its folder."""

    def __init__(self, lang: str, title: str, statements: Iterable[Statement]) -> None:
        self._book = epub.EpubBook()
        self._book.FOLDER_NAME = FOLDER
        self._book.IDENTIFIER_ID = PUBLICATION_ID
        self._book.language = lang
        self._book.title = title
        self._book.set_direction(direction_of(lang))
        self._book.statements = tuple(statements)

    def add_page(
        self, identifier: str, name: str, content: bytes, *, properties: Iterable[str] = ()
    ) -> None:
        """Add an XHTML document, which is read after those added before it.

        `properties` say what a reading system must be able to show (EPUB 3.3, D.6).
        """
        page = _Page(identifier, name, "application/xhtml+xml", content)
        page.properties = list(properties)
        self._add(page, spine=True)

    def add_navigation(self, name: str, content: bytes, *, spine: bool) -> None:
        """Add the navigation document; with `spine` it is also a page of the publication."""
        item = _Navigation(uid="nav", file_name=name)
        item.content = content
        self._add(item, spine=spine)

    def add_ncx(self, name: str, content: bytes) -> None:
        """Add the NCX, which the spine names."""
        item = epub.EpubNcx(uid="ncx", file_name=name)
        item.content = content
        self._add(item)

    def add_resource(self, identifier: str, name: str, media_type: str, content: bytes) -> None:
        """Add a style sheet, a picture or a font."""
        self._add(epub.EpubItem(identifier, name, media_type, content))

    def add_cover_image(self, name: str, media_type: str, content: bytes) -> None:
        """Add the picture that stands for the publication on a shelf."""
        item = epub.EpubCover(uid="cover-image", file_name=name)
        item.media_type = media_type
        item.content = content
        self._add(item)

    def entries(self) -> list[tuple[str, bytes]]:
        """Every file of the publication: `(name in the archive, content)` pairs."""
        return _Writer(self._book).entries()

    def _add(self, item: Any, *, spine: bool = False) -> None:
        self._book.add_item(item)
        if spine:
            self._book.spine.append(item)


class _Page(epub.EpubHtml):  # type: ignore[misc]
    """An XHTML document that is written as it is."""

    def __init__(self, uid: str, file_name: str, media_type: str, content: bytes) -> None:
        super().__init__(uid, file_name, media_type, content)

    def get_content(self, default: bytes | None = None) -> bytes:
        return self.content or default or b""


class _Navigation(epub.EpubNav):  # type: ignore[misc]
    """A navigation document that is written as it is."""

    def get_content(self, default: bytes | None = None) -> bytes:
        return self.content or default or b""


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """EbookLib's writer, kept from rewriting what it is given; it collects the files."""

    def __init__(self, book: epub.EpubBook) -> None:
        super().__init__("", book, {"package_direction": True})
        self.out = _Files()

    def entries(self) -> list[tuple[str, bytes]]:
        """Every file, in the order EbookLib writes them."""
        self.out.writestr("mimetype", b"application/epub+zip")
        self._write_container()
        self._write_opf()
        self._write_items()
        return self.out.written

    def _write_container(self) -> None:
        self.out.writestr("META-INF/container.xml", _CONTAINER.encode())

    def _write_opf_metadata(self, root: Any) -> None:
        """Write the statements in their order, each refinement after what it refines."""
        metadata = etree.SubElement(root, "metadata", nsmap={"dc": _DC})
        for statement in self.book.statements:
            name = statement.name.replace("dc:", f"{{{_DC}}}")
            etree.SubElement(metadata, name, statement.attributes).text = statement.text or None

    def _write_opf_file(self, root: Any) -> None:
        """Write the package document, its language stated and no prefix declared in vain."""
        root.attrib.pop("prefix")
        root.set(XML_LANG, self.book.language)
        etree.indent(root)
        content = etree.tostring(root, encoding="utf-8", xml_declaration=True)
        self.out.writestr(f"{FOLDER}/{PACKAGE_NAME}", content + b"\n")

    def _get_nav(self, item: _Navigation) -> bytes:
        return item.get_content()

    def _get_ncx(self) -> bytes:
        ncx = next(item for item in self.book.get_items() if isinstance(item, epub.EpubNcx))
        content: bytes = ncx.content
        return content


class _Files:
    """What EbookLib takes for an archive: it keeps what is written to it."""

    def __init__(self) -> None:
        self.written: list[tuple[str, bytes]] = []

    def writestr(self, name: str, content: bytes) -> None:
        """Keep one file."""
        self.written.append((name, content))
