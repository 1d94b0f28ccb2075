"""The same for pages: tagged, in ink, in order, and repeated at the head and foot of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from exporters import pdf
from exporters.verify import check_retained
from exporters.verify.pdf_tree import read_tree
from tests import documents
from tests.verify import mutation

if TYPE_CHECKING:
    from collections.abc import Callable

    from exporters.document import Document
    from exporters.options import Options

MASTHEAD = "روزنامهٔ نمونه"


def found(data: bytes, document: Document) -> list[str]:
    """The findings as `code what-it-is-about`."""
    return [
        f"{finding.code} {finding.message}"
        for finding in check_retained(data, "pdf", document, "b.pdf")
    ]


def is_content(text: str, data: bytes) -> Callable[[list[Any], str], bool]:
    """Whether an operator begins the marked content that paints `text`."""
    numbers = {
        content.number for content in read_tree(data).contents()
        if content.page == 0 and text in content.text
    }  # fmt: skip
    assert numbers, text

    def begins(operands: list[Any], operator: str) -> bool:
        return (
            operator == "BDC"
            and isinstance(operands[1], pikepdf.Dictionary)
            and operands[1].get("/MCID") in numbers
        )

    return begins


def is_artifact(operands: list[Any], _: str) -> bool:
    """Whether an operator begins an artifact."""
    return bool(operands[0] == pikepdf.Name.Artifact)


def test_the_real_file_keeps_everything(pdf_file: bytes, document: Document) -> None:
    assert found(pdf_file, document) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("RN-RN", "the monogram"),
        ("A Title in English", "the title"),
    ],
)
def test_text_that_is_tagged_but_not_painted_is_found(
    pdf_file: bytes, document: Document, text: str, what: str
) -> None:
    change = mutation.invisible(0, is_content(text, pdf_file))
    findings = found(mutation.with_pdf(pdf_file, change), document)
    assert any(finding.startswith(f"k-002 {what} is hidden") for finding in findings), findings


def test_a_masthead_under_a_white_box_is_found(pdf_file: bytes, document: Document) -> None:
    def cover(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        _, _, width, height = (float(edge) for edge in page.mediabox)
        box = f"Q 1 1 1 rg 0 {height / 2} {width} {height / 2} re f".encode()
        page.contents_add(pdf.make_stream(b"q"), prepend=True)
        page.contents_add(pdf.make_stream(box))

    findings = found(mutation.with_pdf(pdf_file, cover), document)
    assert any(finding.startswith("k-002 the name of the masthead") for finding in findings)


def test_a_masthead_off_the_page_is_found(pdf_file: bytes, document: Document) -> None:
    def crop(pdf: pikepdf.Pdf) -> None:
        _, _, width, height = (float(edge) for edge in pdf.pages[0].mediabox)
        pdf.pages[0].mediabox = pikepdf.Array([0, 0, width, height * 0.5])

    findings = found(mutation.with_pdf(pdf_file, crop), document)
    assert any(" the name of the masthead " in finding for finding in findings)


def test_text_outside_the_structure_tree_is_lost(pdf_file: bytes, document: Document) -> None:
    numbers = is_content(MASTHEAD[:6], pdf_file)

    def untag(pdf: pikepdf.Pdf) -> None:
        for element in mutation.structure_elements(pdf):
            kids = element.get("/K")
            kids = [kids] if not isinstance(kids, pikepdf.Array) else list(kids)
            if any(isinstance(kid, int) and _matches(numbers, kid) for kid in kids):
                element.K = pikepdf.Array([])

    findings = found(mutation.with_pdf(pdf_file, untag), document)
    assert any(" the name of the masthead " in finding for finding in findings), findings


def _matches(begins: Callable[[list[Any], str], bool], number: int) -> bool:
    return begins([None, pikepdf.Dictionary(MCID=number)], "BDC")


def test_the_wrong_language_is_found(pdf_file: bytes, document: Document) -> None:
    def mislabel(pdf: pikepdf.Pdf) -> None:
        for element in mutation.structure_elements(pdf):
            if str(element.get("/Lang", "")) == "fa-AF":
                element.Lang = "ar"

    findings = found(mutation.with_pdf(pdf_file, mislabel), document)
    assert any("k-003 the name of the masthead is marked as ar" in finding for finding in findings)


def test_hemistichs_in_another_order_are_found(pdf_file: bytes, document: Document) -> None:
    masthead = document.masthead
    assert masthead is not None
    assert masthead.motto is not None
    assert masthead.motto.verse is not None
    first, second = masthead.motto.verse.stanzas
    swapped = documents.document(
        masthead=type(masthead)(
            name=masthead.name,
            motto=type(masthead.motto)(
                type(masthead.motto.verse)((second, first), lang="fa-AF"),
            ),
        ),
        body=document.body,
    )
    assert any(finding.startswith("k-004 line 1 of bayt 2") for finding in found(pdf_file, swapped))


def test_a_page_without_running_head_and_foot_is_found(pdf_file: bytes, document: Document) -> None:
    findings = found(mutation.with_pdf(pdf_file, mutation.invisible(1, is_artifact)), document)
    assert {finding[:5] for finding in findings} == {"k-006", "k-007"}
    assert any("page 2 has no running head in fa-AF" in finding for finding in findings)
    assert any("the foot of page 2 does not show “Jane Writer”" in finding for finding in findings)


def test_the_first_page_has_a_foot_but_no_running_head(pdf_file: bytes, document: Document) -> None:
    findings = found(mutation.with_pdf(pdf_file, mutation.invisible(0, is_artifact)), document)
    assert {finding[:5] for finding in findings} == {"k-007"}


def test_a_lost_link_is_found(pdf_file: bytes, document: Document) -> None:
    def cut(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            for annotation in page.get("/Annots", ()):
                action = annotation.get("/A")
                if action is not None and str(action.get("/URI", "")).endswith("/first"):
                    action.URI = "https://example.org/elsewhere"

    findings = found(mutation.with_pdf(pdf_file, cut), document)
    assert findings == ["k-005 the link to https://example.org/first is lost"]


def test_marks_that_an_extractor_misreads_do_not_lose_a_word(
    options: Options,
) -> None:
    """A shadda may have no characters in the text layer; what is read aloud then spells it."""
    arabic = documents.document(
        lang="ar",
        title=documents.localized(ar="عنوان عربيّ مُشَكَّل", en="An Arabic Title"),
        subtitle=None,
        notes=(),
        body=(documents.paragraph("هذه جملة عربية طويلة بما يكفي.", lang="ar"),),
    )
    assert found(pdf.export(arabic, options).data, arabic) == []
