"""exporters.runs: where the language changes inside a line."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.language import script_of, script_of_letter, scripts_written_in
from exporters.runs import ADDRESS, language_runs, number_isolates
from exporters.runs.brackets import pair_brackets
from tests.fixtures import Fixture, read_fixtures

LANGUAGES = ("en", "fa-AF")
MIXED = st.text(alphabet='ab1 ۱سښ‌ِ،(«»)“”[]"٫–.,;/:@#π中ж', max_size=40)


@pytest.mark.parametrize("case", read_fixtures("runs.txt"), ids=lambda case: case.title)
def test_runs(case: Fixture) -> None:
    lang, text = case.input.split(": ", 1)
    runs = language_runs(text, lang, LANGUAGES)
    shown = "".join(r.text if r.lang == lang else f"|{r.lang}: {r.text}|" for r in runs)
    assert shown == case.expected


@given(MIXED, st.sampled_from(["en", "fa-AF", "ja"]))
def test_runs_joined_are_the_text(text: str, lang: str) -> None:
    assert "".join(run.text for run in language_runs(text, lang, LANGUAGES)) == text


@given(MIXED, st.sampled_from(["en", "fa-AF", "ja"]))
def test_no_run_holds_one_bracket_of_a_pair(text: str, lang: str) -> None:
    position = 0
    pairs, _ = pair_brackets(text, 0, len(text))
    for run in language_runs(text, lang, LANGUAGES):
        end = position + len(run.text)
        if run.lang != lang:
            for pair in pairs:
                assert (position <= pair.start < end) == (position <= pair.end < end)
        position = end


@given(MIXED, st.sampled_from(["en", "fa-AF"]))
def test_a_run_of_another_script_holds_no_letter_of_its_surroundings(text: str, lang: str) -> None:
    for run in language_runs(text, lang, LANGUAGES):
        if script_of(run.lang) != script_of(lang):
            assert not scripts_written_in(lang) & set(map(script_of_letter, run.text))
            assert any(map(script_of_letter, run.text)) or any(map(str.isdigit, run.text))


@pytest.mark.parametrize(
    "text",
    ["(" * 9999, "a) " * 9999 + "س", '"' * 9999 + "س a", "“a” " * 9999 + "س", "a. b. " * 9999 + "س",
     "«ښ" * 9999, "«" * 9999 + "ښ" + "»" * 9999, "س،a " * 9999],
)  # fmt: skip
def test_hostile_text_takes_no_time(text: str) -> None:
    started = time.process_time()
    language_runs(text, "fa-AF", LANGUAGES)
    language_runs(text, "en", LANGUAGES)
    assert time.process_time() - started < 2


@given(MIXED)
def test_isolates_joined_are_the_text(text: str) -> None:
    assert "".join(piece for piece, _ in number_isolates(text)) == text


@pytest.mark.parametrize(
    "unit", ["۲۰۱۰–۲۰۱۵", "2024-07-14", "12:30", "۱/۲", "+93 70 123 4567", "3.5–4.5%"]
)
def test_a_unit_of_numbers_is_one_isolate(unit: str) -> None:
    assert (unit, True) in number_isolates(f"از {unit} بود")


@pytest.mark.parametrize("text", ["در ۱۴۰۳ بود", "۳٫۵ کیلو", "فصل ۱، بند ۲"])
def test_a_number_alone_needs_no_isolate(text: str) -> None:
    assert number_isolates(text) == ((text, False),)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://a.org/x?y=1.", "https://a.org/x?y=1"),
        ("(www.afgazad.com)", "www.afgazad.com"),
        ("«www.afgazad.com»", "www.afgazad.com"),
        ("a.b-c@d-e.org,", "a.b-c@d-e.org"),
    ],
)
def test_an_address_ends_before_the_punctuation_of_its_sentence(text: str, address: str) -> None:
    found = ADDRESS.search(text)
    assert found is not None
    assert found.group() == address
