"""Marks at the edges of runs: an engine that ignores isolates orders a line as if it knew them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.bidi import embedding_levels, visual_order
from exporters.epub.marks import MARKS, mark_runs
from exporters.language import direction_of
from exporters.xhtml.elements import element

if TYPE_CHECKING:
    from exporters.xhtml.elements import Element

Piece = str | tuple[str, str]

# The language of the line, then its pieces: plain text, or (language, text) for an isolated run.
LINES: dict[str, tuple[str, list[Piece]]] = {
    "a date of two calendars": ("en", ["Issued 14 July 2024 · ", ("fa-AF", "۲۴ سرطان ۱۴۰۳"), "."]),
    "a foreign name and a date": ("en", ["By ", ("fa-AF", "افغانستان آزاد"), ", 14 July 2024"]),
    "a number range": ("fa-AF", ["سال‌های ", ("en", "۲۰۱۰–۲۰۱۵"), " را ببینید"]),
    "an address at the end": ("fa-AF", ["نشانی ", ("en", "www.example.org/"), "."]),
    "a name with a version": (
        "fa-AF",
        ["قالب ", ("en", "EPUB 3.3"), " (", ("en", "2023"), ") است"],
    ),
    "two runs side by side": ("fa-AF", [("en", "letters@example.org"), " · ", ("en", "C++"), " ۳"]),
    "two names in English": ("en", [("fa-AF", "آدا بل"), ", ", ("fa-AF", "امید"), " and others"]),
    "brackets in a run": ("en", ["See ", ("fa-AF", "(بیت ۲)"), " 12 times"]),
    "a run alone": ("en", [("fa-AF", "۲۴ سرطان!")]),
    "a share after a name": ("fa-AF", ["رشد ", ("en", "GDP"), " ۳٪ بود"]),
    "a number before and after": ("fa-AF", ["۱۲–", ("en", "EPUB 2"), "–۱۳ را"]),
    "a joiner in a name": ("en", ["Written by ", ("fa-AF", "گروه حروف‌چینی"), ", 14 July 2024."]),
    "a joiner in a name after a number": ("en", ["1–", ("fa-AF", "خانه‌ها"), "–2 of them"]),
    "a name before all": ("fa-AF", [("en", "EPUB 3.3"), " نام معیاری است."]),
    "a question in a question": ("fa-AF", ["گفت: ", ("en", "“Why?”"), "؟"]),
}


@pytest.mark.parametrize("name", LINES)
def test_the_order_is_that_of_isolates(name: str) -> None:
    lang, pieces = LINES[name]
    line = _line(lang, pieces)
    isolated = _isolated(line)
    mark_runs(line)
    marked = "".join(line.itertext())
    assert _seen(marked, lang) == _seen(isolated, lang)


@pytest.mark.parametrize("name", LINES)
def test_an_engine_that_knows_isolates_shows_no_difference(name: str) -> None:
    lang, pieces = LINES[name]
    line = _line(lang, pieces)
    before = _seen(_isolated(line), lang)
    mark_runs(line)
    assert _seen(_isolated(line), lang) == before


@pytest.mark.parametrize("name", LINES)
def test_only_marks_are_added(name: str) -> None:
    lang, pieces = LINES[name]
    line = _line(lang, pieces)
    before = "".join(line.itertext())
    mark_runs(line)
    after = "".join(line.itertext())
    assert "".join(char for char in after if char not in MARKS) == before


def test_a_line_ends_where_a_list_begins() -> None:
    below = element("ol", element("li", element("a", "دوم")))
    item = element("li", element("a", "First", lang="en"), below, lang="fa-AF")
    mark_runs(item)
    assert "".join(item.itertext()) == "Firstدوم"


NEUTRAL = " .,-–!:12۳۴%/"


@st.composite
def lines(draw: st.DrawFn) -> tuple[str, list[Piece]]:
    """A line in one language with runs of the other; no brackets, whose pairs no mark can hold."""
    lang, other = draw(st.permutations(["en", "fa-AF"]))
    letters = {"en": "abc", "fa-AF": "ابپ"}
    own = st.text(letters[lang] + NEUTRAL, max_size=6)
    run = st.text(letters[other] + NEUTRAL, max_size=6).map(str.strip).filter(
        lambda text: not set(text).isdisjoint(letters[other])
    )  # fmt: skip
    return lang, draw(st.lists(own | st.tuples(st.just(other), run), max_size=6))


@given(lines())
def test_every_line_is_ordered_as_isolates_order_it(line: tuple[str, list[Piece]]) -> None:
    lang, pieces = line
    built = _line(lang, pieces)
    expected = _seen(_isolated(built), lang)
    mark_runs(built)
    assert _seen(_isolated(built), lang) == expected
    assert _seen("".join(built.itertext()), lang) == expected


def test_a_run_between_letters_needs_none() -> None:
    line = _line("en", ["They called it ", ("fa-AF", "راه نو"), " and meant it."])
    mark_runs(line)
    assert "".join(line.itertext()) == "They called it راه نو and meant it."


def test_marks_stand_outside_the_run() -> None:
    """An address that is copied holds nothing that is not part of it."""
    line = _line("fa-AF", ["نشانی ", ("en", "https://www.example.org/"), " ۱۲."])
    mark_runs(line)
    assert line[0].text == "https://www.example.org/"
    assert line[0].tail == "\u200e\u061c ۱۲."


def test_a_joiner_is_in_an_embedding() -> None:
    """MuPDF gives it the level of its paragraph, and would show its words the wrong way round."""
    line = _line("en", ["Written by ", ("fa-AF", "حروف‌چینی"), "."])
    mark_runs(line)
    assert "".join(line.itertext()) == "Written by \u202bحروف‌چینی\u202c."


def test_a_run_with_runs_in_it_is_embedded_as_a_whole() -> None:
    name = element("bdi", "حروف‌چین ", element("bdi", "TeX", lang="en"), lang="fa-AF")
    line = element("p", "See ", name, lang="en")
    mark_runs(line)
    assert "".join(line.itertext()) == "See \u202bحروف‌چین TeX\u202c"


def test_a_line_begins_with_the_mark_of_its_direction() -> None:
    """MuPDF would give the line the direction of its first run."""
    line = _line("fa-AF", [("en", "EPUB"), " نام است."])
    mark_runs(line)
    assert "".join(line.itertext()) == "\u200fEPUB نام است."


def test_nothing_stands_between_spans_that_are_set_as_lines() -> None:
    """Where they are abreast, a mark between them would be one more, with room of its own."""
    labels = (
        element("span", "هنر نشر!", lang="fa-AF", classes="rubric-label"),
        element("span", "The Art!", lang="en", classes="rubric-label"),
    )
    line = element("p", *labels, lang="fr")
    mark_runs(line)
    assert "".join(line.itertext()) == "هنر نشر!The Art!"


def test_a_block_is_no_run() -> None:
    block = element("blockquote", element("p", "12."), lang="fa-AF")
    mark_runs(element("main", block, lang="en"))
    assert "".join(block.itertext()) == "12."


def test_what_follows_is_sought_outside_a_link() -> None:
    """`<a><bdi>…</bdi></a>, 14`: the number is not the run's sibling, but its neighbour."""
    link = element("a", element("bdi", "آزاد", lang="fa-AF"), href="#x")
    line = element("p", link, ", 14 July", lang="en")
    mark_runs(line)
    assert "".join(line.itertext()) == "\u200eآزاد\u200e, 14 July"


