"""What a finished file says of itself: all that its document says, in either format."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, Any

import pytest

from exporters.build import export_document
from exporters.credits import credits_of
from exporters.document import Attribution, Person, Rights
from exporters.provenance import check_credits, inspect_file
from tests.documents import document, localized
from tests.provenance.changing import change_carried, with_xmp, without_carried
from tests.provenance.outputs import ARTICLE, IDS, OUTPUTS, ROOT, SOURCES, made, make_options
from tests.verify import mutation

if TYPE_CHECKING:
    from pathlib import Path

TIES = ROOT / "source" / "bilateral-ties.md"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_both_formats_say_what_the_document_says(path: Path) -> None:
    whole, book = made(path, "epub")
    _, pages = made(path, "pdf")
    of_book, of_pages = (
        inspect_file(data, target, "x") for data, target in ((book, "epub"), (pages, "pdf"))
    )
    assert of_book.credits == of_pages.credits == credits_of(whole)
    assert of_book.as_dict()["credits"] == of_pages.as_dict()["credits"]
    assert of_book.has_record
    assert of_pages.has_record


@pytest.mark.parametrize(("path", "target"), OUTPUTS, ids=IDS)
def test_nothing_is_lost_or_said_otherwise(path: Path, target: str) -> None:
    whole, data = made(path, target)
    assert check_credits(data, target, "x", whole) == ()
    assert check_credits(data, target, "x") == ()


@pytest.mark.parametrize(("path", "target"), OUTPUTS, ids=IDS)
def test_every_source_is_named_with_its_digest(path: Path, target: str) -> None:
    origin = inspect_file(made(path, target).data, target, "x").origin
    assert origin is not None
    for source in origin.sources:
        assert hashlib.sha256((path.parent / source.path).read_bytes()).hexdigest() == source.sha256
    assert origin.sources[0].path == path.name
    assert {"diglot", "weasyprint", "ebooklib", "pango"} <= dict(origin.versions).keys()
    assert {"EB Garamond", "Amiri"} <= {font.family for font in origin.fonts}


@pytest.mark.skipif(not ARTICLE.is_file(), reason="the article is not in this checkout")
@pytest.mark.parametrize("target", ["epub", "pdf"])
def test_the_article_keeps_its_author_and_its_first_publisher(target: str) -> None:
    told = inspect_file(made(ARTICLE, target).data, target, "x").as_dict()["credits"]
    assert told["people"][0]["name"] == {"en": "Abbas Hashemite"}
    assert told["first"] == {"publisher": {"en": "New Eastern Outlook"}, "published": "2024-07-12"}
    assert told["issued"] == "2024-07-14"
    assert told["masthead"] == {"fa-AF": "افغانستان آزاد – آزاد افغانستان"}


def codes(data: bytes, target: str, *, with_document: bool = True) -> set[str]:
    whole = made(TIES, target).document if with_document else None
    return {
        f"{finding.code} {finding.message.partition(' is ')[0]}"
        for finding in check_credits(data, target, "x", whole)
    }


@pytest.mark.parametrize("with_document", [True, False])
def test_a_package_document_that_names_another_author_is_found(*, with_document: bool) -> None:
    data = mutation.with_part(
        made(TIES, "epub").data, ".opf", lambda xml: xml.replace(b"Abbas", b"Somebody")
    )
    found = codes(data, "epub", with_document=with_document)
    assert "k-009 in the file's metadata the author" in found


@pytest.mark.parametrize("with_document", [True, False])
def test_metadata_that_name_another_first_publisher_are_found(*, with_document: bool) -> None:
    data = with_xmp(made(TIES, "pdf").data, "New Eastern Outlook", "The Copyist")
    found = codes(data, "pdf", with_document=with_document)
    assert found == {"k-009 in the file's metadata the first publisher"}


def test_metadata_that_are_silent_are_found() -> None:
    def forget(xml: bytes) -> bytes:
        start, end = xml.index(b"<dc:source"), xml.index(b"</dc:source>") + len(b"</dc:source>")
        return xml[:start] + xml[end:]

    found = codes(mutation.with_part(made(TIES, "epub").data, ".opf", forget), "epub")
    assert "k-008 the first publisher" in found


@pytest.mark.parametrize("target", ["epub", "pdf"])
def test_a_record_that_is_gone_is_missed(target: str) -> None:
    data = without_carried(made(TIES, target).data, target, "record.jsonld")
    assert codes(data, target) == {"k-008 the record of credits"}
    assert codes(data, target, with_document=False) == set()


@pytest.mark.parametrize("target", ["epub", "pdf"])
def test_a_record_with_a_word_changed_is_found(target: str) -> None:
    data = change_carried(
        made(TIES, target).data, target, "record.jsonld",
        lambda record: record.replace(b'"abr"', b'"cur"'),
    )  # fmt: skip
    assert codes(data, target) == {"k-008 a part of the record of credits"}


@pytest.mark.parametrize(
    ("target", "data"),
    [
        ("epub", b""), ("pdf", b""), ("epub", b"PK\x03\x04"), ("pdf", b"%PDF-1.7\n%%EOF"),
        ("epub", mutation.packed({"META-INF/container.xml": b"<x/>"})),
        ("epub", mutation.packed({"META-INF/container.xml": b"<!DOCTYPE x [<!ENTITY a '&a;'>]>"})),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_a_finding(target: str, data: bytes) -> None:
    found = inspect_file(data, target, "x")
    assert [finding.code for finding in found.diagnostics] == ["d-001"]
    assert found.credits.as_dict() == {}


@pytest.mark.parametrize("target", ["epub", "pdf"])
@pytest.mark.parametrize(
    "changes",
    [
        {"title": localized(en="No.\u00a024 of\u00a0many", fa_AF="شمارهٔ\u00a0۲۴")},
        {"rights": Rights(license="LicenseRef-ours")},
        {"rights": Rights(license="MIT OR Apache-2.0", url="https://example.org/l")},
        {"rights": Rights(license="CC0-1.0")},
        {"attribution": Attribution(published=dt.date(2020, 1, 2))},
        {"attribution": Attribution(url="https://example.org/first")},
        {"attribution": None, "masthead": None, "issued": None, "people": ()},
        {"people": (Person(localized(en="X (abc)")), Person(localized(en="Y (abc)"), role="cur"))},
        {"identifiers": ("urn:isbn:9783161484100", "doi:10.1000/182")},
    ],
    ids=" ".join,
)
def test_what_a_document_says_stands_in_both_formats(changes: dict[str, Any], target: str) -> None:
    whole = document(**changes)
    data = export_document(whole, target, make_options()).data
    assert check_credits(data, target, "x", whole) == ()
    assert inspect_file(data, target, "x").credits == credits_of(whole)
