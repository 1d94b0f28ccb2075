"""One source → one `Document`: the metadata first, then the body in its light."""

from __future__ import annotations

from dataclasses import fields
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from exporters.document import Document
from exporters.reader.body import read_body
from exporters.reader.frontmatter import Metadata, read_lang, read_metadata
from exporters.reader.lines import Line
from exporters.reader.provenance import source_files
from exporters.reader.yamltree import read_yaml

if TYPE_CHECKING:
    from exporters.reader.findings import Findings
    from exporters.reader.resources import ResourceReader
    from exporters.reader.source import Source


def read_article(
    source: Source, raw: bytes, resources: ResourceReader, findings: Findings
) -> Document | None:
    """The document; what is wrong is in `findings`.

    `raw` is the whole file, of which `source` is the text.

    The body is read even where the metadata has errors, so that one run names them all.
    """
    mapping = read_yaml(source.metadata, 2, findings)
    if mapping is None:
        return None
    lang = read_lang(mapping, findings)
    metadata = read_metadata(mapping, lang, findings, resources)
    lines = [Line(number, line) for number, line in enumerate(source.body, source.body_line)]
    body = read_body(lines, lang, metadata.languages, findings, resources)
    if metadata.title is None:
        return None
    return Document(
        **_shared(metadata),
        title=metadata.title,
        sources=source_files(PurePath(findings.path).name, raw, resources.folder, resources.files),
        body=body.blocks,
        notes=body.notes,
        resources=resources.resources,
    )


_OWN = {"title", "languages"}


def _shared(metadata: Metadata) -> dict[str, Any]:
    """What a document takes over from its metadata as it is."""
    return {f.name: getattr(metadata, f.name) for f in fields(metadata) if f.name not in _OWN}
