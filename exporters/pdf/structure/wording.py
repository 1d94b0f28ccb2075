"""The words of the tree in logical order: ActualText, and what links are called.

A content stream paints glyphs from left to right, line by line, and divides words at the ends of
lines. An assistive technology needs what was written. `ActualText` (ISO 32000-1, 14.9.4) says it
on structure elements alone: on marked content most extractors print it reversed.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from exporters.pdf.structure.elements import (
    CELLS,
    INLINE,
    PARAGRAPHS,
    Annotation,
    StructureElement,
)
from exporters.pdf.structure.fragments import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exporters.pdf.structure.fragments import Source

_SPACES: Final = re.compile(r"[ \t\n\r\f]+")
_SOFT_HYPHEN: Final = "\u00ad"
# What says where a line may end, and is no word: soft hyphens, ZERO WIDTH SPACE, WORD JOINER.
_UNSEEN: Final = str.maketrans("", "", "\u00ad\u200b\u2060")
# Stands on both sides of a cut inside a word, so that its letters join on paper (pdf.ordering).
_JOINER: Final = "\u200d"
# The blocks of the right-to-left scripts, joiners and marks included.
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# So much of the text around a line's end is looked up in the source.
_BEFORE, _BEHIND = 24, 12
# Elements that may bear the text of their marks themselves.
_TEXTUAL: Final = (
    PARAGRAPHS
    | CELLS
    | {*("Span", "Em", "Strong", "Quote", "Code", "Reference", "Lbl", "LBody", "Caption", "Note")}
)


def write_words(root: StructureElement) -> None:
    """Give the marks what follows each, elements their ActualText, annotations their Contents."""
    for element in root.descendants():
        if element.type not in INLINE and any(_flow(element)):
            _mend_line_ends(list(_flow(element)), _text_of(element.source))
    for element in list(root.descendants()):
        _replace_texts(element)
        if element.type == "Link":
            _name_annotations(element)


def text_of_marks(marks: Sequence[Mark]) -> str:
    """The text of marks in logical order, with words divided at line ends made whole."""
    pieces = []
    for mark in marks:
        text = mark.text.translate(_UNSEEN)
        pieces.append((text[:-1] if mark.is_hyphenated else text) + mark.after)
    return "".join(pieces)


def _flow(element: StructureElement) -> Iterator[Mark]:
    """The marks of one block's own lines: its own, and those of the elements in its lines."""
    for kid in element.kids:
        if isinstance(kid, Mark):
            yield kid
        elif isinstance(kid, StructureElement) and kid.type in INLINE:
            yield from _flow(kid)


def _mend_line_ends(marks: list[Mark], source: str) -> None:
    """Find out from the source what stands between the last mark of each line and the next."""
    said = ""
    for mark, following in pairwise(marks):
        if mark.text.endswith(_JOINER) and following.text.startswith(_JOINER):
            mark.text, following.text = mark.text[:-1], following.text[1:]
        said = (said + mark.text.replace(_SOFT_HYPHEN, ""))[-_BEFORE:]
        if mark.line is following.line:
            mark.is_hyphenated = False
            continue
        head = following.text.replace(_SOFT_HYPHEN, "").lstrip()[:_BEHIND]
        tail = said.rstrip(" ")
        if mark.is_hyphenated and tail[:-1] + head in source:
            said = said[:-1]
            continue
        mark.is_hyphenated = False
        if tail + head not in source and not mark.text.endswith(" "):
            mark.after = " "
            said += " "
    if marks:
        marks[-1].is_hyphenated = False


def _replace_texts(element: StructureElement) -> None:
    """Put ActualText where the marks alone would not read as they were written."""
    kids: list[StructureElement | Mark | Annotation] = []
    is_whole = element.type in _TEXTUAL and all(isinstance(kid, Mark) for kid in element.kids)
    for is_text, group in groupby(element.kids, lambda kid: isinstance(kid, Mark)):
        run = list(group)
        marks = [kid for kid in run if isinstance(kid, Mark)]
        if not is_text or not _needs_words(marks):
            kids.extend(run)
        elif is_whole:
            element.actual_text = text_of_marks(marks)
            kids.extend(run)
        else:
            span = StructureElement("Span", element, element.lang, element.direction)
            span.kids.extend(run)
            span.actual_text = text_of_marks(marks)
            kids.append(span)
    element.kids = kids


def _needs_words(marks: list[Mark]) -> bool:
    """Whether what is painted differs from what was written: a space alone paints nothing."""
    return any(
        mark.is_hyphenated
        or mark.text.isspace()
        or (mark.is_right_to_left and not mark.text.isalnum())
        or _RIGHT_TO_LEFT.search(mark.text)
        for mark in marks
    )


def _name_annotations(link: StructureElement) -> None:
    """Describe a link's annotations by its title or its words (ISO 14289-1, 7.18.5)."""
    title = link.source.get("title", "") if link.source is not None else ""
    words = title or " ".join(text_of_marks(list(link.marks())).split())
    pictures = (child.alternative or "" for child in link.descendants())
    words = words or " ".join(filter(None, pictures))
    for kid in link.kids:
        if isinstance(kid, Annotation) and words:
            kid.dictionary["Contents"] = words


def _text_of(source: Source | None) -> str:
    """The text of a source element with its white space collapsed; a line break is a space."""
    if source is None:
        return ""
    pieces: list[str] = []
    _gather(source, pieces)
    return _SPACES.sub(" ", "".join(pieces)).replace(_SOFT_HYPHEN, "")


def _gather(source: Source, pieces: list[str]) -> None:
    pieces.append("\n" if source.tag == "br" else source.text or "")
    for child in source:
        if isinstance(child.tag, str):
            _gather(child, pieces)
        pieces.append(child.tail or "")
