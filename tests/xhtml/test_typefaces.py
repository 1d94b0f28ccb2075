"""Nastaliq by choice: which elements are set in it."""

from __future__ import annotations

import pytest
from lxml import etree

from exporters.document import Document, Localized
from exporters.xhtml import mark_nastaliq

MARKUP = """\
<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><body>
<p lang="ur-PK" class="turn">کتاب <bdi lang="en">book</bdi> <bdi dir="ltr">۱–۲</bdi></p>
<p lang="fa">کتاب</p>
<p>The word <bdi lang="ur">کتاب</bdi>, <code lang="ur">کتاب</code></p>
</body></html>"""


def marked(*chosen: str) -> list[tuple[str, str]]:
    """The text and the classes of each element that has some, after marking twice."""
    root = etree.fromstring(MARKUP)
    document = Document("en", Localized((("en", "A Title"),)), (), nastaliq=chosen)
    for _ in range(2):
        mark_nastaliq(root, document)
    return [("".join(e.itertext()), e.get("class", "")) for e in root.iter("{*}p", "{*}bdi")
            if e.get("class")]  # fmt: skip


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ((), [("کتاب book ۱–۲", "turn")]),
        (("ur",), [("کتاب book ۱–۲", "turn nastaliq"), ("کتاب", "nastaliq")]),
        (("fa-AF",), [("کتاب book ۱–۲", "turn"), ("کتاب", "nastaliq")]),
    ],
    ids=["none", "Urdu of every region", "Persian of every region"],
)
def test_text_in_the_languages_chosen_is_marked_once(
    chosen: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert marked(*chosen) == expected


def test_code_keeps_the_typeface_of_code() -> None:
    root = etree.fromstring(MARKUP)
    title = Localized((("en", "A Title"),))
    mark_nastaliq(root, Document("en", title, (), nastaliq=("ur",)))
    (code,) = root.iter("{*}code")
    assert code.get("class") is None
