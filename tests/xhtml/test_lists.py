"""Lists of tasks: a box in each first line, and in words what it says."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from exporters.document import List, ListItem
from exporters.xhtml import render_body
from tests.documents import document, paragraph


def rendered(tight: bool, lang: str = "en") -> str:  # noqa: FBT001 - read from a table
    """A list of two tasks, without namespaces."""
    items = tuple(
        ListItem(lang=lang, blocks=(paragraph(words, lang=lang),), checked=checked)
        for words, checked in (("one", True), ("two", False))
    )
    (made,) = render_body(
        document(lang=lang, body=(List(items, tight=tight, lang=lang),), notes=())
    )
    return re.sub(r' xmlns(:\w+)?="[^"]*"', "", etree.tostring(made, encoding="unicode"))


def test_a_task_says_in_words_whether_it_is_done() -> None:
    assert rendered(tight=True) == (
        '<ul class="tight"><li class="task">'
        '<span class="box" role="img" aria-label="Done">■</span> one</li>'
        '<li class="task"><span class="box" role="img" aria-label="To do">□</span> two</li></ul>'
    )


def test_the_box_stands_in_the_first_line() -> None:
    assert '<li class="task"><p><span class="box"' in rendered(tight=False)


@pytest.mark.parametrize(("lang", "words"), [("fa-AF", "انجام شده"), ("es", "Done")])
def test_the_words_are_in_the_readers_language(lang: str, words: str) -> None:
    made = rendered(tight=True, lang=lang)
    assert f'aria-label="{words}"' in made
    assert ('class="box" lang="en"' in made) == (lang == "es")
