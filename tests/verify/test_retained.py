"""Whatever of the header or the attribution is lost, hidden, moved or mislabelled turns red."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from exporters import epub
from exporters.document import Attribution, Person
from exporters.verify import check_retained
from tests import documents
from tests.verify import mutation

if TYPE_CHECKING:
    from exporters.document import Document
    from exporters.options import Options


def found(book: bytes, document: Document) -> list[str]:
    """The findings as `code what-it-is-about`."""
    return [
        f"{finding.code} {finding.message}"
        for finding in check_retained(book, "epub", document, "b.epub")
    ]


def test_the_real_book_keeps_everything(epub_file: bytes, document: Document) -> None:
    assert found(epub_file, document) == []


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("masthead", "the name of the masthead"),
        ("masthead-name", "the name of the masthead"),
        ("monogram", "the monogram"),
        ("motto", "line 1 of bayt 1 of the motto"),
        ("contact", "the website"),
        ("email", "the e-mail address"),
        ("rubric", "the rubric"),
        ("title", "the title"),
        ("subtitle", "the subtitle"),
        ("title-alternate", "the title"),
        ("byline", "the author"),
        ("name-alternate", "the author"),
        ("issued", "the date of issue"),
        ("first-published", "the date of first publication"),
        ("attribution", "the first publisher"),
        ("attribution-note", "the note of the attribution"),
        ("first-published-in", "the first publisher"),
        ("imprint", "the name of the imprint"),
        ("rights", "the statement of rights"),
        ("license", "the licence"),
    ],
)
def test_a_part_that_a_template_forgets_is_missed(
    epub_file: bytes, document: Document, name: str, lost: str
) -> None:
    spoilt = mutation.with_tree(epub_file, "text.xhtml", mutation.without_class(name))
    findings = found(spoilt, document)
    assert any(
        finding.startswith(("k-001", "k-004")) and f" {lost} " in finding for finding in findings
    ), findings


@pytest.mark.parametrize(
    ("style", "reason"),
    [
        (".masthead { display: none }", "display: none"),
        ("header.masthead .motto { visibility: hidden }", "visibility: hidden"),
        (".monogram { opacity: 0 }", "opacity: 0"),
        (".attribution { font-size: 0 }", "font-size: 0"),
        (".byline { color: transparent }", "color: transparent"),
        (".byline { color: #fff !important }", "color: #fff"),
        (".contact { position: absolute; left: -9999px }", "left: -9999px"),
        ("p.rubric { text-indent: -999em !important }", "text-indent: -999em"),
        (".imprint { height: 0; overflow: hidden }", "height: 0"),
        (".license { clip-path: inset(100%) }", "clip-path: inset(100%)"),
        ("@media (max-width: 30em) { .motto { display: none } }", "display: none"),
        ("@supports (display: flex) { .masthead { display: none } }", "display: none"),
    ],
)
def test_a_style_that_hides_is_found(
    epub_file: bytes, document: Document, style: str, reason: str
) -> None:
    findings = found(mutation.with_style(epub_file, style), document)
    assert findings
    assert all(finding.startswith("k-002") and f"({reason})" in finding for finding in findings)


@pytest.mark.parametrize(
    "style",
    [
        ".nothing-here { display: none }",
        ".masthead { display: none } header.masthead { display: block }",
        ".masthead { visibility: hidden } .masthead * { visibility: visible }",
        ".imprint { height: 0 }",
    ],
)
def test_a_style_that_hides_nothing_is_left_alone(
    epub_file: bytes, document: Document, style: str
) -> None:
    assert found(mutation.with_style(epub_file, style), document) == []


@pytest.mark.parametrize("attribute", ["hidden", "aria-hidden"])
def test_an_attribute_that_hides_is_found(
    epub_file: bytes, document: Document, attribute: str
) -> None:
    def hide(root: Any) -> None:
        mutation.of_class(root, "attribution")[0].set(attribute, "true")

    findings = found(mutation.with_tree(epub_file, "text.xhtml", hide), document)
    assert any("k-002 the first publisher is hidden" in finding for finding in findings)


def test_hemistichs_that_change_places_are_found(epub_file: bytes, document: Document) -> None:
    def swap(root: Any) -> None:
        first, second = mutation.of_class(root, "hemistich")[:2]
        first.text, second.text = second.text, first.text

    findings = found(mutation.with_tree(epub_file, "text.xhtml", swap), document)
    assert any(finding.startswith("k-004 line 2 of bayt 1") for finding in findings)


def test_a_masthead_at_the_end_is_out_of_place(epub_file: bytes, document: Document) -> None:
    def move(root: Any) -> None:
        [masthead] = mutation.of_class(root, "masthead")
        masthead.getparent().append(masthead)

    findings = found(mutation.with_tree(epub_file, "text.xhtml", move), document)
    assert "k-004" in {finding[:5] for finding in findings}


def test_the_wrong_language_is_found(epub_file: bytes, document: Document) -> None:
    def mislabel(root: Any) -> None:
        for made in mutation.of_class(root, "masthead-name"):
            made.set("lang", "ar")
            made.set(mutation.XML_LANG, "ar")

    [finding] = found(mutation.with_tree(epub_file, "text.xhtml", mislabel), document)
    assert finding.startswith("k-003 the name of the masthead is marked as ar, not as fa-AF")


def test_a_name_in_a_short_text_is_not_taken_for_that_of_the_attribution(options: Options) -> None:
    body = (documents.paragraph("Jane Writer!", lang="de"),)
    made = documents.document(body=body, people=(Person(documents.localized(en="Jane Writer")),))
    assert found(epub.export(made, options).data, made) == []


def test_a_lost_link_is_found(epub_file: bytes, document: Document) -> None:
    def cut(root: Any) -> None:
        for anchor in root.iter("{*}a"):
            if anchor.get("href") == "https://example.org/first":
                del anchor.attrib["href"]

    findings = found(mutation.with_tree(epub_file, "text.xhtml", cut), document)
    assert findings == ["k-005 the link to https://example.org/first is lost"]


def test_a_word_that_is_glued_to_the_next_is_not_that_word(
    epub_file: bytes, document: Document
) -> None:
    spoilt = mutation.with_part(
        epub_file, "text.xhtml", lambda text: text.replace(b"RN-RN<", b"RN-RNX<")
    )
    assert [finding[:5] for finding in found(spoilt, document)] == ["k-001"]


def test_the_text_of_the_body_does_not_stand_in_for_a_lost_line(
    epub_file: bytes, document: Document
) -> None:
    """The note of the attribution names publisher and author, and so does the page's foot."""
    spoilt = mutation.with_tree(
        epub_file, "text.xhtml", mutation.without_class("first-published-in")
    )
    assert any("k-001 the first publisher" in finding for finding in found(spoilt, document))


