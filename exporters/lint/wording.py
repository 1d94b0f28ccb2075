"""Advice on how a document is written, each with its place and, where it is known, its change."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Final

from exporters.diagnostics import Change, diagnose
from exporters.lint.consistency import check_consistency
from exporters.lint.metadata import metadata_passages
from exporters.lint.passages import passages_of
from exporters.lint.quotes import check_quotes
from exporters.lint.source import SourceText, texts_of
from exporters.orthography import APART, remarks, remarks_on_verse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.diagnostics import Diagnostic
    from exporters.document import Document
    from exporters.lint.passages import Passage, View
    from exporters.orthography import Remark

_SPACES: Final = "t-033"
_LONGEST_SHOWN: Final = 60


def check_wording(document: Document, name: str) -> Iterator[Diagnostic]:
    """The advice on a document's body and notes, and on the metadata whose place is certain."""
    sources = {path: SourceText(text) for path, text in texts_of(document, name).items()}
    notes = (block for note in document.notes for block in note.blocks)
    lines = sources[name].lines
    body = (*passages_of(document.body, name, lines), *passages_of(notes, name, lines))
    passages = (*metadata_passages(document, name), *body)
    for passage, view, remark in chain(_remarks(passages), check_consistency(passages)):
        found = _diagnosed(passage, view, remark, sources[passage.path])
        # Two spaces that the source has not side by side are none: a comment stands between.
        if found.line and (found.change or remark.code != _SPACES):
            yield found
    for passage in body:
        yield from check_quotes(passage, sources[name])


def _remarks(passages: Iterable[Passage]) -> Iterator[tuple[Passage, View, Remark]]:
    """What there is to say of each passage by itself."""
    for passage in passages:
        for view in passage.views():
            if passage.is_verse:
                found = remarks_on_verse(view.text, view.lang)
            else:
                found = remarks(view.text, view.lang, is_inset=view.lang != passage.lang)
            for remark in found:
                yield passage, view, remark


def _diagnosed(passage: Passage, view: View, remark: Remark, source: SourceText) -> Diagnostic:
    mark = passage.mark_at(view.start + remark.first)
    last = passage.mark_at(view.start + remark.last - 1)
    line, column = mark if mark.line else (passage.line, 1 if passage.line else 0)
    old, new = view.text[remark.start : remark.end], remark.new
    found = diagnose(
        remark.code, passage.path, line, column,
        words=_shortened(remark.words), better=_shortened(remark.better),
        old=_points(old, new), new=_points(new, old),
    )  # fmt: skip
    end = (last.line, last.column + 1) if mark.line and last.line else None
    return replace(found, end=end, change=_change(passage, view, remark, source))


def _change(passage: Passage, view: View, remark: Remark, source: SourceText) -> Change | None:
    """The change to the source; none where it has not the very characters of the text.

    What is put between two characters stands in place of the first of them, so that it can be seen
    to be there; and so can what stands around the place.
    """
    start, end, new = remark.start, remark.end, remark.new
    if start == end:
        start -= 1
        new = view.text[start:end] + new
    if start < 0:
        return None
    place = view.start + start, view.start + end
    mark = passage.verbatim_mark(*place)
    if mark is None or not source.has(*passage.around(*place)):
        return None
    return Change(*mark, view.text[start:end], new, remark.sure)


def _shortened(words: str) -> str:
    words = words.replace(APART, "…")
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"


def _points(letters: str, others: str) -> str:
    """The code points of letters that others are put for, each once: what no eye tells apart."""
    changed = (one for one, other in zip_longest(letters, others) if one and one != other)
    return ", ".join(f"U+{ord(letter):04X}" for letter in dict.fromkeys(changed))
