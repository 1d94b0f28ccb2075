"""What a publication says of itself to programs, and carries for whoever builds it again.

Linked from the package document and not listed in its manifest (EPUB 3.3, 5.5.7): a reading system
opens none of it. The record of schema.org stands in a file of its own, for reading systems treat a
`script` in a content document, even one of data, in as many ways as there are of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.credits import credits_of, origin, record
from exporters.epub.metadata import Statement
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from exporters.document import Document
    from exporters.options import Options

_RECORD_NAME: Final = "record.jsonld"
_SOURCES: Final = "source"


class Records(NamedTuple):
    """Files beside the publication's own, by name, and the links to them."""

    files: tuple[tuple[str, bytes], ...]
    links: tuple[Statement, ...]


def embed_records(document: Document, options: Options) -> Records:
    """The record of the credits, that of the origin, and, where they are wanted, the sources.

    A picture that the publication shows is not stored twice.
    """
    shown = {resource.data: f"images/{resource.name}" for resource in document.resources}
    names = origin.stored_names(source.name for source in document.sources)
    stored = {
        source.name: shown.get(source.content, f"{_SOURCES}/{names[source.name]}")
        for source in document.sources
        if options.embed_source
    }
    made_from = origin.origin_of(document, options, stored)
    files = [
        (_RECORD_NAME, record.render_record(credits_of(document))),
        (origin.NAME, origin.render_origin(made_from)),
    ]
    links = [
        _link("record", _RECORD_NAME, record.MEDIA_TYPE),
        _link("dcterms:provenance", origin.NAME, "application/json"),
    ]
    for source in document.sources:
        name = stored.get(source.name, "")
        if name.startswith(f"{_SOURCES}/"):
            files.append((name, source.content))
            links.append(_link("dcterms:source", name, origin.media_type_of(name)))
    return Records(tuple(files), tuple(links))


def _link(rel: str, href: str, media_type: str) -> Statement:
    return Statement("link", attributes={"rel": rel, "href": href, "media-type": media_type})
