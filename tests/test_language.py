"""exporters.language: tags, scripts, directions, and the language of a text."""

from __future__ import annotations

from typing import Final

import pytest

from exporters.language import (
    count_letters,
    direction_of,
    is_arabic_script,
    language_of,
    language_of_words,
    parse_tag,
    same_language,
    script_of,
)
from tests.fixtures import FOLDER

PHRASES: Final = [
    (lang, phrase)
    for line in (FOLDER / "short-phrases.txt").read_text("utf-8").splitlines()
    if not line.startswith("%")
    for lang, _, phrases in [line.partition(": ")]
    for phrase in phrases.split(" · ")
]


@pytest.mark.parametrize(
    ("tag", "script", "direction"),
    [
        ("en", "Latn", "ltr"), ("fa-AF", "Arab", "rtl"), ("ps", "Arab", "rtl"),
        ("ur", "Arab", "rtl"), ("pnb", "Arab", "rtl"), ("prs", "Arab", "rtl"),
        ("az", "Latn", "ltr"), ("az-Arab", "Arab", "rtl"), ("ku", "Latn", "ltr"),
        ("ku-Arab", "Arab", "rtl"), ("ks", "Arab", "rtl"), ("dv", "Thaa", "rtl"),
        ("he", "Hebr", "rtl"), ("pa", "Guru", "ltr"), ("pa-PK", "Arab", "rtl"),
        ("sr-Latn", "Latn", "ltr"), ("fa-Latn", "Latn", "ltr"), ("ja", "Jpan", "ltr"),
    ],
)  # fmt: skip
def test_script_and_direction_follow_from_the_tag(tag: str, script: str, direction: str) -> None:
    assert (script_of(tag), direction_of(tag)) == (script, direction)


@pytest.mark.parametrize("tag", ["", "english", "en_US", "x", "fa-", "zz-ZZ", "a b", "fa-AF-"])
def test_what_is_no_language_tag(tag: str) -> None:
    assert parse_tag(tag) is None


def test_case_of_a_tag_does_not_matter() -> None:
    assert parse_tag("FA-arab-af") == ("fa", "Arab", "AF")


def test_same_language() -> None:
    assert same_language("fa-AF", "fa")
    assert not same_language("fa-AF", "ps")
    assert not same_language("az-Arab", "az")


def test_arabic_script() -> None:
    assert is_arabic_script("ur-Aran")
    assert not is_arabic_script("he")


@pytest.mark.parametrize(
    ("text", "tag", "language"),
    [
        ("Windows 11", "fa-AF", "en"), ("Windows ۱۱ برای همه", "fa-AF", "fa-AF"),
        ("Война и мир", "fa", "ru"), ("War and Peace", "de", "de"), ("1984", "fa", "fa"),
        ("سخن نو", "ps", "ps"), ("吾輩は猫である", "ja", "ja"),
    ],
)  # fmt: skip
def test_the_language_of_words_under_a_tag(text: str, tag: str, language: str) -> None:
    assert language_of_words(text, tag) == language


def test_addresses_and_digits_do_not_vote() -> None:
    assert count_letters("به www.afgazad.com/articles 2024 بروید") == {"Arab": 7}


@pytest.mark.parametrize(
    ("text", "surrounding", "language"),
    [
        ("EPUB یک قالب برای کتاب‌های الکترونیکی است", "en", "fa-AF"),
        ("EPUB یک قالب برای کتاب‌های الکترونیکی است", "fa-AF", "fa-AF"),
        ("https://example.org/a-long-path-of-words نشانی ما", "en", "fa-AF"),
        ("The word سلام means hello", "en", "en"),
        ("2024–2025", "fa-AF", "fa-AF"),
        ("د پښتو ژبه ډېره ښه ده", "fa-AF", "ps"),
        ("یہ ایک لڑکی ہے", "fa-AF", "ur"),
        ("قال في الكتاب المكتبة الكبيرة", "fa-AF", "ar"),
        ("نشست سران در شهر ړومبی بود و همه از کشورهای دور آمده بودند", "fa-AF", "fa-AF"),
        ("Привет всем", "en", "ru"),
        ("", "en", "en"),
    ],
)
def test_the_language_of_a_text(text: str, surrounding: str, language: str) -> None:
    assert language_of(text, surrounding, ("en", "fa-AF")) == language


@pytest.mark.parametrize(("lang", "phrase"), PHRASES, ids=[phrase for _, phrase in PHRASES])
def test_a_phrase_without_a_letter_of_its_own_stays_at_home(lang: str, phrase: str) -> None:
    assert language_of(phrase, lang, (lang, "en")) == lang
