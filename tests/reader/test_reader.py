"""Whole files: what is read besides the text, and what cannot be read at all."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
from PIL import Image

from exporters.document import Certification, Document, Localized, Paragraph, ParallelText
from exporters.reader import Reading, read, read_file, read_masthead, resources, source
from exporters.reader.attribution import is_isbn
from exporters.reader.context import slug
from tests.reader.shape import inline_shape

SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.md"
HEAD = "---\nlang: en\ntitle: T\nauthor: A\n"
MASTHEAD = """\
name: {fa-AF: نامهٔ کابل, en: Kabul Gazette}
monogram: KG
motto:
  lang: fa-AF
  bayts:
    - [چو کشور نباشد تن من مباد, بدین بوم و بر زنده یک تن مباد]
website: www.example.org
email: post@example.org
logo: logo.png
"""


def png(width: int = 4, height: int = 3) -> bytes:
    buffer = io.BytesIO()
    Image.new("1", (width, height)).save(buffer, "PNG")
    return buffer.getvalue()


def codes(reading: Reading) -> list[str]:
    return [diagnostic.code for diagnostic in reading.diagnostics]


def document_of(reading: Reading) -> Document:
    assert reading.document is not None, [d.text for d in reading.diagnostics]
    return reading.document


def test_the_files_are_all_that_was_read(tmp_path: Path) -> None:
    (tmp_path / "masthead.yaml").write_text(MASTHEAD, "utf-8")
    for name in ("logo.png", "cover.png", "map.png"):
        (tmp_path / name).write_bytes(png())
    text = f"{HEAD}masthead: masthead.yaml\nattribution: original\ncover-image: cover.png\n---\n"
    (tmp_path / "a.md").write_text(f"{text}![A map](map.png)\n\n![Again](./map.png)\n", "utf-8")
    reading = read_file(tmp_path / "a.md")
    document = document_of(reading)
    assert [path.name for path in reading.files] == [
        "a.md", "masthead.yaml", "logo.png", "cover.png", "map.png",
    ]  # fmt: skip
    assert document.masthead is not None
    assert document.masthead.logo == "logo.png"
    assert document.cover == "cover.png"
    assert [(r.name, r.media_type, r.width, r.height) for r in document.resources] == [
        (name, "image/png", 4, 3) for name in ("logo.png", "cover.png", "map.png")
    ]


def test_a_masthead_by_itself(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(MASTHEAD.replace("logo: logo.png\n", ""), "utf-8")
    masthead, diagnostics = read_masthead(tmp_path / "m.yaml")
    assert not diagnostics
    assert masthead is not None
    assert masthead.name.languages == ("fa-AF", "en")
    assert masthead.motto is not None
    assert masthead.motto.verse is not None
    assert [stanza.is_bayt for stanza in masthead.motto.verse.stanzas] == [True]


def test_a_mistake_in_the_masthead_is_named_with_the_masthead_s_path(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("name: N\n---\nname: M\n", "utf-8")
    reading = read(f"{HEAD}masthead: m.yaml\nattribution: original\n---\n", "text/a.md", tmp_path)
    assert [str(d) for d in reading.diagnostics] == [
        "text/m.yaml:2:1: error[m-004]: a second YAML document begins here"
    ]


def test_metadata_of_every_kind() -> None:
    text = """\
---
lang: fa-AF
title: {fa-AF: سفر, en: A Journey}
author:
  - {name: {fa-AF: لیلا رحیمی, en: Laila Rahimi}, file-as: "Rahimi, Laila", about: A *writer*.}
  - Omar
