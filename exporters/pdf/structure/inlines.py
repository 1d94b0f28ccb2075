"""Runs and links (ISO 32000-1, 14.8.4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.pdf.structure import roles
from exporters.pdf.structure.elements import Annotation

if TYPE_CHECKING:
    from exporters.pdf.structure.elements import StructureElement
    from exporters.pdf.structure.fragments import Fragment, Source
    from exporters.pdf.structure.registry import Registry

_LINK: Final = frozenset({"Link"})


def open_span(
    registry: Registry, fragment: Fragment, source: Source, parent: StructureElement
) -> StructureElement:
    """An element of its own where language, an expansion or a description asks for one.

    Else the parent. A sign that stands for a picture (`role="img"`) is described by its label.
    """
    expansion = source.get("title", "") if source.tag == "abbr" else ""
    description = source.get("aria-label") if "img" in roles.roles(source) else None
    if not expansion and not description and fragment.lang in {"", parent.lang}:
        return parent
    span = registry.find(source, "Span", parent, fragment)
    span.expansion = expansion
    span.alternative = description or None
    return span


def open_link(
    registry: Registry, fragment: Fragment, source: Source, parent: StructureElement
) -> StructureElement:
    """The link, inside a reference where it calls a note or stands in the contents."""
    if roles.is_note_reference(source) or parent.type == "TOCI":
        parent = registry.find(source, "Reference", parent, fragment, "call")
    return registry.find(source, "Link", parent, fragment)


def tie_annotation(registry: Registry, fragment: Fragment, element: StructureElement) -> None:
    """Put a fragment's link annotation, if it has one, into the link that it belongs to."""
    annotation = fragment.annotation
    if annotation is None:
        return
    link = element.ancestor(_LINK)
    if link is None:
        link = registry.make("Link", registry.line_in(element), fragment)
    link.kids.append(Annotation(annotation, registry.page))
