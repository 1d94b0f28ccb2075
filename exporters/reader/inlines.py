"""Inline content: from the text and elements of Python-Markdown's tree to the model's inlines.

The text is cut at its marks into *pieces*: finished inlines, and tokens that open, close or
describe something. `fold` pairs the tokens; what does not pair is reported and its text is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from exporters.document import (
    NOWHERE,
    Abbreviation,
    Anchor,
    Code,
    Formula,
    Inline,
    InlineImage,
    LineBreak,
    Link,
    NoteReference,
    Span,
    Style,
    Styled,
    Text,
)
from exporters.language import parse_tag
from exporters.reader.attributes import NO_ATTRIBUTES, Attributes
from exporters.reader.content import is_space, plain_text
from exporters.reader.findings import Mark
from exporters.reader.tokens import (
    LINE,
    MARKS,
    AttributeList,
    Character,
    CodeSpan,
    Fence,
    HardBreak,
    MailAddress,
    NoteCall,
    SpanClose,
    SpanOpen,
    TagClose,
    TagOpen,
    TexFormula,
    Token,
    read_number,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from exporters.reader.context import Context

STYLES: Final[dict[str, Style]] = {
    "em": "emphasis", "i": "emphasis", "strong": "strong", "b": "strong", "sup": "superscript",
    "sub": "subscript", "del": "strikeout", "s": "strikeout", "ins": "inserted", "mark": "marked",
    "small": "small", "q": "quoted", "cite": "cited", "kbd": "keyboard", "samp": "sample",
    "var": "variable", "dfn": "definition",
}  # fmt: skip
# What raw HTML may say in a line; everything else is refused with its place.
_TAGS: Final = {*STYLES, "span", "bdi", "abbr", "code", "a", "br", "wbr", "img"}
_TAG_ATTRIBUTES: Final = frozenset({"lang", "xml:lang", "dir", "id", "class", "title"})
_MORE_ATTRIBUTES: Final = {
    "a": frozenset({"href"}), "img": frozenset({"src", "alt", "width", "height"}),
}  # fmt: skip

_WEB: Final = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_MAIL: Final = re.compile(r"(?:mailto:)?([^\s@<>:]+@[^\s@<>]+\.[^\s@<>]+)", re.IGNORECASE)
_SOFT_BREAK: Final = re.compile(r"[ \t]*\n[ \t]*")


@dataclass(frozen=True, slots=True)
class Picture:
    """An image not yet read: a figure if it stands alone, else part of its line."""

    source: str
    alternative: str
    title: str
    mark: Mark
    attributes: Attributes = NO_ATTRIBUTES


Piece = Inline | Token | Picture
# What is left when every token is paired: a fence and a formula for display are blocks.
Unit = Inline | Picture | Fence | TexFormula


@dataclass(frozen=True, slots=True)
class Folded:
    """Pieces with every token paired; `attributes` are those of the block they stand in."""

    pieces: tuple[Unit, ...]
    attributes: Attributes = NO_ATTRIBUTES


def read_pieces(element: Element, context: Context) -> list[Piece]:
    """The pieces of an inline element's content."""
    pieces = read_text(element.text, context)
    for child in element:
        pieces += read_element(child, context)
        pieces += read_text(child.tail, context)
    return pieces


def read_text(text: str | None, context: Context) -> list[Piece]:
    """The pieces of a text with marks in it; line marks move the context on."""
    pieces: list[Piece] = []
    position = 0
    for mark in MARKS.finditer(text or ""):
        pieces += _plain(text, position, mark.start(), context)
        position = mark.end()
        if mark.group(1) == LINE:
            context.reach(read_number(mark))
            continue
        token = context.tokens.find(mark)
        if isinstance(token, CodeSpan):
            pieces.append(Code(token.text, mark=token.mark))
        elif isinstance(token, TexFormula) and not token.is_display:
            pieces.append(Formula(token.tex, mark=token.mark))
        elif isinstance(token, Character):
            pieces.append(Text(token.text, (Anchor(0, *token.mark, verbatim=False),)))
        elif isinstance(token, HardBreak):
            pieces.append(LineBreak(mark=token.mark))
        elif isinstance(token, MailAddress):
            content = (Text(token.address),)
            pieces.append(make_link(content, token.address, "", token.mark, context))
        elif isinstance(token, NoteCall):
            pieces += context.notes.call(token)
        else:
            pieces.append(token)
    return pieces + _plain(text, position, len(text or ""), context)


def _plain(text: str | None, start: int, end: int, context: Context) -> list[Piece]:
    if not text or end <= start:
        return []
    plain = _SOFT_BREAK.sub("\n", text[start:end])
    return [Text(plain, context.anchor(plain))]


