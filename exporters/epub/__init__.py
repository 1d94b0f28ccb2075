"""Document → EPUB 3.3: pages and navigation → the fonts they use → package → archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.diagnostics.characters import missing_glyph
from exporters.document import first_place
from exporters.epub.fonts import embed_fonts, families_of
from exporters.epub.metadata import Statement, state_metadata
from exporters.epub.navigation import NAV_NAME, NCX_NAME, render_navigation, render_ncx
from exporters.epub.package import FOLDER, Package
from exporters.epub.page_list import mark_pages, name_pages
from exporters.epub.pages import (
    COVER_NAME,
    TEXT_NAME,
    properties_of,
    render_cover,
    render_text,
    serialize,
    title_of,
)
from exporters.epub.records import embed_records
from exporters.epub.usage import usage_of
from exporters.export import Export
from exporters.pagination import Pagination
from exporters.reproducible import write_zip

if TYPE_CHECKING:
    from exporters.document import Document
    from exporters.epub.fonts import Embedding
    from exporters.options import Options

__all__ = ["export"]

_GENERATED_COVER: Final = "cover.png"
# Apple Books shows a publication's own fonts only where this file says that it has some.
_DISPLAY_OPTIONS_NAME: Final = "META-INF/com.apple.ibooks.display-options.xml"
_DISPLAY_OPTIONS: Final = b"""\
<?xml version="1.0" encoding="utf-8"?>
<display_options>
  <platform name="*">
    <option name="specified-fonts">true</option>
  </platform>
</display_options>
"""


def export(document: Document, options: Options) -> Export:
    """The document as an EPUB 3.3 publication; the same document and options give the same bytes.

    Without a cover image of its own the document gets `options.cover`, or none.
    """
    text = render_text(document, lambda main: families_of(options.fonts, usage_of([main])))
    cover = _cover_image(document, options)
    pagination = options.pagination or Pagination()
    pages = name_pages(text, pagination, document) if document.page_list else ()
    navigation = render_navigation(document, text, cover=cover is not None, pages=pages)
    ncx = render_ncx(document, text, pages)
    if pages:  # after the labels were taken from the text
        mark_pages(text, pages, pagination.length)
    embedding = embed_fonts(options.fonts, usage_of([text, navigation]))
    licenses = _state_licenses(embedding)
    records = embed_records(document, options)
    statements = (*state_metadata(document, text), *records.links, *licenses)
    package = Package(document.lang, title_of(document), statements)
    if cover is not None:
        name, media_type, content = cover
        package.add_cover_image(name, media_type, content)
        package.add_page("cover", COVER_NAME, serialize(render_cover(document, name)))
    package.add_navigation(NAV_NAME, serialize(navigation), spine=document.toc)
    package.add_ncx(NCX_NAME, ncx)
    package.add_page("text", TEXT_NAME, serialize(text), properties=properties_of(text))
    _add_styles(package, embedding, options)
    _add_images(package, document)
    _add_fonts(package, embedding)
    files = [(_DISPLAY_OPTIONS_NAME, _DISPLAY_OPTIONS), *package.entries()]
    files += ((f"{FOLDER}/{name}", content) for name, content in records.files)
    files += ((f"{FOLDER}/fonts/{name}", words.encode()) for name, words in embedding.licenses)
    findings = (
        missing_glyph(sign, *first_place(sign, document.sources)) for sign in embedding.missing
    )
    return Export(write_zip(files), tuple(findings))


def _cover_image(document: Document, options: Options) -> tuple[str, str, bytes] | None:
    """Name, media type and bytes of the cover's picture."""
    if document.cover:
        resource = document.resource(document.cover)
        return f"images/{resource.name}", resource.media_type, resource.data
    if options.cover is not None:
        return _GENERATED_COVER, "image/png", options.cover
    return None


def _add_styles(package: Package, embedding: Embedding, options: Options) -> None:
    styles = options.styles
    sheets = {
        "fonts": embedding.style_sheet,
        "base": styles.base,
        "epub": styles.epub,
        "epub-modern": styles.epub_modern,
    }
    for name, sheet in sheets.items():
        package.add_resource(f"style-{name}", f"styles/{name}.css", "text/css", sheet.encode())


def _add_images(package: Package, document: Document) -> None:
    for number, resource in enumerate(document.resources, start=1):
        if resource.name != document.cover:
            package.add_resource(
                f"image-{number}", f"images/{resource.name}", resource.media_type, resource.data
            )


def _add_fonts(package: Package, embedding: Embedding) -> None:
    for number, font in enumerate(embedding.fonts, start=1):
        package.add_resource(f"font-{number}", f"fonts/{font.name}", font.media_type, font.data)


def _state_licenses(embedding: Embedding) -> tuple[Statement, ...]:
    """Each font's licence, linked to it: a linked file is no resource of the manifest."""
    return tuple(
        Statement(
            "link",
            attributes={
                "refines": f"#font-{number}",
                "rel": "dcterms:license",
                "href": f"fonts/{font.license_name}",
                "media-type": "text/plain",
            },
        )
        for number, font in enumerate(embedding.fonts, start=1)
    )
