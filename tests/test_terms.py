"""exporters.terms: the words that diglot itself puts on a page."""

from __future__ import annotations

import re
import unicodedata
from string import Formatter

import pytest

from exporters.language import count_letters, script_of
from exporters.terms import TERMS, language_list, term
from tests.fixtures import Fixture, read_fixtures

ALL_WORDS = [(lang, key, words) for lang, terms in TERMS.items() for key, words in terms.items()]
PERSIAN = [words for lang, _, words in ALL_WORDS if lang in {"fa", "fa-AF"}]


@pytest.mark.parametrize("case", read_fixtures("terms.txt"), ids=lambda case: case.title)
def test_term(case: Fixture) -> None:
    lang, key = case.input.split()
    assert ": ".join(term(key, lang)) == case.expected


def test_an_unknown_term_is_an_error() -> None:
    with pytest.raises(KeyError, match="no-such-term"):
        term("no-such-term", "en")


def test_facts_fill_the_fields() -> None:
    _, words = term("generated-cover-alternative", "en", words="{A} · 1")
    assert words == "Cover with the words: {A} · 1"


def test_a_missing_fact_is_an_error() -> None:
    with pytest.raises(KeyError, match="languages"):
        term("accessibility-summary", "fa-AF")


@pytest.mark.parametrize("lang", TERMS)
def test_every_language_says_everything(lang: str) -> None:
    assert list(TERMS[lang]) == list(TERMS["en"])


@pytest.mark.parametrize("lang", TERMS)
def test_every_language_says_the_same_facts(lang: str) -> None:
    assert {key: _fields(words) for key, words in TERMS[lang].items()} == {
        key: _fields(words) for key, words in TERMS["en"].items()
    }


def _fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


@pytest.mark.parametrize("lang", TERMS)
def test_every_word_is_in_the_script_of_its_language(lang: str) -> None:
    words = " ".join(re.sub(r"\{\w+\}", "", text) for text in TERMS[lang].values())
    assert list(count_letters(words)) == [script_of(lang)]


@pytest.mark.parametrize(("lang", "key", "words"), ALL_WORDS, ids=lambda value: str(value)[:24])
def test_the_spelling_is_clean(lang: str, key: str, words: str) -> None:
    assert unicodedata.normalize("NFC", words) == words, (lang, key)
    assert words == words.strip() or key in {"comma", "and"}
    assert not any(unicodedata.category(c) == "Cf" and c != "\u200c" for c in words)


@pytest.mark.parametrize("words", PERSIAN, ids=lambda words: str(words)[:24])
def test_persian_is_spelled_as_persian(words: str) -> None:
    assert not set(words) & set("يكةى0123456789,;?")
    assert not re.search(r"\b(ن?می) ", words), "می is joined with a zero-width non-joiner"
    assert not re.search(r" (ها|های|تر|ترین)\b", words)
    assert not re.search("\u200c(?!\\w)|(?<!\\w)\u200c", words)


@pytest.mark.parametrize(
    ("lang", "tags", "expected"),
    [
        ("en", ["en"], "English"),
        ("en", ["en", "fa-AF"], "English and Dari"),
        ("en", ["en", "fa-AF", "ps"], "English, Dari and Pashto"),
        ("en", ["fa-IR", "fa", "fa-IR"], "Persian"),
        ("en", ["en-GB", "en"], "British English and English"),
        ("en", ["qaa", "en-x-own"], "qaa and English"),
        ("en", [], ""),
        ("fa-AF", ["fa-AF", "en", "ur"], "دری، انگلیسی و اردو"),
        ("ps", ["ps", "fa-AF"], "پښتو او دری"),
        ("ur", ["ur", "en"], "اردو اور انگریزی"),
        ("ar", ["ar", "en"], "العربية والإنجليزية"),
        ("de", ["de", "fa"], "Deutsch und Persisch"),
        ("ru", ["ru", "fa-AF"], "русский и дари"),
        ("it", ["it", "en"], "Italian and English"),
    ],
)
def test_language_list(lang: str, tags: list[str], expected: str) -> None:
    assert language_list(tags, lang) == expected
