"""Whatever is written, what comes of it is XHTML, in both outputs, with its controls in balance."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exporters.bidi import control_faults
from exporters.document import Code, CodeBlock, Text
from exporters.lint import inlines_of, walk, walk_inlines
from exporters.reader import read
from exporters.xhtml import render_body, render_notes
from tests.fuzz.mutation import SIGNS, corpus
from tests.reader.survival import HEAD

if TYPE_CHECKING:
    from exporters.document import Document

SOUPS = st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)
PIECES = st.lists(st.sampled_from([*corpus(), *SIGNS]), max_size=4).map("\n".join)
FOLDER = Path(__file__).parent.parent / "diagnostics" / "b-052"


def document_of(text: str) -> Document | None:
    return read(HEAD + text, "x.md", FOLDER).document


@given(st.one_of(SOUPS, PIECES))
def test_both_outputs_are_well_formed(text: str) -> None:
    document = document_of(text)
    if document is None:
        return
    notes = render_notes(document)
    ends = [*render_body(document, "end"), *([] if notes is None else [notes])]
    for elements in (ends, render_body(document, "page")):
        ids: list[str] = []
        for element in elements:
            parsed = etree.fromstring(etree.tostring(element, encoding="utf-8"))
            ids += [str(value) for value in parsed.xpath("//@id")]
        assert len(ids) == len(set(ids))


@given(st.one_of(SOUPS, PIECES))
def test_directional_controls_are_in_balance(text: str) -> None:
    document = document_of(text)
    if document is None:
        return
    nodes = [*walk(document.body), *(n for note in document.notes for n in walk(note.blocks))]
    for node in nodes:
        rows = node.text.split("\n") if isinstance(node, CodeBlock) else ()
        contents = [walk_inlines(content) for content in inlines_of(node)]
        said = [
            "".join(i.text for i in content if isinstance(i, Text | Code)) for content in contents
        ]
        for paragraph in (*rows, *said):
            assert not control_faults(paragraph)
