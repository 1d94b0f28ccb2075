"""The table of what is mended, what is only told, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from exporters import lint
from exporters.diagnostics import WORDING
from exporters.reader import read_file
from tests.counting import count_steps
from tests.fixtures import Fixture, read_fixtures
from tests.lint.sources import advise, mend_body, mend_text, read_text, said_of, with_metadata

WELL_WRITTEN = read_fixtures("well-written.txt")
CASES = read_fixtures("lint.txt") + WELL_WRITTEN
ROOT = Path(__file__).parent.parent.parent
SEED = Path("/work/shared/seed/article.md")


def language_of(case: Fixture) -> str:
    return case.title.partition(":")[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_is_mended_and_what_is_told(case: Fixture) -> None:
    text, left = mend_body(case.input, language_of(case))
    expected = case.input if case.expected == "=" else case.expected
    assert "\n".join([text, *map(said_of, left)]) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_is_mended_is_mended_at_once(case: Fixture) -> None:
    text, left = mend_body(case.input, language_of(case))
    assert mend_body(text, language_of(case)) == (text, left)


def test_nothing_is_to_be_said_of_what_is_well_written() -> None:
    assert len(WELL_WRITTEN) >= 25
    assert {case.expected for case in WELL_WRITTEN} == {"="}


def test_every_advice_is_shown() -> None:
    shown = {
        finding.code
        for case in CASES
        if (document := read_text(with_metadata(case.input, language_of(case)))) is not None
        for finding in advise(document)
    }
    assert shown == WORDING


def test_the_table_holds_what_it_should() -> None:
    assert len(CASES) >= 150
    assert len({case.title for case in CASES}) == len(CASES)
    assert sum(case.expected == "=" for case in CASES) >= 60


@pytest.mark.parametrize("path", sorted((ROOT / "source").glob("*.md")), ids=lambda path: path.name)
def test_our_own_sources_bring_no_advice(path: Path) -> None:
    document = read_file(path).document
    assert document is not None
    assert lint.advise(document, str(path)) == ()


@pytest.mark.skipif(not SEED.is_file(), reason="stands outside the project")
def test_the_sample_article_brings_no_advice() -> None:
    document = read_file(SEED).document
    assert document is not None
    assert lint.advise(document, str(SEED)) == ()


def test_a_finding_says_where_it_begins_and_ends() -> None:
    document = read_text(with_metadata("نامه رسید.\n\nاو كتاب ها را می برد.", "fa-AF"))
    assert document is not None
    letter, plural, prefix = advise(document)
    assert (letter.line, letter.column, letter.end) == (8, 4, (8, 8))
    assert letter.as_dict()["change"] == {
        "line": 8, "column": 4, "end_line": 8, "end_column": 5, "old": "ك", "new": "ک",
        "safe": True,
    }  # fmt: skip
    assert (plural.column, plural.end) == (4, (8, 11))
    assert (prefix.column, prefix.end) == (15, (8, 21))


@pytest.mark.parametrize(
    "paragraph",
    [
        "او مي رود , و كتاب ها را می برد. در *سال* ٢۰۰۳ [کتاب](https://example.org) را دید.\n\n",
        'He  said , "no" and and left... in 1990-1995 with سلام and `code`.\n\n',
        "خانهٔ ما و *خانه\u200cی* شما. ",
        "a *b* [ب]{lang=fa} c ",
    ],
)
def test_the_work_grows_with_the_document(paragraph: str) -> None:
    """Four times the text, four times the steps of the interpreter."""
    documents = [read_text(with_metadata(paragraph * count, "fa-AF")) for count in (20, 80)]
    few, many = (count_steps(lambda one=one: advise(one)) for one in documents)  # type: ignore[misc]
    assert many <= 4.5 * few


# --- metadata ----------------------------------------------------------------------------------

METADATA = """---
lang: fa-AF
title:
  fa-AF: كتاب ها و مردم
  en: Books , and People
