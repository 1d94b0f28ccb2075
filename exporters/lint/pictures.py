"""Pictures: each says in words what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.diagnostics import diagnose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.diagnostics import Diagnostic
    from exporters.lint.walking import Inventory

_IMAGE_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp")


def check_pictures(inventory: Inventory, name: str) -> Iterator[Diagnostic]:
    """An alternative text says what a picture shows; the name of a file does not."""
    for node, picture in inventory.pictures:
        if picture.alternative.lower().endswith(_IMAGE_SUFFIXES):
            yield diagnose("b-052", name, node.line, 1, text=picture.alternative)
