"""A finished tree → the objects of a PDF being written with pydyf (ISO 32000-1, 14.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

from exporters.pdf.structure.elements import ROLE_MAP, Annotation, StructureElement
from exporters.pdf.structure.fragments import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exporters.pdf.structure.elements import Value


class TreeWriter:
    """Adds a structure tree, its parent tree and its id tree to `pdf`.

    `streams` are the pages' content streams in order; a mark painted in another stream stands in
    a form XObject, which then takes part in the parent tree by itself.
    """

    def __init__(self, pdf: pydyf.PDF, streams: Sequence[Any]) -> None:
        self._pdf = pdf
        self._pages = pdf.page_references
        self._page_streams = {id(stream) for stream in streams}
        # One list of (parent reference by MCID) for each content stream, page streams first.
        self._parents: dict[int, tuple[Any, dict[int, bytes]]] = {
            id(stream): (stream, {}) for stream in streams
        }
        self._annotations: list[tuple[dict[str, Any], bytes]] = []
        self._ids: dict[str, bytes] = {}

    def write(self, root: StructureElement) -> Any:
        """The structure tree root's dictionary, added to the file with all that it refers to."""
        tree = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self._pdf.add_object(tree)
        tree["K"] = pydyf.Array([self._write_element(root, tree.reference, "")])
        types = {element.type for element in root.descendants()}
        roles = {name: f"/{ROLE_MAP[name]}" for name in sorted(types & set(ROLE_MAP))}
        if roles:
            tree["RoleMap"] = pydyf.Dictionary(roles)
        self._write_parents(tree)
        if self._ids:
            names = pydyf.Array()
            for name in sorted(self._ids):
                names.extend([pydyf.String(name), self._ids[name]])
            ids = pydyf.Dictionary({"Names": names})
            self._pdf.add_object(ids)
            tree["IDTree"] = ids.reference
        return tree

    def _write_element(self, element: StructureElement, parent: bytes, lang: str) -> bytes:
        """The reference of an element written with everything below it."""
        entry = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{element.type}", "P": parent})
        self._pdf.add_object(entry)
        if element.lang != lang:
            entry["Lang"] = pydyf.String(element.lang)
        for key, text in (
            ("Alt", element.alternative or ""),
            ("ActualText", element.actual_text),
            ("E", element.expansion),
            ("ID", element.id),
        ):
            if text:
                entry[key] = pydyf.String(text)
        if element.attributes:
            entry["A"] = _attributes(element.attributes)
        if element.id:
            self._ids[element.id] = entry.reference
        page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        if page is not None:
            entry["Pg"] = self._pages[page]
        kids = pydyf.Array()
        for kid in element.kids:
            if isinstance(kid, StructureElement):
                kids.append(self._write_element(kid, entry.reference, element.lang))
            elif isinstance(kid, Annotation):
                kids.append(self._write_annotation(kid, entry.reference))
            else:
                kids.append(self._write_mark(kid, entry.reference, page))
        entry["K"] = kids[0] if len(kids) == 1 else kids
        return bytes(entry.reference)

    def _write_mark(self, mark: Mark, parent: bytes, page: int | None) -> Any:
        """A marked content reference; its number alone on the element's own page."""
        stream: Any = mark.stream
        _, parents = self._parents.setdefault(id(stream), (stream, {}))
        parents[mark.number] = parent
        in_form = id(stream) not in self._page_streams
        if mark.page == page and not in_form:
            return mark.number
        reference = pydyf.Dictionary({"Type": "/MCR", "Pg": self._pages[mark.page]})
        if in_form:
            reference["Stm"] = stream.reference
        reference["MCID"] = mark.number
        return reference

    def _write_annotation(self, annotation: Annotation, parent: bytes) -> Any:
        """An object reference to an annotation."""
        dictionary: Any = annotation.dictionary
        if isinstance(dictionary.get("Contents"), str):
            dictionary["Contents"] = pydyf.String(dictionary["Contents"])
        self._annotations.append((dictionary, parent))
        return pydyf.Dictionary(
            {"Type": "/OBJR", "Obj": dictionary.reference, "Pg": self._pages[annotation.page]}
        )

    def _write_parents(self, tree: Any) -> None:
        """The parent tree: from every marked content sequence and annotation to its element."""
        numbers = pydyf.Array()
        for key, (stream, parents) in enumerate(self._parents.values()):
            if id(stream) not in self._page_streams:
                stream.extra["StructParents"] = key
            numbers.extend([key, pydyf.Array([parents[number] for number in range(len(parents))])])
        annotations = enumerate(self._annotations, start=len(self._parents))
        for key, (dictionary, parent) in annotations:
            dictionary["StructParent"] = key
            numbers.extend([key, parent])
        parent_tree = pydyf.Dictionary({"Nums": numbers})
        self._pdf.add_object(parent_tree)
        tree["ParentTree"] = parent_tree.reference
        tree["ParentTreeNextKey"] = len(self._parents) + len(self._annotations)


def _attributes(attributes: Mapping[str, Mapping[str, Value]]) -> Any:
    """One attribute object for each owner; a single one stands alone."""
    objects = pydyf.Array()
    for owner, values in attributes.items():
        entry = pydyf.Dictionary({"O": f"/{owner}"})
        for key, value in values.items():
            entry[key] = _value(value)
        objects.append(entry)
    return objects[0] if len(objects) == 1 else objects


def _value(value: Value) -> Any:
    if isinstance(value, str):
        return f"/{value}"
    if isinstance(value, list):
        return pydyf.Array(pydyf.String(name) for name in value)
    if isinstance(value, tuple):
        return pydyf.Array(value)
    return value
