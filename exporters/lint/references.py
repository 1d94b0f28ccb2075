"""What points to another place of the document: links, and calls to notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.diagnostics import diagnose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.diagnostics import Diagnostic
    from exporters.document import Document
    from exporters.lint.walking import Inventory


def check_links(inventory: Inventory, name: str) -> Iterator[Diagnostic]:
    """Every link into the document finds its place."""
    places = inventory.places - {""}
    for node, link in inventory.links:
        if link.target.startswith("#") and link.target[1:] not in places:
            yield diagnose("b-019", name, node.line, 1, id=link.target[1:])


def check_notes(document: Document, inventory: Inventory, name: str) -> Iterator[Diagnostic]:
    """Every note is called, and every call finds its note."""
    called = {call.number: node.line for node, call in inventory.calls}
    lines: dict[int, int] = {}
    for note in document.notes:
        lines.setdefault(note.number, note.line)
    for number in sorted(lines.keys() - called.keys()):
        yield diagnose("b-032", name, lines[number], 1, label=number)
    for number in sorted(called.keys() - lines.keys()):
        yield diagnose("b-031", name, called[number], 1, label=number)