def read_element(element: Element, context: Context) -> list[Piece]:
    """The pieces of one inline element that Python-Markdown made."""
    tag = element.tag
    if tag == "br":
        return [LineBreak()]
    if tag == "img":
        source = context.tokens.plain(element.get("src", ""))
        alternative = _SOFT_BREAK.sub(" ", context.tokens.plain(element.get("alt", "")))
        title = context.tokens.plain(element.get("title", ""))
        return [Picture(source, alternative, title, context.find(source))]
    if tag == "a":
        return [_read_link(element, context)]
    content = fold_inlines(read_pieces(element, context), context)
    if tag in STYLES:
        return [Styled(STYLES[tag], content, _mark(content))]
    if tag == "abbr":
        expansion = context.tokens.plain(element.get("title", ""))
        return [Abbreviation(content, expansion, _mark(content))]
    return list(content)


def _mark(content: tuple[Inline, ...]) -> Mark:
    return content[0].mark if content else NOWHERE


def _read_link(element: Element, context: Context) -> Inline:
    address = context.tokens.plain(element.get("href", ""))
    mark = context.find(address)
    content = fold_inlines(read_pieces(element, context), context)
    title = context.tokens.plain(element.get("title", ""))
    return make_link(content, address, title, mark, context)


def make_link(
    content: tuple[Inline, ...], address: str, title: str, mark: Mark, context: Context
) -> Inline:
    """A link, or its bare content where the address is refused."""
    address = re.sub(r"\s+", "", address)
    target = ""
    if address.startswith("#") and len(address) > 1:
        target = address
        context.references.append((address[1:], mark, not content))
    elif _WEB.fullmatch(address):
        target = address
    elif match := _MAIL.fullmatch(address):
        target = f"mailto:{match.group(1)}"
    elif address in {"", "#"}:
        context.findings.add("b-010", mark, target=address)
    else:
        context.findings.add("b-011", mark, target=address)
    if target and not content and not target.startswith("#"):
        context.findings.add("b-012", mark, target=target)
    return Link(content, target, title, mark=mark) if target else Span(content, mark=mark)


# --- pairing -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Frame:
    """A span or tag that is still open, and what it holds so far."""

    opener: SpanOpen | TagOpen | None
    pieces: list[Unit]


def fold(pieces: Sequence[Piece], context: Context) -> Folded:
    """Pair the tokens among `pieces`."""
    frames = [_Frame(None, [])]
    attributes = NO_ATTRIBUTES
    for index, piece in enumerate(pieces):
        top = frames[-1].pieces
        match piece:
            case TagOpen(is_empty=True):
                top += _read_empty_tag(piece, context)
            case SpanOpen() | TagOpen():
                frames.append(_Frame(piece, []))
            case SpanClose() | TagClose():
                _close_frame(frames, piece, context)
            case AttributeList():
                if top and _attach(top, piece, context):
                    continue
                if len(frames) == 1 and all(map(is_space, pieces[index + 1 :])):
                    attributes = piece.attributes
                else:
                    context.findings.add("b-022", piece.mark, attributes=piece.raw)
            case _ if isinstance(piece, Fence | TexFormula) or not isinstance(piece, Token):
                top.append(piece)
    while len(frames) > 1:
        _abandon(frames, context)
    return Folded(tuple(_joined(frames[0].pieces)), attributes)


def _close_frame(frames: list[_Frame], closer: SpanClose | TagClose, context: Context) -> None:
    """End the innermost open element with `closer`, or report that it ends nothing."""
    if _matches(frames[-1].opener, closer):
        frame = frames.pop()
        frames[-1].pieces += _close(frame, context)
    elif not (isinstance(closer, TagClose) and closer.name not in _TAGS):
        context.findings.add("b-021", closer.mark, closer=closer.raw)


def _abandon(frames: list[_Frame], context: Context) -> None:
    """Report an element that is still open at the end, and keep what it holds."""
    frame = frames.pop()
    opener = frame.opener
    if isinstance(opener, TagOpen) and opener.name not in _TAGS:
        _report_tag(opener, context)
    elif opener is not None:
        context.findings.add("b-020", opener.mark, opener=opener.raw)
    frames[-1].pieces += frame.pieces


def fold_inlines(pieces: Sequence[Piece], context: Context) -> tuple[Inline, ...]:
    """As `fold`, where neither a code block nor attributes of a block have a place."""
    folded = fold(pieces, context)
    if folded.attributes != NO_ATTRIBUTES:
        context.findings.add("b-022", Mark(context.line), attributes="{…}")
    return settle(folded.pieces, context)


def settle(pieces: Sequence[Unit], context: Context) -> tuple[Inline, ...]:
    """The pieces as inlines: pictures are read, a fenced block in a line becomes code."""
    inlines: list[Inline] = []
    for piece in pieces:
        if isinstance(piece, Picture):
            inlines += read_picture(piece, context)
        elif isinstance(piece, Fence):
            inlines.append(Code(piece.text, mark=piece.mark))
        elif isinstance(piece, TexFormula):
            inlines.append(Formula(piece.tex, mark=piece.mark))
        else:
            inlines.append(piece)
    return tuple(inlines)


