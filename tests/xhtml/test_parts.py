"""exporters.xhtml: every text under a known language, every foreign run isolated."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from exporters import xhtml
from exporters.document import (
    Abbreviation,
    Attribution,
    Code,
    CodeBlock,
    Figure,
    Heading,
    InlineImage,
    List,
    ListItem,
    LocalizedProse,
    Note,
    NoteReference,
    ParallelText,
    Person,
    Resource,
    Rights,
)
from exporters.language import count_letters, direction_of, scripts_written_in
from exporters.xhtml.elements import XML_LANG, Element, element
from tests.documents import document, inlines, localized, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.document import Document


def parts(whole: Document) -> list[Element]:
    """Everything that `xhtml` renders of a document."""
    rendered = [
        xhtml.render_masthead(whole),
        xhtml.render_title_block(whole),
        xhtml.render_contents(whole),
        *xhtml.render_body(whole),
        xhtml.render_notes(whole),
        xhtml.render_attribution(whole),
        xhtml.render_short_attribution(whole),
        xhtml.render_colophon(whole, ("EB Garamond", "Amiri")),
    ]
    return [part for part in rendered if part is not None]


def texts(part: Element, lang: str) -> Iterator[tuple[str, str, str]]:
    """Each text node with the language and the direction it stands under."""

    def walk(node: Element, lang: str, direction: str) -> Iterator[tuple[str, str, str]]:
        lang, direction = node.get("lang", lang), node.get("dir", direction)
        yield node.text or "", lang, direction
        for child in node:
            yield from walk(child, lang, direction)
            yield child.tail or "", lang, direction

    for found in walk(part, lang, direction_of(lang)):
        if found[0].strip():
            yield found


def plain(part: Element | None) -> str:
    """The text of a part."""
    assert part is not None
    return "".join(part.itertext())


@pytest.mark.parametrize("lang", ["en", "fa-AF"])
def test_every_letter_stands_under_a_language_of_its_script(lang: str) -> None:
    for part in parts(document(lang=lang)):
        for text, tag, direction in texts(part, lang):
            letters = set(count_letters(text))
            assert letters <= scripts_written_in(tag), text
            assert not letters or direction == direction_of(tag), text


@pytest.mark.parametrize("lang", ["en", "fa-AF"])
def test_language_is_said_in_both_attributes_with_its_direction(lang: str) -> None:
    for part in parts(document(lang=lang)):
        for node in part.iter(etree.Element):
            assert node.get("lang") == node.get(XML_LANG)
            if node.get("lang"):
                assert node.get("dir") == direction_of(node.get("lang", ""))


def test_ids_are_unique() -> None:
    whole = document(body=(*document().body, paragraph("Again", NoteReference(1, repeated=True))))
    ids = [node.get("id") for part in parts(whole) for node in part.iter() if node.get("id")]
    assert len(ids) == len(set(ids))


def test_the_masthead_is_whole_and_in_order() -> None:
    assert " ".join(plain(xhtml.render_masthead(document())).split()) == (
        "روزنامهٔ نمونهRN-RNبشنو این نی چون شکایت می‌کند از جدایی‌ها حکایت می‌کند"
        "کز نیستان تا مرا ببریده‌اند در نفیرم مرد و زن نالیده‌اند"
        "www.example.org · desk@example.org"
    )


def test_a_document_without_masthead_has_none() -> None:
    assert xhtml.render_masthead(document(masthead=None)) is None


def test_the_title_block_says_both_dates_in_both_calendars() -> None:
    block = plain(xhtml.render_title_block(document()))
    for words in ("14 July 2024", "۲۴ سرطان ۱۴۰۳", "12 July 2024", "۲۲ سرطان ۱۴۰۳"):
        assert words in block


def test_the_rubric_stands_in_both_languages() -> None:
    assert "Letters / نامه‌ها" in plain(xhtml.render_title_block(document()))


def test_the_title_in_the_other_script_follows_with_its_language() -> None:
    block = xhtml.render_title_block(document())
    other = block.find(".//{*}p[@class='title-alternate']")
    assert other is not None
    assert (other.get("lang"), other.get("dir"), other.text) == ("fa-AF", "rtl", "عنوانی به دری")


def test_the_attribution_names_author_publisher_issuer_and_licence() -> None:
    about = LocalizedProse((("en", (paragraph("She writes letters."),)),))
    note = LocalizedProse((("fa-AF", (paragraph("نخست آنجا نشر شد.", lang="fa-AF"),)),))
    whole = document(
        people=(
            Person(localized(en="Jane Writer"), about=about),
            Person(localized(en="Tom Turner"), role="trl"),
        ),
        attribution=Attribution(
            localized(en="The First Review"), "https://example.org/first",
            dt.date(2024, 7, 12), note,
        ),
        rights=Rights(localized(en="All may copy it."), "CC-BY-4.0", "https://example.org/by"),
    )  # fmt: skip
    said = plain(xhtml.render_attribution(whole))
    for words in (
        "Jane Writer", "She writes letters.", "Tom Turner", "The First Review", "12 July 2024",
        "نخست آنجا نشر شد.", "روزنامهٔ نمونه", "14 July 2024", "All may copy it.", "CC-BY-4.0",
    ):  # fmt: skip
        assert words in said
    assert plain(xhtml.render_short_attribution(whole)) == (
        "Jane Writer · The First Review · 12 July 2024"
    )


def test_a_note_stands_at_the_end_or_at_the_foot_of_its_page() -> None:
    whole = document()
    at_end = element("main", *xhtml.render_body(whole, "end"))
    assert "A note on the world." not in plain(at_end)
    assert "A note on the world." in plain(xhtml.render_notes(whole))
    at_foot = element("main", *xhtml.render_body(whole, "page"))
    assert "A note on the world." in plain(at_foot)
    assert at_foot.find(".//{*}span[@class='note']") is not None


def test_the_notes_name_the_language_of_each_block() -> None:
    notes = xhtml.render_notes(document())
    assert notes is not None
    assert [p.get("lang") for p in notes.iter("{*}p")] == ["en"]


def test_code_reads_left_to_right_inside_persian() -> None:
    body = (
        paragraph("فرمان ", Code("make -j2"), " و ", Code("1+2"), " است.", lang="fa-AF"),
        CodeBlock("x = 1", lang="fa-AF"),
    )
    made = xhtml.render_body(document(lang="fa-AF", body=body))
    assert [code.get("dir") for code in made[0].iter("{*}code")] == ["ltr", "ltr"]
    assert made[1].get("dir") == "ltr"


def test_a_figure_names_its_picture_and_says_what_it_shows() -> None:
    body = (Figure("map.png", "A map of two rivers", inlines("Two rivers"), lang="en"),)
    resources = (Resource("map.png", "image/png", b"", 640, 480),)
    (made,) = xhtml.render_body(document(body=body, resources=resources))
    image = made.find("{*}img")
    assert image is not None
    assert dict(image.attrib) == {
        "src": "images/map.png", "alt": "A map of two rivers", "width": "640", "height": "480",
    }  # fmt: skip
    assert plain(made) == "Two rivers"


def test_a_picture_in_a_line_says_the_language_of_its_words() -> None:
    pictures = (InlineImage("map.png", "دو رود"), InlineImage("map.png", "Two rivers"))
    resources = (Resource("map.png", "image/png", b"", 640, 480),)
    (made,) = xhtml.render_body(document(body=(paragraph(*pictures),), resources=resources))
    assert [image.get("lang") for image in made.iter("{*}img")] == ["fa-AF", None]


def test_a_tight_list_has_no_paragraphs_and_a_loose_one_has() -> None:
    items = (ListItem((paragraph("one"),), lang="en"), ListItem((paragraph("two"),), lang="en"))
    tight, loose = xhtml.render_body(
        document(body=(List(items, lang="en"), List(items, 3, tight=False, lang="en")))
    )
    assert [etree.QName(node).localname for node in tight.iter()] == ["ul", "li", "li"]
    assert loose.get("start") == "3"
    assert len(loose.findall(".//{*}p")) == len(items)


def test_parallel_text_keeps_its_pairs_in_rows() -> None:
    rows = ((paragraph("One."), paragraph("یک.", lang="fa-AF")),)
    (made,) = xhtml.render_body(document(body=(ParallelText(("en", "fa-AF"), rows, lang="en"),)))
    cells = list(made.iter("{*}td"))
    assert [(td.get("class"), td.get("lang"), td.get("dir")) for td in cells] == [
        ("dg-src", "en", "ltr"),
        ("dg-tr", "fa-AF", "rtl"),
    ]


def test_the_outline_nests_headings() -> None:
    (first,) = xhtml.outline(document())
    assert first.id == "a-first-heading"
    assert [child.id for child in first.children] == ["a-second-one"]


def test_contents_keep_the_direction_of_the_document_around_a_foreign_heading() -> None:
    heading = Heading(2, inlines("دو خط"), lang="fa-AF", id="two")
    contents = xhtml.render_contents(document(body=(heading,)))
    assert contents is not None
    (anchor,) = contents.iter("{*}a")
    assert (anchor.get("dir"), anchor[0].get("dir"), anchor[0].text) == (None, "rtl", "دو خط")


def test_a_note_at_the_foot_has_its_number_where_its_first_line_starts() -> None:
    note = Note(1, (paragraph("یادداشت", lang="fa-AF"),), lang="en")
    whole = document(body=(paragraph("Text", NoteReference(1)),), notes=(note,))
    (made,) = xhtml.render_body(whole, notes="page")
    assert [(part.get("class"), part.get("dir")) for part in made.iter("{*}span")] == [
        ("note", "rtl"),
        ("note-p", None),
    ]


def test_an_abbreviation_is_in_the_language_of_the_words_it_stands_for() -> None:
    short = Abbreviation(inlines("UN"), "United Nations")
    whole = document(body=(paragraph("سازمان (", short, ")", lang="fa-AF"),))
    (made,) = xhtml.render_body(whole)
    (isolate,) = made.iter("{*}bdi")
    assert (isolate.get("lang"), isolate[0].get("title")) == ("en", "United Nations")