def test_a_document_without_masthead_and_attribution_asks_for_its_title_alone(
    epub_file: bytes,
) -> None:
    bare = documents.document(
        masthead=None, attribution=Attribution(original=True), people=(), rubric=None,
        subtitle=None, issued=None, title=documents.localized(en="A Title in English"), body=(),
    )  # fmt: skip
    assert found(epub_file, bare) == []


def test_every_name_of_every_author_is_asked_for(epub_file: bytes, document: Document) -> None:
    people = (*document.people, Person(documents.localized(en="John Second", fa_AF="جان دوم")))
    findings = found(epub_file, documents.document(people=people, body=document.body))
    assert {
        text for text in ("John Second", "جان دوم") if any(text in one for one in findings)
    } == {
        "John Second",
        "جان دوم",
    }


@pytest.mark.parametrize("suffix", ["epub", "pdf", ".epub", ".pdf"])
def test_what_is_no_such_file_is_one_finding(suffix: str, document: Document) -> None:
    [finding] = check_retained(b"nothing", suffix, document, "x")[:1]
    assert finding.code == "d-001"


def test_an_unknown_kind_of_file_is_a_mistake_of_the_caller(document: Document) -> None:
    with pytest.raises(ValueError, match="docx"):
        check_retained(b"", "docx", document, "x")
