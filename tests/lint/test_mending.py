"""What a change to a source leaves as it was: every byte that it does not name."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.diagnostics import Change
from exporters.lint.source import SourceText
from tests.lint.sources import mend_body, mend_text, read_text, with_metadata

BODY = "او مي رود , و كتاب ها را می برد.\n\nنامه ها را ببینید."
MENDED = "او می\u200cرود، و کتاب\u200cها را می\u200cبرد.\n\nنامه\u200cها را ببینید."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_stay(end: str, mark: str) -> None:
    text = mark + with_metadata(BODY, "fa").replace("\n", end)
    assert mend_text(text).text == mark + with_metadata(MENDED, "fa").replace("\n", end)


def test_a_file_without_a_last_line_end_stays_so() -> None:
    assert mend_text(with_metadata(BODY, "fa")[:-1]).text == with_metadata(MENDED, "fa")[:-1]


def test_spaces_at_line_ends_and_empty_lines_stay() -> None:
    body = "می رود.  \nمی آید.   \n\n\n\nمی رود. \t"
    assert mend_body(body, "fa")[0] == body.replace("می ", "می\u200c")


def test_tabs_stay_and_move_no_change() -> None:
    body = "- دریا\n\n\tاو می رود تا شب و\tبه کوه می آید."
    assert mend_body(body, "fa")[0] == body.replace("می ", "می\u200c")


def test_comments_keys_and_notes_of_a_program_stay() -> None:
    text = with_metadata(f"{BODY}\n\n<!-- كتاب ها , -->\n", "fa")
    text = text.replace("lang: fa\n", "lang: fa\nx-كتاب: كتاب ها , می رود # كتاب ها\n")
    mended = mend_text(text).text
    assert "x-كتاب: كتاب ها , می رود # كتاب ها\n" in mended
    assert "<!-- كتاب ها , -->" in mended


PARAGRAPH = (
    "در تاریخ 2024-07-14 و ۱۴۰۳/۰۴/۲۴ نوشت که «إنما الأعمال بالنيات» و نشانی "
    "https://example.org/كتاب_ها?a=1,2&b=مي را داد؛ فرمان `كتاب ها , می رود ...` را هم."
)


def test_an_address_code_a_date_and_an_arabic_quotation_pass_unchanged() -> None:
    assert mend_body(PARAGRAPH, "fa-AF") == (PARAGRAPH, ())


def test_a_change_that_breaks_a_link_is_not_made() -> None:
    body = "## كتاب ها\n\nاو می رود: [بنگرید](#كتاب-ها)."
    text, left = mend_body(body, "fa")
    assert text == body.replace("می ", "می\u200c").replace("كتاب ها", "كتاب\u200cها")
    assert [finding.code for finding in left] == ["t-001"]


def test_a_change_that_loses_an_abbreviation_is_not_made() -> None:
    body = "*[كا]: کتابخانهٔ آزاد\n\nاو در كا می ماند."
    text, left = mend_body(body, "fa")
    assert text == body.replace("می ", "می\u200c")
    assert [finding.code for finding in left] == ["t-001"]


# --- the source by lines and columns -----------------------------------------------------------


def test_a_change_is_made_where_its_old_text_stands() -> None:
    source = SourceText("\ufeffab\r\ncd\re\tf")
    changes = [
        Change(1, 2, "b", "B", safe=True), Change(2, 1, "cd", "", safe=True),
        Change(3, 3, "f", "F", safe=True), Change(3, 1, "x", "X", safe=True),
        Change(2, 2, "d", "D", safe=True), Change(9, 1, "a", "A", safe=True),
    ]  # fmt: skip
    text, made = source.change(changes)
    assert text == "\ufeffaB\r\n\re\tF"
    assert made == tuple(changes[:3])


# --- properties --------------------------------------------------------------------------------

_SPACED = (
    "می نمی رود كتاب کتاب ها های هایی تر ترین بزرگ علي رفته اند ام خانه ی نامهء و که از "
    "بيش تازه\u200c \u200cنو ١٢ 2۳ 1390-1395 إنما السلام عليكم , ، ؛ ; ? ؟ . ... : ! ( ) « » "
    "the the - -- *ها* **می** \\* &zwnj; [^1] | > # :) EPUB 3.3 ښار ہے ¬"
)
# What no change may touch, wherever it stands.
_KEPT = (
    "`كد ها , `", "https://a.example/ي,ك", "<مي@a.example>", "[مي رود]{.sic}", "2024-07-14",
    "[كتابي ها]{lang=ar}", "<kbd>ك</kbd>", "&zwnj;", "بِسْمِ", "«كن فيكون»", "﴿كتابي﴾",
)  # fmt: skip
_WORDS = st.sampled_from([*_SPACED.split(" "), *_KEPT])
_BODIES = st.lists(_WORDS, max_size=25).flatmap(
    lambda words: st.lists(
        st.sampled_from([" ", " ", "  ", "", "\n", "\n\n", "‌"]),
        min_size=len(words), max_size=len(words),
    ).map(lambda gaps: "".join(word + gap for word, gap in zip(words, gaps, strict=True)))
)  # fmt: skip
_SAME = str.maketrans("ءيىكھہٱ٠١٢٣٤٥٦٧٨٩0123456789", "\u0654ییکههٱ۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹")


def letters_of(text: str) -> str:
    """The letters, digits and vowels of a text, those that look alike taken for the same."""
    text = unicodedata.normalize("NFKC", text).translate(_SAME)
    return "".join(one for one in text if one.isalnum() or unicodedata.category(one) == "Mn")


@given(body=_BODIES, lang=st.sampled_from(["fa-AF", "ps", "ur", "ar", "en", "fr"]))
def test_mending_keeps_every_letter_and_ends(body: str, lang: str) -> None:
    text = with_metadata(f"{body}\n\n[^1]: a", lang)
    if read_text(text) is None:
        return
    mended = mend_text(text)
    assert letters_of(mended.text) == letters_of(text)
    assert [mended.text.count(one) for one in _KEPT] == [text.count(one) for one in _KEPT]
    assert mended.text.count("\n") == text.count("\n")
    assert mend_text(mended.text).made == ()
