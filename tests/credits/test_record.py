"""The record of schema.org's vocabulary: everything comes back, and strangers' records are read."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from exporters.credits import Credits, credits_of
from exporters.credits.record import read_record, render_record
from exporters.document import Attribution, LocalizedProse, Person, Rights, Series
from tests.documents import document, localized, paragraph

ABOUT = LocalizedProse((("en", (paragraph("She writes."), paragraph("Letters, mostly."))),))
WHOLE = document(
    people=(
        Person(localized(en="Tom Turner"), role="trl"),
        Person(localized(en="Ann Abridger"), role="abr"),
        Person(
            localized(en="Jane Writer", fa_AF="جین رایتر"), url="https://example.org/jane",
            about=ABOUT, file_as="Writer, Jane",
        ),
        Person(localized(en="Ella Editor"), role="edt"),
        Person(localized(en="Ida Draws"), role="ill"),
    ),
    attribution=Attribution(
        localized(en="The First Review", fa_AF="نقد نخست"), "https://example.org/first",
        dt.date(2024, 7, 12), LocalizedProse((("en", (paragraph("By kind permission."),)),)),
        title=localized(de="Der Titel"), translators=(Person(localized(en="Ida Over"), "trl"),),
    ),
    rights=Rights(localized(en="All may copy."), "CC-BY-4.0", "https://example.org/by"),
    identifiers=("urn:isbn:9783161484100", "doi:10.1000/182"),
    description=localized(en="What it is about.", fa_AF="موضوع آن."),
    keywords=("letters", "نامه"),
    series=Series(localized(en="Letters of the World"), "4"),
    publisher=localized(en="The Press"),
)  # fmt: skip
VARIANTS = {
    "everything": WHOLE,
    "the sample": document(),
    "published here first": document(attribution=Attribution(original=True)),
    "only a day": document(attribution=Attribution(published=dt.date(2020, 1, 2))),
    "two licences": document(rights=Rights(license="MIT OR Apache-2.0")),
    "a licence alone": document(rights=Rights(license="CC0-1.0")),
    "no header": document(masthead=None, rubric=None, attribution=None, people=(), issued=None),
}


def told(credit: Credits) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(render_record(credit))
    return record


@pytest.mark.parametrize("name", VARIANTS)
def test_everything_that_is_written_is_read_again(name: str) -> None:
    credit = credits_of(VARIANTS[name])
    assert read_record(render_record(credit)) == credit


def test_the_words_are_those_of_schema_org() -> None:
    record = told(credits_of(WHOLE))
    assert record["@type"] == "Book"
    assert record["name"][1] == {"@language": "fa-AF", "@value": "عنوانی به دری"}
    names = {role: record[role][0]["name"][0]["@value"] for role in ("author", "translator")}
    assert names == {"author": "Jane Writer", "translator": "Tom Turner"}
    assert record["contributor"][0]["roleName"] == "abr"
    assert record["license"] == "https://spdx.org/licenses/CC-BY-4.0.html"
    assert record["isBasedOn"]["publisher"]["name"][0]["@value"] == "The First Review"
    assert record["isBasedOn"]["datePublished"] == "2024-07-12"
    assert record["datePublished"] == "2024-07-14"
    assert record["creditText"][0]["@value"] == "By kind permission."
    assert record["author"][0]["description"][0]["@value"] == "She writes. Letters, mostly."


def test_a_translation_names_the_work_that_it_translates() -> None:
    record = told(credits_of(WHOLE))
    assert record["translationOfWork"] == {"@id": record["isBasedOn"]["@id"]}
    assert "translationOfWork" not in told(credits_of(document()))


def test_nothing_is_said_where_there_is_nothing_to_say() -> None:
    record = told(credits_of(VARIANTS["no header"]))
    assert set(record) == {
        "@context", "@type", "@id", "identifier", "name", "alternativeHeadline", "inLanguage",
    }  # fmt: skip


STRANGERS = {
    "a page of the web": (
        {"@type": "Article", "headline": "News", "author": "A. Nother",
         "license": "https://l.example",
         "publisher": {"@type": "Organization", "name": "Paper"}, "keywords": "one"},
        {"title": {"und": "News"}, "people": [{"name": {"und": "A. Nother"}, "role": "aut"}],
         "license": "https://l.example", "publisher": {"und": "Paper"}, "keywords": ["one"]},
    ),
    "values of every wrong kind": (
        {"name": 3, "author": [None, {}, 7, {"name": []}, {"name": "X"}],
         "isBasedOn": [],
         "isPartOf": "?", "inLanguage": {"@value": "en"}, "identifier": [{"value": "doi:1"}, 5]},
        {"people": [{"name": {"und": "X"}, "role": "aut"}], "identifiers": ["doi:1"],
         "languages": ["en"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STRANGERS)
def test_a_record_of_somebody_else(name: str) -> None:
    record, expected = STRANGERS[name]
    found = read_record(json.dumps(record).encode())
    assert found is not None
    assert found.as_dict() == expected


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_record(content: bytes) -> None:
    assert read_record(content) is None
