"""The audit of anybody's EPUB: each rule on a paragraph, on the frame, and on our own book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exporters import epub, pdf
from exporters.document import Figure, Person, Resource
from exporters.verify import check_direction
from exporters.verify.findings import MOST_OF_A_KIND
from tests import documents
from tests.fixtures import Fixture, read_fixtures
from tests.verify import mutation
from tests.verify.books import NAVIGATION, PACKAGE, book, ebooklib_book, page, pandoc_book

if TYPE_CHECKING:
    from exporters.document import Document
    from exporters.options import Options


def found(data: bytes, document: Document | None = None) -> list[str]:
    """The findings as `line code message`."""
    return [
        f"{finding.line} {finding.code} {finding.message}"
        for finding in check_direction(data, "epub", "b.epub", document)
    ]


def codes(data: bytes, document: Document | None = None) -> set[str]:
    return {finding.code for finding in check_direction(data, "epub", "b.epub", document)}


def test_a_sound_book_passes() -> None:
    assert found(book()) == []


@pytest.mark.parametrize(
    "case", read_fixtures("../verify/direction.txt"), ids=lambda case: case.title
)
def test_rules_on_a_paragraph(case: Fixture) -> None:
    # The languages of the package are another rule's business.
    package = PACKAGE.replace("<dc:language>fa-AF</dc:language>\n", "")
    findings = [one for one in found(book(case.input, package=package)) if " d-017 " not in one]
    assert "\n".join(findings) == case.expected


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (' page-progression-direction="ltr"', "", "d-003"),
        ('-direction="ltr"', '-direction="default"', "d-003"),
        ('-direction="ltr"', '-direction="rtl"', "d-020"),
        (' xml:lang="en"', "", "d-018"),
        (' dir="ltr">', ">", "d-018"),
        ("<dc:language>en</dc:language>\n<dc:language>fa-AF</dc:language>\n", "", "d-017"),
        ("<dc:language>fa-AF</dc:language>", "<dc:language>fr</dc:language>", "d-017"),
        ("<dc:language>en</dc:language>", "<dc:language>english</dc:language>", "d-009"),
        ("<dc:title>", '<dc:title xml:lang="en">', "d-007"),
        ("<dc:title>", '<dc:title xml:lang="en" dir="rtl">', "d-011"),
        ("A Small Book", "یک کتاب خُرد", "d-013"),
    ],
)
def test_rules_on_the_package_document(old: str, new: str, code: str) -> None:
    assert old in PACKAGE
    assert code in codes(book(package=PACKAGE.replace(old, new)))


def test_a_language_that_a_paragraph_of_signs_is_in_may_be_listed() -> None:
    listed = PACKAGE.replace(
        "<dc:language>fa-AF", "<dc:language>fr</dc:language>\n<dc:language>fa-AF"
    )
    assert "d-017" in codes(book(package=listed))
    signs = '<p lang="fr" xml:lang="fr" dir="ltr">…</p>'
    persian = '<p lang="fa-AF" xml:lang="fa-AF" dir="rtl">رود</p>'
    english = '<p lang="en" xml:lang="en" dir="ltr">River</p>'
    assert "d-017" not in codes(book(signs + persian + english, package=listed))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (page(html=' lang="en" xml:lang="en"'), "d-004"),
        (page(html=' lang="en" xml:lang="en" dir="rtl"'), "d-004"),
        (page(frame=" "), "d-004"),
        (page(html=' dir="ltr"'), "d-021"),
        (page(inner=' id="x"'), "d-006"),
    ],
)
def test_rules_on_the_frame_of_a_text(text: str, code: str) -> None:
    assert code in codes(book(text=text))


def test_the_navigation_document_is_held_to_the_same_rules() -> None:
    spoilt = mutation.with_part(
        book(), "nav.xhtml", lambda _: NAVIGATION.replace(' dir="ltr"', "").encode()
    )
    assert {"d-004", "d-006"} <= codes(spoilt)


def test_a_style_sheet_that_sets_a_direction_is_named_with_its_line() -> None:
    [finding] = check_direction(
        book(style="p { color: red }\np {\n  direction: rtl }"), "epub", "b.epub"
    )
    assert str(finding).startswith("b.epub/EPUB/style.css:3: error[d-016]: ")


def test_a_finding_names_file_line_rule_and_fix() -> None:
    [finding] = check_direction(book("<p>\nRead\nاین</p>"), "epub", "b.epub")[:1]
    assert finding.path == "b.epub/EPUB/text.xhtml"
    assert (finding.line, finding.code) == (5, "d-014")
    assert "<bdi>" in finding.hint


def test_a_fault_on_every_line_is_not_repeated_for_ever() -> None:
    findings = check_direction(book("<p>Read این</p>\n" * (MOST_OF_A_KIND + 7)), "epub", "b.epub")
    assert len([one for one in findings if one.code == "d-014"]) == MOST_OF_A_KIND
    [more] = [one for one in findings if one.code == "d-099"]
    assert "7 more findings of the kind d-014" in more.message


def test_the_first_language_must_be_the_documents() -> None:
    assert "d-017" in codes(book(), documents.document(lang="fa-AF"))
    assert codes(book(), documents.document(lang="en-GB")) == set()


def test_our_own_book_passes(epub_file: bytes, document: Document) -> None:
    assert found(epub_file, document) == []


def test_names_in_latin_letters_may_stand_under_persian(options: Options) -> None:
    name = documents.localized(fa_AF="Windows 11")
    person = Person(documents.localized(fa_AF="Bill Gates"))
    persian = documents.document(title=name, rubric=name, people=(person,), lang="fa-AF")
    assert found(epub.export(persian, options).data, persian) == []
    assert check_direction(pdf.export(persian, options).data, "pdf", "b.pdf", persian) == ()


def test_a_picture_may_be_described_in_another_language_than_its_caption(options: Options) -> None:
    data = (Path(__file__).parent.parent / "diagnostics" / "b-052" / "map.png").read_bytes()
    shown = Resource("map.png", "image/png", data, 8, 6)
    caption = documents.inlines("نقشهٔ دو رود")
    figure = Figure(
        lang="fa-AF", resource="map.png", alternative="A map of rivers", caption=caption
    )
    made = documents.document(body=(figure,), resources=(shown,))
    assert found(epub.export(made, options).data, made) == []
    assert check_direction(pdf.export(made, options).data, "pdf", "b.pdf", made) == ()


def test_the_book_that_ebooklib_makes_by_itself_fails(tmp_path: Path) -> None:
    ebooklib_book(tmp_path / "b.epub")
    assert {"d-004", "d-006", "d-014", "d-018"} <= codes((tmp_path / "b.epub").read_bytes())


@pytest.mark.outside
def test_the_book_that_pandoc_makes_by_itself_fails(tmp_path: Path) -> None:
    pandoc_book(tmp_path / "b.epub")
    assert {"d-003", "d-004", "d-006", "d-014"} <= codes((tmp_path / "b.epub").read_bytes())
