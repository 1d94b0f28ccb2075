"""Lists and tables of contents (ISO 32000-1, 14.8.4.3.3 and 14.8.4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.pdf.structure import roles

if TYPE_CHECKING:
    from exporters.pdf.structure.elements import StructureElement
    from exporters.pdf.structure.fragments import Fragment, Source
    from exporters.pdf.structure.registry import Registry


def open_list(
    registry: Registry, fragment: Fragment, source: Source, parent: StructureElement
) -> StructureElement:
    """A list with the kind of its labels; inside a table of contents, that table."""
    if parent.holds_contents or parent.type == "TOCI":
        return registry.find(source, "TOC", parent, fragment)
    element = registry.find(source, "L", parent, fragment)
    style = "none" if roles.name_of(source) == "dl" else fragment.numbering
    element.say("List", "ListNumbering", roles.NUMBERINGS.get(style, "Decimal"))
    return element


def open_item(
    registry: Registry, fragment: Fragment, source: Source, parent: StructureElement
) -> StructureElement:
    """The body of an item; a division of a definition list is an item without one."""
    if parent.type == "TOC":
        return registry.find(source, "TOCI", parent, fragment)
    item = registry.find(source, "LI", parent, fragment)
    if roles.name_of(source) == "div":
        return item
    if roles.is_note(source):
        body = registry.find(source, "LBody", item, fragment, "body")
        return registry.make_note(source, body, fragment)
    return registry.find(source, "LBody", item, fragment, "content")


def open_label(
    registry: Registry, fragment: Fragment, source: Source, parent: StructureElement
) -> StructureElement:
    """The label of an item, which stands before its body whenever it is painted."""
    item = registry.get(source)
    if item is None or item.type not in {"LI", "TOCI"}:
        return parent
    label = registry.get(source, "label")
    if label is None:
        label = registry.find(source, "Lbl", item, fragment, "label")
        item.kids.insert(0, item.kids.pop())
    return label


def open_definition(
    registry: Registry, fragment: Fragment, source: Source, parent: StructureElement
) -> StructureElement:
    """A term, as a label, or what is said of it, as a body: terms begin an item, bodies end it."""
    structure_type = roles.TYPES[roles.name_of(source)]
    item = parent
    if parent.type == "L":
        last = parent.children[-1] if parent.children else None
        takes_terms = last is not None and all(kid.type == "Lbl" for kid in last.children)
        if last is not None and (structure_type == "LBody" or takes_terms):
            item = last
        else:
            item = registry.make("LI", parent, fragment)
    return registry.find(source, structure_type, item, fragment)
