"""Pairs the tags among the pieces of a text, and gives attributes to what they stand behind.

What does not pair is reported, and its text is kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from exporters.document import (
    Abbreviation,
    Code,
    Formula,
    InlineImage,
    LineBreak,
    NoteReference,
    Span,
    Styled,
    Text,
)
from exporters.document.plain import spoken_text
from exporters.reader.attributes import NO_ATTRIBUTES, Attributes
from exporters.reader.checks import check_attributes, check_tag_attributes, read_width
from exporters.reader.content import is_space, join_texts
from exporters.reader.inline.links import make_link
from exporters.reader.inline.pieces import (
    AttributeList,
    Folded,
    Picture,
    TagClose,
    TagOpen,
    TexFormula,
)
from exporters.reader.tags import PARTING_TAGS, READ_TAGS, REFUSED_TAGS, STYLES
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.document import Inline
    from exporters.reader.context import Context
    from exporters.reader.findings import Mark
    from exporters.reader.inline.pieces import Content, Piece


@dataclass(slots=True)
class _Frame:
    """A tag that is still open, and what it holds so far."""

    opener: TagOpen | None
    pieces: list[Content]


def fold(pieces: Sequence[Piece], context: Context) -> Folded:
    """Pair the tags among `pieces`."""
    if not any(isinstance(piece, TagOpen | TagClose | AttributeList) for piece in pieces):
        return Folded(join_texts(pieces))  # type: ignore[arg-type] # that is all there is to pair
    return _pair(pieces, context)


def _pair(pieces: Sequence[Piece], context: Context) -> Folded:
    """As `fold`, where there is something to pair."""
    frames = [_Frame(None, [])]
    attributes = NO_ATTRIBUTES
    last = len(pieces) - 1
    while last >= 0 and is_space(pieces[last]):
        last -= 1
    for index, piece in enumerate(pieces):
        top = frames[-1].pieces
        match piece:
            case TagOpen(is_empty=True):
                top += _read_empty_tag(piece, context)
            case TagOpen():
                frames.append(_Frame(piece, []))
            case TagClose():
                _close_frame(frames, piece, context)
            case AttributeList():
                if top and _attach(top, piece, context):
                    continue
                if len(frames) == 1 and index == last:
                    attributes = piece.attributes
                else:
                    context.findings.add("b-022", piece.mark, attributes=piece.raw.text)
                    top.append(piece.raw)
            case _:
                top.append(piece)
    while len(frames) > 1:
        frame = frames.pop()
        _abandon(frame, context)
        frames[-1].pieces += frame.pieces
    return Folded(join_texts(frames[0].pieces), attributes)


def fold_inlines(pieces: Sequence[Piece], context: Context) -> tuple[Inline, ...]:
    """As `fold`, where attributes of a block have no place."""
    folded = fold(pieces, context)
    if folded.attributes.is_given:
        last = next(piece for piece in reversed(pieces) if isinstance(piece, AttributeList))
        context.findings.add("b-022", last.mark, attributes=last.raw.text)
    return settle(folded.pieces, context)


def settle(pieces: Sequence[Content], context: Context) -> tuple[Inline, ...]:
    """The pieces as inlines: pictures are read."""
    inlines: list[Inline] = []
    for piece in pieces:
        if isinstance(piece, Picture):
            inlines += read_picture(piece, context)
        elif isinstance(piece, TexFormula):
            inlines.append(Formula(piece.tex, piece.mark))
        else:
            inlines.append(piece)
    return tuple(inlines)


def read_picture(picture: Picture, context: Context) -> list[Inline]:
    """A picture in a line; where there is none to show, the words that tell of it."""
    name = context.read_picture(picture)
    alternative = picture.alternative.strip()
    if name:
        said = picture.attributes
        width = read_width(said.get("width"), picture.mark, context)
        image = InlineImage(name, alternative, width, picture.mark)
        if not (said.id or said.classes):
            return [image]
        return [make_span((image,), Attributes(said.id, said.classes), picture.mark, context)]
    return [Text(alternative)] if alternative else []


def alternative_text(pieces: Sequence[Piece]) -> str:
    """The words in the brackets of a picture."""
    parts = [
        piece.alternative
        if isinstance(piece, Picture)
        else ("" if isinstance(piece, TagOpen | TagClose) else _words(piece))
        for piece in pieces
    ]
    return "".join(parts)


def _words(piece: Inline | AttributeList | TexFormula) -> str:
    if isinstance(piece, AttributeList):
        return piece.raw.text
    return piece.tex if isinstance(piece, TexFormula) else spoken_text((piece,))


# --- tags ----------------------------------------------------------------------------------------


def _close_frame(frames: list[_Frame], closer: TagClose, context: Context) -> None:
    """End the innermost open element with `closer`, or report that it ends nothing."""
    opener = frames[-1].opener
    if opener is not None and opener.name == closer.name:
        frame = frames.pop()
        frames[-1].pieces += _close(frame, context)
    elif closer.name in READ_TAGS:
        context.findings.add("b-021", closer.mark, closer=closer.raw.text)
    elif closer.name in PARTING_TAGS:
        _part(frames[-1].pieces)


def _abandon(frame: _Frame, context: Context) -> None:
    """Report an element that is still open at the end."""
    opener = frame.opener
    if opener is not None and opener.name in READ_TAGS:
        context.findings.add("b-020", opener.mark, opener=opener.raw.text)
    elif opener is not None:
        _report_tag(opener, context)


def _close(frame: _Frame, context: Context) -> list[Content]:
    """The element that a closing tag ends."""
    opener = frame.opener
    content = join_texts(frame.pieces)
    if opener is None or opener.name not in READ_TAGS:
        if opener is not None:
            _report_tag(opener, context)
            if opener.name in PARTING_TAGS:
                _part(content)
        return content
    attributes = check_tag_attributes(opener, context)
    return [_make_element(opener, settle(content, context), attributes, context)]


def _part(content: list[Content]) -> None:
    """Keep the words on the two sides of a tag apart."""
    before = content[-1] if content else None
    if not (isinstance(before, Text) and before.text.endswith(" ")):
        content.append(Text(" "))


def _make_element(
    opener: TagOpen, content: tuple[Inline, ...], attributes: Attributes, context: Context
) -> Inline:
    """The model's inline for a pair of tags of raw HTML."""
    name = opener.name
    element: Inline
    if name in STYLES:
        element = Styled(STYLES[name], content, opener.mark)
    elif name == "abbr":
        element = Abbreviation(content, attributes.get("title"), opener.mark)
    elif name in {"code", "tt"}:
        element = Code(spoken_text(content), opener.mark)
    elif name == "a" and (href := dict(opener.attributes).get("href")) is not None:
        element = make_link(content, href, attributes.get("title"), opener.mark, context)
    else:
        return make_span(content, attributes, opener.mark, context)
    bare = not (attributes.id or attributes.classes or attributes.lang)
    return element if bare else make_span((element,), attributes, opener.mark, context)