def test_no_mark_stands_beside_an_item_of_a_navigation_list() -> None:
    """There `li` holds an `a` and a list, and no text (EPUB 3.3, 7.2.1)."""
    label = element("a", "– راهنما –", lang="fa", href="#x")
    item = element("li", label, lang="en")
    element("nav", element("ol", item), lang="en")
    mark_runs(item)
    assert (item.text, label.tail) == (None, None)
    assert label.text == "\u200f– راهنما –\u200f"


def _line(lang: str, pieces: list[Piece]) -> Element:
    content = (p if isinstance(p, str) else element("bdi", p[1], lang=p[0]) for p in pieces)
    return element("p", *content, lang=lang)


def _isolated(line: Element) -> str:
    """The characters of a line, its runs in the isolates that HTML makes of them."""
    text = line.text or ""
    for run in line:
        opening = "\u2067" if run.get("dir") == "rtl" else "\u2066"
        text += f"{opening}{run.text or ''}\u2069{run.tail or ''}"
    return text


def _seen(text: str, lang: str) -> str:
    """The visible characters from left to right."""
    order = visual_order(embedding_levels(text, direction_of(lang)))
    hidden = {*MARKS, "\u2066", "\u2067", "\u2069"}
    return "".join(text[position] for position in order if text[position] not in hidden)
