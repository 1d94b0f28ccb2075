"""Text → `Document`: metadata, masthead, attribution, and the body in Markdown.

`read_file` and `read` never raise for what is wrong with a source: they return what they found,
with line and column, and no document when an error is among it.
"""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from exporters.reader.findings import Findings, Mark
from exporters.reader.source import clean_text, decode_source, read_source_file, split_source
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from exporters.diagnostics import Diagnostic
    from exporters.document import Document, Masthead

__all__ = ["Reading", "read", "read_file", "read_masthead"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a source gave: no document if `diagnostics` has an error.

    `files` are all that it was read from, with their content: source, masthead, pictures, cover.
    """

    document: Document | None
    diagnostics: tuple[Diagnostic, ...] = ()
    files: Mapping[Path, bytes] = field(default_factory=dict, repr=False)


def read_file(path: Path, root: Path | None = None) -> Reading:
    """Read the document in a file; its pictures and masthead are found from its folder.

    With `root`, no file outside that folder is read: what a stranger wrote must not look around.
    """
    findings = Findings(str(path))
    raw = read_source_file(path, Mark(), findings)
    text = decode_source(raw, findings) if raw is not None else None
    if raw is None or text is None:
        return Reading(None, findings.as_tuple())
    reading = _read(text, raw, path.parent, findings, root=root)
    return replace(reading, files={path: raw, **reading.files})


def read(text: str, name: str, folder: Path, drafts: Mapping[Path, bytes] | None = None) -> Reading:
    """Read a document; `name` is what diagnostics call it, `folder` where its paths begin.

    `drafts` are read in the place of what the masthead's file at their path holds.
    """
    raw = text.encode("utf-8", "replace")
    return _read(text, raw, folder, Findings(name), drafts=drafts)


def _read(  # noqa: PLR0913 - a text, where it is from, and what it may read
    text: str,
    raw: bytes,
    folder: Path,
    findings: Findings,
    *,
    root: Path | None = None,
    drafts: Mapping[Path, bytes] | None = None,
) -> Reading:
    from exporters.reader.article import read_article  # noqa: PLC0415 - loads YAML and Markdown
    from exporters.reader.resources import ResourceReader  # noqa: PLC0415 - likewise

    cleaned = clean_text(text, findings)
    source = split_source(cleaned, findings) if cleaned is not None else None
    if source is None:
        return Reading(None, findings.as_tuple())
    resources = ResourceReader(folder, root, drafts)
    document = read_article(source, raw, resources, findings)
    return Reading(None if findings.has_errors else document, findings.as_tuple(), resources.files)


def read_masthead(path: Path) -> tuple[Masthead | None, tuple[Diagnostic, ...]]:
    """The masthead in a YAML file of its own, and what is wrong with it."""
    from exporters.reader.masthead import read_masthead_file  # noqa: PLC0415 - loads YAML

    findings = Findings(str(path))
    masthead = read_masthead_file(path, findings)
    return (None if findings.has_errors else masthead), findings.as_tuple()