author:
  name: {fa-AF: علي}
  about: >-
    نویسنده و پژوهشگر . او در
    هرات می زید.
masthead:
  name:
    fa-AF: نشر نو , كابل
attribution:
  publisher: {fa-AF: نشر نو}
  published: 2024-07-12
---
متن.
"""


def test_metadata_are_mended_where_they_stand() -> None:
    mended = mend_text(METADATA)
    assert mended.text == (
        METADATA.replace("كتاب ها", "کتاب\u200cها")
        .replace("Books ,", "Books,")
        .replace("علي", "علی")
        .replace("پژوهشگر .", "پژوهشگر.")
        .replace("می زید", "می\u200cزید")
        .replace("نشر نو , كابل", "نشر نو، کابل")
    )
    assert mended.left == ()


def test_a_text_that_stands_twice_has_no_place() -> None:
    text = METADATA.replace("lang: fa-AF\n", "lang: fa-AF\nx-note: علي\n")
    assert mend_text(text).text.count("علي") == 2


@pytest.mark.parametrize("place", ["masthead.yaml", "../masthead.yaml", "shared/masthead.yaml"])
def test_a_masthead_is_told_in_its_own_file(place: str, tmp_path: Path) -> None:
    source = tmp_path / "essays" / "x.md"
    masthead = (source.parent / place).resolve()
    masthead.parent.mkdir(parents=True, exist_ok=True)
    source.parent.mkdir(exist_ok=True)
    masthead.write_text("\ufeffname: {fa-AF: نشر كابل}\n", "utf-8")
    source.write_text(
        METADATA.replace(":\n  name:\n    fa-AF: نشر نو , كابل\n", f": {place}\n"), "utf-8"
    )
    document = read_file(source).document
    assert document is not None
    (found,) = (one for one in lint.advise(document, str(source)) if one.path != str(source))
    assert (found.path, found.line, found.column) == (str(masthead), 1, 19)
    assert found.change == (1, 19, "ك", "ک", True)


# --- pictures ----------------------------------------------------------------------------------


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A folder with a picture."""
    Image.new("L", (2, 2)).save(tmp_path / "a.png")
    return tmp_path


@pytest.mark.parametrize(
    ("body", "mended"),
    [
        ("![نقشهٔ شهر كابل , در بهار](a.png)", "![نقشهٔ شهر کابل، در بهار](a.png)"),
        ("سخن ![كتاب ها](a.png) را.", "سخن ![کتاب\u200cها](a.png) را."),
        ("> - ![شهر\n>   كابل](a.png)", "> - ![شهر\n>   کابل](a.png)"),
        ('<img src="a.png" alt="شهر كابل">', '<img src="a.png" alt="شهر کابل">'),
        ("| نقشه |\n|---|\n| ![شهر كابل](a.png) |", "| نقشه |\n|---|\n| ![شهر کابل](a.png) |"),
        ("![شهر كابل](a.png){.sic}", "![شهر كابل](a.png){.sic}"),
    ],
)
def test_what_a_picture_shows_is_mended(body: str, mended: str, picture: Path) -> None:
    text = with_metadata(body, "fa-AF")
    assert mend_text(text, picture).text == with_metadata(mended, "fa-AF")


def test_what_a_picture_shows_has_its_place(picture: Path) -> None:
    text = with_metadata("سخن.\n\n- ![شهر كابل](a.png)", "fa-AF")
    document = read_text(text, picture)
    assert document is not None
    assert [(one.line, one.column) for one in advise(document)] == [(8, 9)]


# --- silence -----------------------------------------------------------------------------------


@pytest.mark.parametrize("silenced", ["t-044", "[t-02, t-04]", "t"])
def test_an_author_may_silence_advice(silenced: str) -> None:
    text = with_metadata("And then... nothing.", "en")
    text = text.replace("lang: en\n", f"lang: en\nx-lint-ignore: {silenced}\n")
    assert mend_text(text).left == ()
    assert mend_text(text).text == text
