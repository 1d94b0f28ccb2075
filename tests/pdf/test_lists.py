"""The marks of lists: in the digits of their language, in letters, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters import pdf
from exporters.document import Heading, List, ListItem
from exporters.verify import check_direction
from exporters.verify.pdf_tree import read_tree
from tests.documents import document, inlines, paragraph

if TYPE_CHECKING:
    from exporters.options import Options


def test_letters_that_count_a_persian_list_are_no_words_of_it(options: Options) -> None:
    items = tuple(
        ListItem((paragraph(word, lang="fa-AF"),), lang="fa-AF") for word in ("نان", "آب")
    )
    letters = List(items, start=1, numbering="lower-alpha", lang="fa-AF")
    made = document(body=(letters,), lang="fa-AF")
    data = pdf.export(made, options).data
    assert check_direction(data, "pdf", "x.pdf", made) == ()
    labels = [one for one in read_tree(data).elements() if one.role == "Lbl"]
    assert [(one.lang, one.text) for one in labels[-2:]] == [("en", "a."), ("en", "b.")]


def test_a_table_of_contents_has_no_marks(options: Options) -> None:
    heading = Heading(2, inlines("سخن نو"), lang="fa-AF", id="new")
    made = document(body=(heading,), lang="fa-AF", toc=True)
    (contents,) = (
        one for one in read_tree(pdf.export(made, options).data).elements() if one.role == "TOC"
    )
    assert [one.role for one in contents.elements() if one.role in {"TOCI", "Lbl"}] == ["TOCI"]
