"""What keeps a document from conforming to WCAG 2.2 AA, in so far as a program can tell.

A document that somebody certifies claims to conform (EPUB Accessibility 1.1, 4). The claim is
somebody's word on what only a person can judge; on the rest it must not be given wrongly, so each
of these is an error there. Languages and directions have an audit of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.diagnostics import diagnose
from exporters.document import Table
from exporters.lint.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.diagnostics import Diagnostic
    from exporters.document import Document
    from exporters.lint.walking import Inventory

# What `check` says of the text, and the success criterion that it fails.
_FAILED_CRITERIA: Final = {
    "b-050": "1.3.1 Info and Relationships",
    "b-052": "1.1.1 Non-text Content",
}


def check_conformance(
    document: Document, inventory: Inventory, found: Iterable[Diagnostic], name: str
) -> Iterator[Diagnostic]:
    """What stands against a claim that `document` makes; `found` is what else `check` found."""
    if document.certification is None:
        return
    for finding in found:
        if finding.code in _FAILED_CRITERIA:
            yield _hinder(name, finding.line, _FAILED_CRITERIA[finding.code], finding.message)
    notes = (node for note in document.notes for node in walk(note.blocks))
    for node in (*walk(document.body), *notes):
        if isinstance(node, Table) and not node.head:
            criterion = "1.3.1 Info and Relationships"
            yield _hinder(name, node.line, criterion, "this table has no head")
        if node.lang.split("-")[0] == "und":
            yield _hinder(name, node.line, "3.1.2 Language of Parts", "its language is not known")
    moving = {resource.name for resource in document.resources if resource.moves}
    for node, picture in inventory.pictures:
        if picture.resource in moving:
            criterion = "2.2.2 Pause, Stop, Hide"
            yield _hinder(name, node.line, criterion, "this picture moves and cannot be stopped")


def _hinder(name: str, line: int, criterion: str, reason: str) -> Diagnostic:
    return diagnose("b-056", name, line, 1, criterion=criterion, reason=reason)
