"""Pictures: each says in words what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from exporters.diagnostics import diagnose
from exporters.document import Figure, InlineImage
from exporters.lint.walking import inlines_of, walk_inlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.diagnostics import Diagnostic

_IMAGE_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp")


def check_pictures(nodes: Iterable[Any], name: str) -> Iterator[Diagnostic]:
    """An alternative text says what a picture shows; the name of a file does not."""
    for node in nodes:
        texts = [node.alternative] if isinstance(node, Figure) else []
        for content in inlines_of(node):
            pictures = (i for i in walk_inlines(content) if isinstance(i, InlineImage))
            texts += [picture.alternative for picture in pictures]
        for text in texts:
            if text.lower().endswith(_IMAGE_SUFFIXES):
                yield diagnose("b-052", name, node.line, 1, text=text)
