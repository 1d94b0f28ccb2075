"""Last lines of paragraphs: what is kept together, and what is left to the engine."""

from __future__ import annotations

import pytest

from exporters.pdf.setting.endings import keep_last_words_together
from exporters.xhtml.elements import Element, element

LONG = "A paragraph of more than one line, so that its end may fall on a line of its own"


def ended(*content: str | Element, tag: str = "p") -> str:
    block = element(tag, *content)
    keep_last_words_together(element("main", block))
    return "".join(block.itertext()).replace("\u2060", "~")


def test_a_short_last_word_is_kept_with_the_one_before() -> None:
    assert ended(f"{LONG} as it is.") == f"{LONG} as it ~is."
    assert ended("کتابخانه‌های کابل و هرات سال‌هاست که با این دشواری روبه‌رو هستند و عدد ۳٫۱۴؛") == (
        "کتابخانه‌های کابل و هرات سال‌هاست که با این دشواری روبه‌رو هستند و عدد ~۳٫۱۴؛"
    )


@pytest.mark.parametrize("tag", ["p", "li", "dd"])
def test_every_kind_of_paragraph(tag: str) -> None:
    assert ended(f"{LONG} it is.", tag=tag).endswith("it ~is.")


@pytest.mark.parametrize(
    "text",
    ["Too short to turn over.", f"{LONG} with a considerably longer sentence.", "x" * 100,
     f"{LONG} Donaudampfschifffahrtsgesellschaft is."],
)  # fmt: skip
def test_what_is_left_to_the_engine(text: str) -> None:
    assert ended(text) == text


def test_the_space_may_stand_in_another_element_than_the_word() -> None:
    assert ended(f"{LONG} to the ", element("em", "end"), ".") == f"{LONG} to the ~end."
    assert ended(f"{LONG} to the", element("em", " end"), ".") == f"{LONG} to the ~end."


def test_a_note_is_no_part_of_its_paragraph() -> None:
    note = element("span", "a note with words of its own", classes="note")
    assert ended(f"{LONG} it is.", note) == f"{LONG} it ~is.a note with words of its own"


def test_code_is_left_as_it_is() -> None:
    text = f"{LONG}: "
    assert ended(text, element("code", "rm -rf x")) == f"{LONG}: rm -rf x"
    assert ended(text, element("code", "make"), ".") == f"{LONG}: ~make."