def read_picture(picture: Picture, context: Context) -> list[Inline]:
    """A picture in a line."""
    if not picture.alternative.strip():
        context.findings.add("r-008", picture.mark, target=picture.source)
    name = context.resources.read_image(picture.source, picture.mark, context.findings)
    return [InlineImage(name, picture.alternative.strip(), picture.mark)] if name else []


def _matches(opener: SpanOpen | TagOpen | None, closer: SpanClose | TagClose) -> bool:
    if isinstance(closer, SpanClose):
        return isinstance(opener, SpanOpen)
    return isinstance(opener, TagOpen) and opener.name == closer.name


def _attach(top: list[Unit], piece: AttributeList, context: Context) -> bool:
    """Give attributes to the element they directly follow; False when they follow text."""
    if len(top) > 1 and is_space(top[-1]) and isinstance(top[-2], TexFormula):
        top.pop()
    before = top[-1]
    if isinstance(before, Text | LineBreak | NoteReference | Fence):
        return False
    if isinstance(before, Picture | TexFormula):
        top[-1] = replace(before, attributes=piece.attributes)
    else:
        top[-1] = make_span((before,), piece.attributes, piece.mark, context)
    return True


def _close(frame: _Frame, context: Context) -> list[Unit]:
    """The element that a closing token ends."""
    opener = frame.opener
    content = _joined(frame.pieces)
    if isinstance(opener, SpanOpen):
        inlines = settle(content, context)
        return [make_span(inlines, opener.attributes, opener.mark, context)]
    if not isinstance(opener, TagOpen) or opener.name not in _TAGS:
        if isinstance(opener, TagOpen):
            _report_tag(opener, context)
        return content
    attributes = _check_tag_attributes(opener, context)
    inlines = settle(content, context)
    return [_make_element(opener, inlines, attributes, context)]


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
    elif name == "code":
        element = Code(plain_text(content), opener.mark)
    elif name == "a":
        href, title = dict(opener.attributes).get("href", ""), attributes.get("title")
        element = make_link(content, href, title, opener.mark, context)
    else:
        return make_span(content, attributes, opener.mark, context)
    bare = not (attributes.id or attributes.classes or attributes.lang)
    return element if bare else make_span((element,), attributes, opener.mark, context)


def _read_empty_tag(tag: TagOpen, context: Context) -> list[Unit]:
    if tag.name not in _TAGS:
        _report_tag(tag, context)
        return []
    attributes = _check_tag_attributes(tag, context)
    if tag.name == "br":
        return [LineBreak(tag.mark)]
    if tag.name == "wbr":
        return [Text("\u200b")]
    if tag.name == "img":
        pairs = dict(tag.attributes)
        source, alternative = pairs.get("src", ""), pairs.get("alt", "")
        return [Picture(source, alternative, pairs.get("title", ""), tag.mark, attributes)]
    return [_make_element(tag, (), attributes, context)]


def _report_tag(tag: TagOpen, context: Context) -> None:
    code = "b-025" if tag.name in {"div", "section", "article", "p"} else "b-023"
    context.findings.add(code, tag.mark, tag=tag.name)


def _check_tag_attributes(tag: TagOpen, context: Context) -> Attributes:
    """The attributes of a tag that the model has a place for; the others are reported."""
    known = _TAG_ATTRIBUTES | _MORE_ATTRIBUTES.get(tag.name, frozenset())
    for name, _ in tag.attributes:
        if name not in known:
            context.findings.add("b-024", tag.mark, attribute=name, tag=tag.name)
    pairs = dict(tag.attributes)
    rest = tuple((k, v) for k, v in tag.attributes if k in {"lang", "xml:lang", "dir", "title"})
    return Attributes(pairs.get("id", ""), tuple(pairs.get("class", "").split()), rest)


def make_span(
    content: tuple[Inline, ...], attributes: Attributes, mark: Mark, context: Context
) -> Span:
    """A run with the language, id and classes that its author gave it."""
    checked = check_attributes(attributes, mark, context)
    return Span(content, checked.lang, checked.id, checked.classes, mark)


def check_attributes(
    attributes: Attributes, mark: Mark, context: Context, allowed: frozenset[str] = frozenset()
) -> Attributes:
    """`attributes` without what is refused: unknown languages, ids given twice, unknown keys."""
    pairs: list[tuple[str, str]] = []
    for key, value in attributes.pairs:
        if key in {"lang", "xml:lang"}:
            if parse_tag(value) is None:
                context.findings.add("m-013", mark, tag=value)
            else:
                pairs.append(("lang", value))
        elif key == "dir":
            context.findings.add("b-013", mark)
        elif key in allowed or key == "title":
            pairs.append((key, value))
        else:
            context.findings.add("b-014", mark, key=key)
    identifier = context.identifiers.claim(attributes.id, mark) if attributes.id else ""
    return Attributes(identifier, attributes.classes, tuple(pairs))


def _joined(pieces: Sequence[Unit]) -> list[Unit]:
    """`pieces` with neighbouring texts made one."""
    joined: list[Unit] = []
    for piece in pieces:
        if isinstance(piece, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = joined[-1].join(piece)
        else:
            joined.append(piece)
    return joined