def _read_empty_tag(tag: TagOpen, context: Context) -> list[Content]:
    if tag.name not in READ_TAGS:
        _report_tag(tag, context)
        return []
    attributes = check_tag_attributes(tag, context)
    if tag.name == "br":
        return [LineBreak(tag.mark)]
    if tag.name == "wbr":
        return [Text("\u200b")]
    if tag.name == "img":
        pairs = dict(tag.attributes)
        source, alternative = pairs.get("src", ""), pairs.get("alt", "")
        return [
            Picture(source, alternative, pairs.get("title", ""), tag.mark, tag.mark, attributes)
        ]
    return [_make_element(tag, (), attributes, context)]


def _report_tag(tag: TagOpen, context: Context) -> None:
    code = "b-035" if tag.name in REFUSED_TAGS else "b-023"
    context.findings.add(code, tag.mark, tag=tag.name)


# --- attributes ----------------------------------------------------------------------------------


def _attach(top: list[Content], piece: AttributeList, context: Context) -> bool:
    """Give attributes to the element they directly follow; False when they follow text."""
    if len(top) > 1 and is_space(top[-1]) and isinstance(top[-2], TexFormula):
        top.pop()
    before = top[-1]
    if isinstance(before, Text | LineBreak | NoteReference):
        return False
    if isinstance(before, Picture | TexFormula):
        top[-1] = replace(before, attributes=piece.attributes)
    else:
        top[-1] = make_span((before,), piece.attributes, piece.mark, context)
    return True


def make_span(
    content: tuple[Inline, ...], attributes: Attributes, mark: Mark, context: Context
) -> Span:
    """A run with the language, id and classes that its author gave it."""
    checked = check_attributes(attributes, mark, context)
    return Span(content, checked.lang, checked.id, checked.classes, mark)
