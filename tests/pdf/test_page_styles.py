"""Running heads and folios, as they follow from a document."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from exporters.document import Document, PageDesign
from exporters.pdf.geometry import measure_document, measure_page
from exporters.pdf.page_styles import folio_numerals, render_page_styles, running_texts
from tests.documents import MASTHEAD, localized
from tests.pdf import samples


def article(**changes: Any) -> Document:
    return samples.english(title=localized(en="A Title"), **changes)


@pytest.mark.parametrize(
    ("lang", "numerals", "expected"),
    [
        ("en", "both", ("latin", "persian")),
        ("fa-AF", "both", ("persian", "latin")),
        ("ar", "both", ("arabic", "latin")),
        ("en", "latin", ("latin",)),
        ("fa-AF", "latin", ("latin",)),
        ("en", "arabic", ("arabic",)),
    ],
)
def test_the_numerals_of_the_folios(lang: str, numerals: Any, expected: tuple[str, ...]) -> None:
    assert folio_numerals(article(lang=lang, page=PageDesign(numerals=numerals))) == expected


def test_a_document_without_arabic_script_has_latin_folios_alone() -> None:
    plain = article(masthead=None, rubric=None)
    assert folio_numerals(replace(plain, people=())) == ("latin",)


def heads(document: Document) -> list[str]:
    return [f"{text.selector} {text.lang}" for text in running_texts(document) if text is not None]


def test_the_head_has_the_title_and_the_publication_s_name_in_another_script() -> None:
    both = replace(MASTHEAD, name=localized(en="The Sample", fa_AF="نمونه"))
    assert heads(article(masthead=both)) == [".title en", '.masthead-name:lang("fa-AF") fa-AF']


def test_else_the_title_in_its_other_script() -> None:
    english = replace(MASTHEAD, name=localized(en="The Sample"))
    two = article(masthead=english)
    two = replace(two, title=localized(en="A Title", fa_AF="یک عنوان"))
    assert heads(two) == [".title en", '.title-alternate:lang("fa-AF") fa-AF']


def test_else_the_publication_s_name_whatever_its_language() -> None:
    for name in (localized(de="Das Muster"), localized(en="The Sample")):
        lang = name.languages[0]
        document = article(masthead=replace(MASTHEAD, name=name))
        assert heads(document) == [".title en", f'.masthead-name:lang("{lang}") {lang}']


def test_else_the_title_alone() -> None:
    assert heads(article(masthead=None)) == [".title en"]


def test_the_title_stands_where_a_line_starts() -> None:
    for document, side in ((samples.english(), "left"), (samples.persian(), "right")):
        styles = render_page_styles(document, measure_page(document.page, document.lang))
        assert f"@top-{side} {{ content: string(running-start)" in styles


def test_folios_stand_outside_on_both_sides_of_the_binding() -> None:
    for binding in ("left", "right"):
        document = samples.english(page=PageDesign(binding=binding))
        styles = render_page_styles(document, measure_page(document.page, document.lang))
        assert "@page :right { @bottom-right { content: counter(page, decimal)" in styles
        assert "@page :left { @bottom-left { content: counter(page, decimal)" in styles


@pytest.mark.parametrize(
    ("lang", "chosen", "heights"),
    [("en", (), []), ("en", ("ur",), ["1.6667rlh"]), ("fa", ("ur",), ["1.3333rlh"]),
     ("ur", ("ur",), ["0.75rlh", "1rlh", "0.6rlh"])],
)  # fmt: skip
def test_three_lines_of_nastaliq_stand_beside_four_of_naskh_and_five_of_roman(
    lang: str, chosen: tuple[str, ...], heights: list[str]
) -> None:
    document = replace(samples.english(), lang=lang, nastaliq=chosen)
    lines = render_page_styles(document, measure_document(document)).splitlines()
    leadings = [line for line in lines if line.startswith(":where(")]
    assert [line.rpartition("line-height: ")[2].rstrip(" }") for line in leadings] == heights


def test_a_running_head_is_in_the_typeface_of_its_title() -> None:
    document = replace(article(masthead=None), title=localized(en="A Title", ur="عنوان"))
    for chosen in ((), ("ur",)):
        made = replace(document, nastaliq=chosen)
        styles = render_page_styles(made, measure_document(made))
        (head,) = (line for line in styles.splitlines() if "@top-right { content: string" in line)
        assert ("Diglot Nastaliq" in head) is bool(chosen)


def rules(selector: str, title: str) -> list[str]:
    document = replace(article(), title=localized(en=title, fa_AF="عنوان"))
    styles = render_page_styles(document, measure_page(document.page, document.lang))
    lines = (line for line in styles.splitlines() if line.startswith(f"{selector} {{"))
    return [line for line in lines if "string-set" not in line]


def test_a_title_that_fits_its_line_is_left_alone() -> None:
    assert rules(".title", "A Short Title") == []


def test_a_title_a_word_too_long_is_set_smaller() -> None:
    (rule,) = rules(".title", "Thirty-four letters and the spaces")
    assert 1.8 < float(rule.partition("font-size: ")[2].partition("em")[0]) < 2.3


def test_a_longer_title_has_lines_of_one_length() -> None:
    (rule,) = rules(".title", "A title of some fifty letters that has to have two lines")
    assert rule.startswith(".title { padding: 0 ")