translator: {name: Jo, url: "https://example.org/jo"}
date: 2024-07-14
masthead: false
attribution: {publisher: P, published: 2024-07-12, title: Reise, translator: Jo}
rights: {license: cc-by-sa-4.0}
identifier: [urn:isbn:978-3-16-148410-0, doi:10.1000/182]
keywords: کابل، هرات
series: {name: Travels, position: 2}
toc: true
page: {size: 6x9in, binding: right, numerals: persian}
nastaliq: [ur, pnb]
accessibility: {certified-by: {en: Check, fa-AF: آزمون}, date: 2024-07-15, credential: CPWA}
x-own: [anything]
---
متن.
"""
    document = document_of(read(text, "a.md", Path()))
    assert [(p.name.entries[0][1], p.role) for p in document.people] == [
        ("لیلا رحیمی", "aut"), ("Omar", "aut"), ("Jo", "trl"),
    ]  # fmt: skip
    assert document.people[0].about is not None
    (_, (about,)) = document.people[0].about.entries[0]
    assert isinstance(about, Paragraph)
    assert (about.lang, inline_shape(about.content)) == ("en", "A <emphasis: writer>.")
    assert document.issued == datetime.date(2024, 7, 14)
    assert document.masthead is None
    assert document.attribution is not None
    assert document.attribution.published == datetime.date(2024, 7, 12)
    assert document.attribution.translators[0].name.entries == (("en", "Jo"),)
    assert document.rights is not None
    assert document.rights.license == "CC-BY-SA-4.0"
    assert document.keywords == ("کابل", "هرات")
    assert document.series is not None
    assert (document.series.position, document.toc) == ("2", True)
    assert (document.page.width, document.page.height) == (152.4, 228.6)
    assert document.nastaliq == ("ur", "pnb")
    assert document.certification == Certification(
        Localized((("en", "Check"), ("fa-AF", "آزمون"))), datetime.date(2024, 7, 15), "CPWA"
    )
    assert document.sources[0].text == text


def test_isbn_check_digits() -> None:
    assert is_isbn("978-3-16-148410-0")
    assert is_isbn("0-8044-2957-X")
    assert not is_isbn("9783161484101")
    assert not is_isbn("0804429571")


@pytest.mark.parametrize(
    ("text", "identifier"),
    [("همکاری‌های اقتصادی", "همکاری-های-اقتصادی"), ("A Glance — at History!", "a-glance-at-history"),
     ("24th", "s-24th"), ("?!", ""), ("Ελλάδα 中文", "ελλάδα-中文")],
)  # fmt: skip
def test_slug(text: str, identifier: str) -> None:
    assert slug(text) == identifier


def test_what_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes(read_file(tmp_path / "none.md")) == ["s-001"]
    assert codes(read_file(tmp_path)) == ["s-001"]
    (tmp_path / "a.md").write_text(f"{HEAD}---\n" + "long " * 20, "utf-8")
    monkeypatch.setattr(source, "MAX_BYTES", 100)
    assert codes(read_file(tmp_path / "a.md")) == ["s-002"]
    assert codes(read("a" * 101, "a.md", tmp_path)) == ["s-002"]


def test_limits_of_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "map.png").write_bytes(png(40, 30))
    text = f"{HEAD}---\n![A map](map.png)\n"
    monkeypatch.setattr(resources, "MAX_IMAGE_PIXELS", 1000)
    assert codes(read(text, "a.md", tmp_path)) == ["r-007"]
    monkeypatch.setattr(resources, "MAX_IMAGE_BYTES", 10)
    assert codes(read(text, "a.md", tmp_path)) == ["r-005"]


def test_a_picture_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "map.png").write_bytes(png())

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    reading = read(f"{HEAD}---\n![A map](map.png)\n", "a.md", tmp_path)
    assert codes(reading) == ["r-004"]


def test_a_link_out_of_the_folder_is_followed_and_refused(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "map.png").write_bytes(png())
    (inside / "link.png").symlink_to(tmp_path / "map.png")
    reading = read(f"{HEAD}---\n![A map](link.png)\n", "a.md", inside)
    assert codes(reading) == ["r-012"]


def test_names_of_resources_are_ascii_and_unique(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "نقشه.png").write_bytes(png())
    body = "![A](a/نقشه.png)\n\n![B](b/%D9%86%D9%82%D8%B4%D9%87.png)\n"
    document = document_of(read(f"{HEAD}---\n{body}", "a.md", tmp_path))
    assert [resource.name for resource in document.resources] == ["image.png", "image-2.png"]


def test_parallel_text_over_three_languages() -> None:
    column = "::: {{lang={}}}\n{}\n:::\n"
    body = "".join(column.format(*c) for c in (("en", "One."), ("fa-AF", "یک."), ("ps", "یو.")))
    document = document_of(read(f"{HEAD}---\n::: parallel\n{body}:::\n", "a.md", Path()))
    (parallel,) = document.body
    assert isinstance(parallel, ParallelText)
    assert [block.lang for block in parallel.rows[0]] == ["en", "fa-AF", "ps"]


@pytest.mark.skipif(not SEED.exists(), reason="the article is not part of the project")
def test_the_article_reads_without_a_word() -> None:
    reading = read_file(SEED)
    assert reading.diagnostics == ()
    assert len(document_of(reading).body) == 9


@pytest.mark.parametrize(
    "author",
    ["[]", "{name: Ann Draws, role: ill}", "[{name: Ann, role: trl}, {name: B, role: edt}]"],
)
def test_somebody_must_have_written_it(author: str) -> None:
    reading = read(f"---\nlang: en\ntitle: T\nauthor: {author}\n---\nText.\n", "a.md", Path())
    assert [finding.text.splitlines()[0] for finding in reading.diagnostics] == [
        "a.md:4:1: error[a-006]: the document names no author"
    ]


@pytest.mark.parametrize(
    ("chosen", "code"), [("en", "m-016"), ("[ur, de]", "m-016"), ("urdu-naskh-x", "m-013")]
)
def test_only_a_language_of_the_arabic_script_is_set_in_nastaliq(chosen: str, code: str) -> None:
    text = f"---\nlang: ur\ntitle: کتاب\nauthor: سارہ\nnastaliq: {chosen}\n---\nمتن۔\n"
    assert [found.code for found in read(text, "a.md", Path()).diagnostics] == [code]
