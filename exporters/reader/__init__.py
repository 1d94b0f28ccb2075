"""Text → `Document`: metadata, masthead, attribution, and the body in Markdown.

`read_file` and `read` never raise for what is wrong with a source: they return what they found,
with line and column, and no document when an error is among it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.reader.findings import Findings, Mark
from exporters.reader.source import clean_text, read_source_file, split_source

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.diagnostics import Diagnostic
    from exporters.document import Document, Masthead

__all__ = ["Reading", "read", "read_file", "read_masthead"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a source gave: no document if `diagnostics` has an error.

    `dependencies` are the other files that were read: masthead, pictures, cover.
    """

    document: Document | None
    diagnostics: tuple[Diagnostic, ...] = ()
    dependencies: tuple[Path, ...] = ()


def read_file(path: Path) -> Reading:
    """Read the document in a file; its pictures and masthead are found from its folder."""
    findings = Findings(str(path))
    text = read_source_file(path, Mark(), findings)
    if text is None:
        return Reading(None, findings.as_tuple())
    return read(text, str(path), path.parent)


def read(text: str, name: str, folder: Path) -> Reading:
    """Read a document; `name` is what diagnostics call it, `folder` where its paths begin."""
    from exporters.reader.article import read_article  # noqa: PLC0415 - loads YAML and Markdown

    findings = Findings(name)
    cleaned = clean_text(text, findings)
    source = split_source(cleaned, findings) if cleaned is not None else None
    if cleaned is None or source is None:
        return Reading(None, findings.as_tuple())
    document, dependencies = read_article(source, cleaned, folder, findings)
    return Reading(None if findings.has_errors else document, findings.as_tuple(), dependencies)


def read_masthead(path: Path) -> tuple[Masthead | None, tuple[Diagnostic, ...]]:
    """The masthead in a YAML file of its own, and what is wrong with it."""
    from exporters.reader.masthead import read_masthead_file  # noqa: PLC0415 - loads YAML

    findings = Findings(str(path))
    masthead = read_masthead_file(path, findings)
    return (None if findings.has_errors else masthead), findings.as_tuple()
