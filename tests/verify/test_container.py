"""Broken books: a diagnostic for whatever cannot be read, never an exception."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from exporters.verify import check_direction, check_retained, container
from exporters.verify.container import open_book, resolve
from tests.verify import mutation
from tests.verify.books import CONTAINER, PACKAGE, book, page

if TYPE_CHECKING:
    from exporters.document import Document


def findings(data: bytes) -> list[str]:
    return [str(finding) for finding in open_book(data, "b.epub").diagnostics]


def test_documents_come_in_the_order_of_the_spine() -> None:
    package = PACKAGE.replace(
        "</manifest>",
        '<item id="last" href="last.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="aside" href="aside.xhtml" media-type="application/xhtml+xml"/></manifest>',
    ).replace(
        '<itemref idref="text"/>',
        '<itemref idref="nav"/><itemref idref="last"/><itemref idref="aside" linear="no"/>'
        '<itemref idref="text"/>',
    )
    extra = {f"EPUB/{name}.xhtml": page() for name in ("last", "aside")}
    opened = open_book(book(package=package, parts=extra), "b.epub")
    assert not opened.diagnostics
    assert [document.path for document in opened.documents] == [
        "EPUB/nav.xhtml", "EPUB/last.xhtml", "EPUB/aside.xhtml", "EPUB/text.xhtml",
    ]  # fmt: skip
    assert [document.path for document in opened.text] == ["EPUB/last.xhtml", "EPUB/text.xhtml"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "b.epub: error[d-001]: this cannot be read as EPUB: BadZipFile"),
        (mutation.packed({"mimetype": b""}), "b.epub/META-INF/container.xml: error[d-001]"),
        (
            mutation.packed({"META-INF/container.xml": b"<container/>"}),
            "it names no package document",
        ),
        (
            mutation.packed({"META-INF/container.xml": CONTAINER.encode()}),
            "b.epub/EPUB/package.opf: error[d-001]",
        ),
        (book(text="<html><p></html>"), "b.epub/EPUB/text.xhtml:1:17: error[d-002]"),
        (book(text="<html>&nbsp;</html>"), "b.epub/EPUB/text.xhtml:1:13: error[d-002]"),
        (book(package=PACKAGE.replace('idref="text"', 'idref="lost"')), "its spine names “lost”"),
        (book(package=PACKAGE.replace("text.xhtml", "gone.xhtml")), "there is no such part"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, expected: str) -> None:
    assert any(expected in finding for finding in findings(data)), findings(data)


def test_a_part_that_is_too_large_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "LARGEST_PART", 100)
    assert any("it is larger than" in finding for finding in findings(book()))


def test_no_entity_is_expanded_and_no_file_read() -> None:
    text = '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + page(
        "<p>An entity: &e;.</p>"
    )
    opened = open_book(book(text=text), "b.epub")
    [document, _] = opened.documents
    assert b"&e;" in etree.tostring(document.root)


@pytest.mark.parametrize(
    ("base", "reference", "path"),
    [
        ("EPUB/text.xhtml", "style.css", "EPUB/style.css"),
        ("EPUB/a/text.xhtml", "../style.css#x", "EPUB/style.css"),
        ("EPUB/text.xhtml", "a%20b.css", "EPUB/a b.css"),
        ("EPUB/text.xhtml", "https://example.org/x.css", ""),
        ("EPUB/text.xhtml", "data:text/css,p%7B%7D", ""),
    ],
)
def test_references_are_resolved_inside_the_container(base: str, reference: str, path: str) -> None:
    assert resolve(base, reference) == path


@pytest.mark.parametrize("kind", ["epub", "pdf"])
def test_no_damage_makes_a_gate_raise(
    kind: str, epub_file: bytes, pdf_file: bytes, document: Document
) -> None:
    chance = random.Random(kind)  # noqa: S311 - chance of no consequence
    whole = {"epub": epub_file, "pdf": pdf_file}[kind]
    for _ in range(12):
        damaged = bytearray(whole[: chance.choice((len(whole), chance.randrange(len(whole))))])
        for _ in range(chance.randrange(40)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        check_direction(bytes(damaged), kind, "x", document)
        check_retained(bytes(damaged), kind, document, "x")


def test_no_damage_inside_a_book_makes_a_gate_raise(epub_file: bytes, document: Document) -> None:
    chance = random.Random(3)  # noqa: S311 - chance of no consequence
    parts = mutation.parts_of(epub_file)
    names = [name for name in parts if name.endswith((".xhtml", ".opf", ".ncx", ".css", ".xml"))]
    for _ in range(40):
        name = chance.choice(names)
        content = bytearray(parts[name])
        for _ in range(chance.randrange(1, 9)):
            position = chance.randrange(len(content))
            content[position : position + chance.randrange(9)] = chance.choice(
                (b"<", b"&x;", b"<!--", b'dir="auto"', b"\0", b"{", b"}", b"@import 'style.css';")
            )
        damaged = mutation.packed({**parts, name: bytes(content)})
        check_direction(damaged, "epub", "x", document)
        check_retained(damaged, "epub", document, "x")


def test_an_encrypted_part_is_said() -> None:
    data = bytearray(book())
    with zipfile.ZipFile(io.BytesIO(book())) as archive:
        entries = archive.infolist()
    # The general purpose flag's first bit, in the central directory, says that a part is encrypted.
    position = data.index(b"PK\x01\x02")
    for _ in entries:
        data[position + 8] |= 1
        position = data.find(b"PK\x01\x02", position + 4)
    assert findings(bytes(data))
