"""The XMP packet."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

import pikepdf
from lxml import etree

from exporters.document import Attribution, Certification, Document, SourceFile
from exporters.pdf.metadata import render_xmp
from tests.documents import localized
from tests.pdf import samples

if TYPE_CHECKING:
    from exporters.export import Export

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
A11Y = "{http://www.idpf.org/epub/vocab/package/a11y/#}"
DC = "{http://purl.org/dc/elements/1.1/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def packet(document: Document) -> etree._Element:
    return etree.fromstring(render_xmp(document, "An Engine 1.0"))


def values(root: etree._Element, name: str) -> list[tuple[str, str]]:
    return [
        (item.get(LANG) or "", item.text or "")
        for found in root.iter(name)
        for item in found.iter(f"{RDF}li")
    ]


def test_the_title_stands_in_every_language_its_own_first() -> None:
    assert values(packet(samples.english()), f"{DC}title") == [
        ("x-default", "A Title in English"), ("en", "A Title in English"),
        ("fa-AF", "عنوانی به دری"),
    ]  # fmt: skip


def test_who_what_when() -> None:
    root = packet(samples.english())
    assert values(root, f"{DC}creator") == [("", "Jane Writer")]
    assert values(root, f"{DC}language") == [("", "en"), ("", "fa-AF")]
    assert values(root, f"{DC}subject") == [("", "typography"), ("", "Dari")]
    assert values(root, f"{DC}rights") == [("x-default", "Free to copy."), ("en", "Free to copy.")]
    assert values(root, f"{DC}publisher") == [("", "روزنامهٔ نمونه")]
    simple = {etree.QName(found).localname: found.text for found in root.iter() if found.text}
    assert simple["CreateDate"] == simple["ModifyDate"] == "2024-07-14T00:00:00Z"
    assert simple["DocumentID"] == samples.english().identifier
    assert simple["license"] == "https://spdx.org/licenses/CC-BY-4.0.html"
    assert simple["WebStatement"] == "https://example.org/by"
    assert simple["available"] == simple["issued"] == simple["publicationDate"]
    assert simple["publicationName"] == "روزنامهٔ نمونه"


def test_a_document_that_says_nothing_has_no_empty_property() -> None:
    bare = Document("en", localized(en="Bare"), (SourceFile("bare.md", b""),))
    root = packet(bare)
    names = {etree.QName(found).localname for found in root.iter()}
    assert not names & {"creator", "CreateDate", "rights", "source", "Keywords", "publisher"}
    assert all(found.text or len(found) for found in root.iter())


def test_an_identifier_that_is_given_is_the_first() -> None:
    given = samples.english(identifiers=("doi:10.1000/1", "urn:isbn:1"))
    assert given.identifier == "doi:10.1000/1"
    assert samples.english().identifier.startswith("urn:uuid:")
    assert samples.english().identifier == samples.english(body=()).identifier


def test_who_certifies_is_named_with_what_and_when() -> None:
    certification = Certification(
        localized(en="Sample Review", fa_AF="نقد نمونه"), datetime.date(2024, 7, 14)
    )
    for made, expected in (
        (samples.english(), []),
        (samples.english(certification=certification),
         ["WCAG 2.2 Level AA", "Sample Review, 2024-07-14"]),
    ):  # fmt: skip
        root = packet(made)
        names = ("{http://purl.org/dc/terms/}conformsTo", f"{A11Y}certifiedBy")
        assert [found.text for found in root.iter(*names)] == expected


def test_words_that_xml_would_misread_are_kept() -> None:
    odd = samples.english(
        title=localized(en="A < B & “C”"), attribution=Attribution(url="https://e.org/?a=1&b=2")
    )
    root = packet(odd)
    assert values(root, f"{DC}title")[0] == ("x-default", "A < B & “C”")
    assert [found.text for found in root.iter(f"{DC}source")] == ["https://e.org/?a=1&b=2"]


def test_the_information_dictionary_agrees(english: Export) -> None:
    with pikepdf.open(io.BytesIO(english.data)) as file:
        information = {str(key): str(value) for key, value in file.docinfo.items()}
        xmp = file.open_metadata()
        assert information["/Title"] == xmp["dc:title"]
        assert [information["/Author"]] == xmp["dc:creator"]
        assert information["/Subject"] == xmp["dc:description"] == "What this sample shows."
        assert information["/Keywords"] == xmp["pdf:Keywords"]
        assert information["/Producer"] == xmp["pdf:Producer"]
        assert information["/Creator"] == xmp["xmp:CreatorTool"]
        assert information["/CreationDate"] == "D:20240714000000Z"
        assert "/Filter" not in file.Root.Metadata
