"""Markdown in the metadata: what is said about a person, the note on where a text appeared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.document import LocalizedProse
from exporters.reader.body import Body, read_body
from exporters.reader.lines import Line

if TYPE_CHECKING:
    from exporters.reader.fields import Fields
    from exporters.reader.resources import ResourceReader


class ProseReader:
    """Reads formatted metadata; `languages` are those of the publication."""

    def __init__(self, resources: ResourceReader, languages: tuple[str, ...]) -> None:
        self._resources = resources
        self._languages = languages

    def read_localized(self, fields: Fields, key: str) -> LocalizedProse | None:
        """The formatted text of `key` in one or more languages."""
        entries = []
        for lang, scalar in fields.localized_scalars(key):
            # A block scalar begins on the line after its key; a folded one has lost its lines.
            first = scalar.mark.line + scalar.block
            lines = [Line(first, text) for text in scalar.text.strip("\n").split("\n")]
            body: Body = read_body(
                lines, lang, self._languages, fields.findings, self._resources, is_inset=True
            )
            if body.blocks:
                entries.append((lang, body.blocks))
        return LocalizedProse(tuple(entries)) if entries else None
