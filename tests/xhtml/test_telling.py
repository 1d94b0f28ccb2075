"""The attribution in each language of the publication: who tells what, and that nothing is lost."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from exporters import epub, xhtml
from exporters.assets import load_styles
from exporters.document import Attribution, LocalizedProse, Person, Rights
from exporters.options import Options
from exporters.verify import check_retained
from tests.documents import document, localized, paragraph

if TYPE_CHECKING:
    from exporters.assets import Fonts
    from exporters.document import Document

EN, FA = "About this text", "دربارهٔ این متن"


def told(whole: Document) -> dict[str, list[str]]:
    """The lines of the note, by their language."""
    section = xhtml.render_attribution(whole)
    again = section.findall("{*}div[@class='told-again']")
    for part in again:
        section.remove(part)
    parts = [(whole.lang, section), *((part.get("lang", ""), part) for part in again)]
    return {lang: ["".join(line.itertext()) for line in part] for lang, part in parts}


def test_each_language_has_its_own_names_and_dates() -> None:
    assert told(document()) == {
        "en": [
            EN, "Written by Jane Writer.", "First published in The First Review, 12 July 2024.",
            "Issued by روزنامهٔ نمونه, 14 July 2024.",
        ],
        "fa-AF": [
            FA, "نویسنده: جین رایتر.", "محل نخستین نشر: The First Review، ۲۲ سرطان ۱۴۰۳.",
            "نشرکننده: روزنامهٔ نمونه، ۲۴ سرطان ۱۴۰۳.",
        ],
    }  # fmt: skip


def test_prose_is_told_once_in_its_language_and_the_rest_by_the_first() -> None:
    note = LocalizedProse(
        tuple((lang, (paragraph(f"Note {lang}", lang=lang),)) for lang in ("fa", "it", "en"))
    )
    whole = document(
        attribution=Attribution(localized(en="Review"), note=note),
        rights=Rights(localized(fa_AF="حق", en="Right"), "CC0-1.0"),
    )
    lines = told(whole)
    assert lines["en"][3:4] == ["Note enNote it"]
    assert "Note fa" in lines["fa-AF"]
    assert lines["en"][-2:] == ["Right", "Licence: CC0-1.0."]
    assert lines["fa-AF"][-2:] == ["حق", "جواز: CC0-1.0."]


def test_a_language_without_words_has_no_note_of_its_own() -> None:
    whole = document(title=localized(en="T", it="T", en_US="T"))
    assert [*told(whole)] == ["en", "fa-AF"]
    # The labels of Italian are English ones: nobody needs them twice.
    assert [*told(document(lang="it"))] == ["it", "fa-AF"]


def test_a_name_without_a_form_is_told_in_that_of_the_same_script() -> None:
    whole = document(
        title=localized(en="T", fa_AF="عنوان", de="T"),
        people=(Person(localized(fa_AF="مریم", en="Maryam", it="Miriam")),),
    )
    lines = told(whole)
    assert lines["de"][1] == "Verfasst von Maryam."
    assert lines["en"][1] == "Written by Maryam (Miriam)."
    assert lines["fa-AF"][1] == "نویسنده: مریم."


NAMES = (
    localized(en="One"), localized(fa_AF="یک"), localized(uz="Bir", it="Uno"),
    localized(ps="یو", de="Eins", it="Uno", en="One"), localized(fa="یک", en_US="One"),
)  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "fa-AF", "it", "ps"])
@pytest.mark.parametrize("name", NAMES, ids=lambda name: " ".join(name.languages))
def test_the_gate_expects_what_is_told(lang: str, name: Any, fonts: Fonts) -> None:
    whole = document(
        lang=lang,
        people=(Person(name), Person(name, role="trl")),
        publisher=name,
        attribution=Attribution(name, "https://example.org/", dt.date(2024, 7, 12), title=name),
    )
    data = epub.export(whole, Options(fonts, load_styles())).data
    assert check_retained(data, "epub", whole, "b.epub") == ()
