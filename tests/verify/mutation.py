"""Ways to spoil a finished file, so that a gate has something to find."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pikepdf
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
STATED = ("lang", XML_LANG, "dir", "page-progression-direction")
STATING = (".xhtml", ".opf", ".ncx")


def parts_of(book: bytes) -> dict[str, bytes]:
    """The parts of an EPUB by name, in their order."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An EPUB of these parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def with_part(book: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The book with the one part whose name ends so, changed."""
    parts = parts_of(book)
    [part] = [entry for entry in parts if entry.endswith(name)]
    parts[part] = change(parts[part])
    return packed(parts)


def with_style(book: bytes, style: str) -> bytes:
    """The book with a rule added to its text's last style sheet."""
    return with_part(book, "epub-modern.css", lambda css: css + f"\n{style}".encode())


def with_tree(book: bytes, name: str, change: Callable[[Any], object]) -> bytes:
    """The book with the tree of one part changed."""

    def reparsed(content: bytes) -> bytes:
        root = etree.fromstring(content)
        change(root)
        return etree.tostring(root, encoding="utf-8")

    return with_part(book, name, reparsed)


def of_class(root: Any, name: str) -> list[Any]:
    """The elements of a class, in document order."""
    return [made for made in root.iter("{*}*") if name in made.get("class", "").split()]


def without_class(name: str) -> Callable[[Any], None]:
    """A change that takes the elements of a class away."""

    def remove(root: Any) -> None:
        found = of_class(root, name)
        assert found, f"no element has the class {name}"
        for made in found:
            made.getparent().remove(made)

    return remove


def statements(book: bytes, names: tuple[str, ...] = STATING) -> Iterator[tuple[str, bytes]]:
    """Every statement of a language or direction, and the book without that one.

    Only parts whose names end in one of `names`; the fonts, which state nothing, are left out.
    """
    parts = {name: part for name, part in parts_of(book).items() if "/fonts/" not in name}
    for name, content in parts.items():
        if not name.endswith(names):
            continue
        root = etree.fromstring(content)
        for number, element in enumerate(root.iter("{*}*")):
            for attribute in STATED:
                stated = element.attrib.pop(attribute, None)
                if stated is None:
                    continue
                spoilt = packed({**parts, name: etree.tostring(root)})
                element.set(attribute, stated)
                tag = etree.QName(element).localname
                yield f"{name}:{element.sourceline} {tag} #{number} {attribute}={stated}", spoilt


def with_pdf(data: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """The PDF, changed."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def structure_elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The structure elements of a PDF, in no order."""
    for entry in pdf.objects:
        if isinstance(entry, pikepdf.Dictionary) and "/S" in entry and "/P" in entry:
            yield entry


def invisible(page: int, begins: Callable[[list[Any], str], bool]) -> Callable[[Any], None]:
    """A change that sets the text of some marked content of a page in no colour.

    `begins(operands, operator)` picks the operator with which that content begins.
    """

    def change(pdf: pikepdf.Pdf) -> None:
        stream: list[Any] = []
        for instruction in pikepdf.parse_content_stream(pdf.pages[page]):
            stream.append(instruction)
            operator = str(instruction.operator)
            if operator in {"BDC", "BMC"} and begins(list(instruction.operands), operator):
                stream.append(([3], pikepdf.Operator("Tr")))
            elif operator == "EMC":
                stream.append(([0], pikepdf.Operator("Tr")))
        pdf.pages[page].Contents = pdf.make_stream(pikepdf.unparse_content_stream(stream))

    return change
