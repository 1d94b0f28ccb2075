"""What the package document says of a publication, case by case."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exporters import reader
from exporters.document import (
    Attribution,
    Certification,
    Document,
    Localized,
    Person,
    Rights,
    Series,
    SourceFile,
)
from exporters.epub.accessibility import Property, state_accessibility
from exporters.epub.metadata import XML_LANG, Statement, state_metadata
from exporters.epub.pages import render_text
from exporters.terms import term
from tests.epub import samples

if TYPE_CHECKING:
    from typing import Any

    from exporters.xhtml.elements import Element

PLAIN = Document(
    lang="en",
    title=Localized((("en", "Title"),)),
    sources=(SourceFile("a.md", b""),),
    identifiers=("urn:uuid:0",),
)
PERSIAN = Localized((("fa-AF", "عنوان"),))

CERTIFIED = Certification(
    Localized((("en", "Review"), ("fa-AF", "نقد نمونه"))),
    datetime.date(2024, 7, 14),
    "CPWA",
    "https://example.org/report",
)

# title . what the document has more than a title . the lines that it adds .
CASES: dict[str, tuple[dict[str, Any], str]] = {
    "a title in the same script is no alternate": (
        {"title": Localized((("en", "Title"), ("de", "Titel")))},
        "",
    ),
    "a name in Latin letters is no Persian": (
        {"publisher": Localized((("fa", "Microsoft Press"),))},
        "dc:publisher id=publisher lang=en dir=ltr: Microsoft Press",
    ),
    "nor is it the title in another script": (
        {"title": Localized((("en", "Title"), ("fa", "Windows 11"), ("ps", "سرلیک")))},
        "meta refines=#title property=alternate-script lang=ps dir=rtl: سرلیک",
    ),
    "a subtitle makes an order": (
        {"subtitle": Localized((("en", "More"),))},
        """
        meta refines=#title property=display-seq: 1
        dc:title id=subtitle lang=en dir=ltr: More
        meta refines=#subtitle property=title-type: subtitle
        meta refines=#subtitle property=display-seq: 2
        """,
    ),
    "an ISBN is known as one": (
        {"identifiers": ("urn:isbn:9780306406157", "urn:uuid:1-2")},
        """
        dc:identifier id=publication-id: urn:isbn:9780306406157
        meta refines=#publication-id property=identifier-type scheme=onix:codelist5: 15
        dc:identifier id=identifier-2: urn:uuid:1-2
        """,
    ),
    "who certifies is named with the claim": (
        {"certification": CERTIFIED},
        """
        meta property=dcterms:conformsTo id=conformance: EPUB Accessibility 1.1 - WCAG 2.2 Level AA
        meta refines=#conformance property=a11y:certifiedBy lang=en dir=ltr id=certifier: Review
        meta refines=#certifier property=dcterms:date: 2024-07-14
        meta refines=#certifier property=a11y:certifierCredential: CPWA
        link refines=#certifier rel=a11y:certifierReport href=https://example.org/report
        """,
    ),
    "an editor contributes": (
        {"people": (Person(Localized((("en", "Eve"),)), role="edt"),)},
        """
        dc:contributor id=contributor-1 lang=en dir=ltr: Eve
        meta refines=#contributor-1 property=role scheme=marc:relators: edt
        """,
    ),
    "the day of issue is the last change": (
        {"issued": datetime.date(2024, 7, 14)},
        """
        dc:date: 2024-07-14
        meta property=dcterms:available: 2024-07-14
        meta property=dcterms:modified: 2024-07-14T00:00:00Z
        """,
    ),
    "a first publication without a name": (
        {"attribution": Attribution(url="https://a.example/1")},
        "dc:source id=source: https://a.example/1",
    ),
    "only the day of the first publication": (
        {"attribution": Attribution(published=datetime.date(2020, 1, 2))},
        """
        meta property=dcterms:modified: 2020-01-02T00:00:00Z
        meta property=dcterms:issued: 2020-01-02
        """,
    ),
    "a publisher before the masthead": (
        {"masthead": samples.MASTHEAD, "publisher": Localized((("en", "Press"),))},
        "dc:publisher id=publisher lang=en dir=ltr: Press",
    ),
    "a licence by its name alone": (
        {"rights": Rights(license="CC0-1.0")},
        """
        dc:rights: CC0-1.0
        link rel=dcterms:license href=https://spdx.org/licenses/CC0-1.0.html
        """,
    ),
    "a licence with its own address": (
        {"rights": Rights(text=PERSIAN, license="CC0-1.0", url="https://a.example/l")},
        """
        dc:rights lang=fa-AF dir=rtl: عنوان
        link rel=dcterms:license href=https://a.example/l
        link rel=dcterms:license href=https://spdx.org/licenses/CC0-1.0.html
        """,
    ),
    "a series without a place in it": (
        {"series": Series(PERSIAN)},
        """
        meta id=series property=belongs-to-collection lang=fa-AF dir=rtl: عنوان
        meta refines=#series property=collection-type: series
        """,
    ),
    "a language that carries a block": (
        {"body": (samples.paragraph("متن", "fa-AF"),)},
        "dc:language: fa-AF",
    ),
    "a language in the header alone is none of the text": ({"masthead": samples.MASTHEAD}, ""),
}


@pytest.mark.parametrize("name", CASES)
def test_statements(name: str) -> None:
    added, expected = CASES[name]
    before = set(_lines(PLAIN))
    lines = [line for line in _lines(replace(PLAIN, **added)) if line not in before]
    generated = ("meta property=schema:", "dc:publisher id=publisher lang=fa-AF")
    lines = [line for line in lines if not line.startswith(generated)]
    assert lines == [line.strip() for line in expected.strip().splitlines()]


def test_a_document_with_a_title_alone() -> None:
    assert _lines(PLAIN)[1:6] == [
        "dc:title id=title lang=en dir=ltr: Title",
        "meta refines=#title property=title-type: main",
        "dc:language: en",
        "meta property=dcterms:modified: 1980-01-01T00:00:00Z",
        "meta property=schema:accessMode: textual",
    ]


def test_the_identifier_stays_when_the_text_is_corrected() -> None:
    nameless = replace(PLAIN, identifiers=())
    corrected = replace(nameless, body=(samples.paragraph("Corrected."),))
    assert corrected.identifier == nameless.identifier
    assert nameless.identifier.startswith("urn:uuid:")
    another = replace(nameless, issued=datetime.date(2024, 7, 14))
    assert another.identifier != nameless.identifier


def test_accessibility_without_a_picture() -> None:
    found = _accessibility(PLAIN)
    assert ("accessMode", "textual") in found
    assert ("accessMode", "visual") not in found
    assert ("accessibilityFeature", "alternativeText") not in found
    assert ("accessibilityFeature", "structuralNavigation") not in found
    assert ("accessibilityFeature", "MathML") not in found


def test_accessibility_with_pictures_and_headings() -> None:
    found = _accessibility(samples.treatise())
    assert {("accessMode", "textual"), ("accessMode", "visual")} <= found
    assert ("accessibilityFeature", "alternativeText") in found
    assert ("accessibilityFeature", "structuralNavigation") in found
    assert ("accessibilityHazard", "none") in found


def test_a_picture_that_nobody_sees_counts_for_nothing() -> None:
    unshown = replace(PLAIN, resources=samples.treatise().resources)
    assert ("accessMode", "visual") not in _accessibility(unshown)


def test_accessibility_of_formulas() -> None:
    fields = "title: A\nauthor: B C\nlang: en\nmasthead: false\nattribution: original"
    source = f"---\n{fields}\n---\n\nIt is $a + b$.\n"
    document = reader.read(source, "a.md", Path()).document
    assert document is not None
    assert ("accessibilityFeature", "MathML") in _accessibility(document)


def test_of_a_picture_that_moves_no_hazard_is_excluded() -> None:
    document = samples.treatise()
    [*others, picture] = document.resources
    picture = replace(picture, moves=True)
    found = _accessibility(replace(document, resources=(*others, picture)))
    assert ("accessibilityHazard", "unknown") in found
    assert ("accessibilityHazard", "none") not in found


@pytest.mark.parametrize(
    ("document", "lang", "pictures"),
    [(samples.article(), "en", False), (samples.treatise(), "fa-AF", True)],
    ids=["article", "treatise"],
)
def test_the_summary_is_one_and_in_the_documents_language(
    document: Document, lang: str, *, pictures: bool
) -> None:
    [summary] = [p for p in _stated(document) if p.name.endswith("Summary")]
    assert summary.lang == lang
    assert summary.value.endswith(term("accessibility-images", lang)[1]) == pictures


def test_a_kindle_is_told_of_a_publication_from_right_to_left() -> None:
    line = "meta name=primary-writing-mode content=horizontal-rl"
    assert [line in " ".join(_lines(replace(PLAIN, lang=lang))) for lang in ("fa-AF", "en")] == [
        True,
        False,
    ]


def test_conformance_is_claimed_only_where_somebody_certifies_it() -> None:
    """It takes a person to say whether a description describes its picture."""
    certified = samples.treatise()
    for made, count in ((certified, 1), (replace(certified, certification=None), 0)):
        assert sum("conformsTo" in line for line in _lines(made)) == count


def _accessibility(document: Document) -> set[tuple[str, str]]:
    return {(p.name.removeprefix("schema:"), p.value) for p in _stated(document)}


def _stated(document: Document) -> tuple[Property, ...]:
    return state_accessibility(document, _page(document))


def _page(document: Document) -> Element:
    return render_text(document, lambda _: ())


def _lines(document: Document) -> list[str]:
    return [_line(statement) for statement in state_metadata(document, _page(document))]


def _line(statement: Statement) -> str:
    attributes = (f"{name}={value}" for name, value in statement.attributes.items())
    head = " ".join((statement.name, *attributes)).replace(XML_LANG, "lang")
    return f"{head}: {statement.text}" if statement.text else head
