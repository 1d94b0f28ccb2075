"""What the package document says of a publication, case by case."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from exporters.document import Attribution, Document, Localized, Person, Rights, Series, SourceFile
from exporters.epub.accessibility import state_accessibility
from exporters.epub.metadata import XML_LANG, Statement, state_metadata
from tests.epub import samples

if TYPE_CHECKING:
    from typing import Any

PLAIN = Document(
    lang="en",
    title=Localized((("en", "Title"),)),
    sources=(SourceFile("a.md", b""),),
    identifiers=("urn:uuid:0",),
)
PERSIAN = Localized((("fa-AF", "عنوان"),))

# title . what the document has more than a title . the lines that it adds .
CASES: dict[str, tuple[dict[str, Any], str]] = {
    "a title in the same script is no alternate": (
        {"title": Localized((("en", "Title"), ("de", "Titel")))},
        "",
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
    found = {(name, value) for name, value, _ in state_accessibility(PLAIN)}
    assert ("schema:accessMode", "textual") in found
    assert ("schema:accessMode", "visual") not in found
    assert ("schema:accessibilityFeature", "alternativeText") not in found
    assert ("schema:accessibilityFeature", "structuralNavigation") not in found


def test_accessibility_with_pictures_and_headings() -> None:
    found = {(name, value) for name, value, _ in state_accessibility(samples.treatise())}
    assert {("schema:accessMode", "textual"), ("schema:accessMode", "visual")} <= found
    assert ("schema:accessibilityFeature", "alternativeText") in found
    assert ("schema:accessibilityFeature", "structuralNavigation") in found


def test_the_summary_is_one_and_in_the_documents_language() -> None:
    summaries = [p for p in state_accessibility(samples.treatise()) if "Summary" in p.name]
    assert [summary.lang for summary in summaries] == ["fa-AF"]


def _lines(document: Document) -> list[str]:
    return [_line(statement) for statement in state_metadata(document)]


def _line(statement: Statement) -> str:
    attributes = (f"{name}={value}" for name, value in statement.attributes.items())
    head = " ".join((statement.name, *attributes)).replace(XML_LANG, "lang")
    return f"{head}: {statement.text}" if statement.text else head
