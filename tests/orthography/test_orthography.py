"""The rules on a text by itself: what their tables promise, and how they grow."""

from __future__ import annotations

import pytest

from exporters.orthography import APART, remarks, remarks_on_verse
from exporters.orthography.verbs import finite_forms, participles
from tests.counting import count_steps


def codes(text: str, lang: str) -> list[str]:
    return [remark.code for remark in remarks(text, lang)]


@pytest.mark.parametrize("lang", ["fa", "fa-AF", "fa-IR", "prs", "pes", "FA"])
def test_persian_has_many_tags(lang: str) -> None:
    assert codes("او می رود", lang) == ["t-021"]


@pytest.mark.parametrize("lang", ["", "und", "x", "zz-zz-zz", "ckb"])
def test_a_language_without_rules_has_those_of_every_text(lang: str) -> None:
    assert set(codes("می رود  كتاب", lang)) <= {"t-033"}


def test_what_is_apart_is_never_part_of_a_change() -> None:
    text = f"می {APART}{APART} ها , {APART}  {APART} رفته {APART} ام"
    for remark in remarks(text, "fa"):
        assert APART not in text[remark.start : remark.end]


def test_a_remark_shows_the_words_around_its_change() -> None:
    (remark,) = remarks("آن كتاب را بخوان", "fa")
    assert (remark.start, remark.end, remark.new) == (3, 4, "ک")
    assert (remark.words, remark.better) == ("كتاب", "کتاب")
    assert (remark.first, remark.last) == (3, 7)


def test_nothing_is_sure_in_verse() -> None:
    assert [remark.sure for remark in remarks_on_verse("شكايت می کند", "fa")] == [False]


@pytest.mark.parametrize("form", ["رود", "کنند", "گویم", "خواهید", "آید", "نوشت", "بودند", "توان"])
def test_forms_of_verbs(form: str) -> None:
    assert form in finite_forms()


@pytest.mark.parametrize("word", ["ناب", "دست", "سرخ", "باران", "کتاب", "و", ""])
def test_words_that_are_no_forms_of_verbs(word: str) -> None:
    assert word not in finite_forms()


def test_participles() -> None:
    assert {"رفته", "نرفته", "شده", "گفته"} <= participles()
    assert not {"خانه", "نامه", "سینه", "بچه"} & participles()


# What a rule could look at again and again: each is repeated, and one mark more does not cost more.
_HOSTILE = (
    " ", "\u200c", "\u200c ", "می ", "نمی", "كي", "ة", "ةً", "ها ", " ها", ".", "...", ". ", ", ",
    "«", "(", "\"", "﴿", "[", "1-", "۱۲", "1۲", "-", " - ", "the ", "از ", "ه ی ", "تر ", "¬", "ﺳ",
    "و ؛ ", "إ", "َ", "\ufffc ", "۱ 2 ",
)  # fmt: skip


@pytest.mark.parametrize("piece", _HOSTILE, ids=ascii)
@pytest.mark.parametrize("lang", ["fa", "ur", "en"])
def test_the_work_grows_with_the_text(piece: str, lang: str) -> None:
    """Counted in steps of the interpreter: four times the text, four times the steps."""
    few, many = (
        count_steps(lambda text=piece * count: remarks(text, lang))  # type: ignore[misc]
        for count in (400, 1600)
    )
    assert many <= 4.5 * few + 4000
