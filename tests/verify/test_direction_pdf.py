"""The audit of anybody's PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest

from exporters.document import PageDesign
from exporters.verify import check_direction
from tests import documents
from tests.verify import mutation

if TYPE_CHECKING:
    from exporters.document import Document


def found(data: bytes, document: Document | None = None) -> list[str]:
    return [
        f"{finding.code} {finding.message}"
        for finding in check_direction(data, "pdf", "b.pdf", document)
    ]


def relabelled(data: bytes, old: str, new: str) -> bytes:
    """The file with one language of its structure elements given for another."""

    def change(pdf: pikepdf.Pdf) -> None:
        for element in mutation.structure_elements(pdf):
            if str(element.get("/Lang", "")) == old:
                element.Lang = new

    return mutation.with_pdf(data, change)


def test_our_own_file_passes(pdf_file: bytes, document: Document) -> None:
    assert found(pdf_file, document) == []


def test_persian_tagged_as_english_is_found(pdf_file: bytes) -> None:
    findings = found(relabelled(pdf_file, "fa-AF", "en"))
    assert any(
        one.startswith("d-102 page 1: ") and "روزنامه" in one and "is tagged as en" in one
        for one in findings
    )


def test_a_language_that_is_none_is_found(pdf_file: bytes) -> None:
    assert any(one.startswith("d-105") for one in found(relabelled(pdf_file, "fa-AF", "klingon")))


def test_a_file_without_language_is_found(pdf_file: bytes) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.Lang

    assert "d-101 the catalogue's /Lang is none" in found(mutation.with_pdf(pdf_file, change))
    assert found(pdf_file, documents.document(lang="de"))[0] == "d-101 the catalogue's /Lang is en"
    assert found(pdf_file, documents.document(lang="en-GB")) == []


def test_a_file_without_tags_is_found(pdf_file: bytes) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.StructTreeRoot

    assert "d-103" in {one[:5] for one in found(mutation.with_pdf(pdf_file, change))}


@pytest.mark.parametrize(
    ("lang", "binding", "fault"), [("fa-AF", "/L2R", "L2R"), ("en", "/R2L", "R2L")]
)
def test_pages_that_turn_the_wrong_way_are_found(
    pdf_file: bytes, lang: str, binding: str, fault: str
) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Lang = lang
        pdf.Root.ViewerPreferences.Direction = pikepdf.Name(binding)

    findings = found(mutation.with_pdf(pdf_file, change))
    assert f"d-104 the pages turn {fault}, but the text is in {lang}" in findings


def test_text_outside_the_tree_is_found(pdf_file: bytes) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for element in mutation.structure_elements(pdf):
            if str(element.get("/S")) == "/Title":
                element.K = pikepdf.Array([])

    findings = found(mutation.with_pdf(pdf_file, change))
    assert "d-106 page 1: “A Title in English” is neither tagged nor an artifact" in findings


def test_words_read_aloud_that_are_not_on_the_page_are_found(pdf_file: bytes) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for element in mutation.structure_elements(pdf):
            if str(element.get("/Lang", "")) == "fa-AF":
                element.ActualText = "چیزی دیگر"

    findings = found(mutation.with_pdf(pdf_file, change))
    assert any(one.startswith("d-107 page 1: what is read aloud, “چیزی دیگر”") for one in findings)


@pytest.mark.parametrize("junk", [b"", b"%PDF-1.7\n", b"PK\x03\x04 no archive", b"\0" * 99])
def test_what_is_no_pdf_is_one_finding(junk: bytes) -> None:
    [finding] = check_direction(junk, "pdf", "b.pdf")
    assert finding.code == "d-001"


def test_the_binding_edge_that_a_document_names_is_its_own_will(pdf_file: bytes) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.Root.ViewerPreferences.Direction = pikepdf.Name("/R2L")

    turned = mutation.with_pdf(pdf_file, turn)
    right = documents.document(page=PageDesign(binding="right"))
    assert [finding.split()[0] for finding in found(turned, documents.document())] == ["d-104"]
    assert found(turned, right) == []
    assert [finding.split()[0] for finding in found(pdf_file, right)] == ["d-104"]
