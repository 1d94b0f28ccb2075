"""Inline content as a block holds it: its words, and the space around them taken away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from exporters.document import HOLDERS, Anchor, LineBreak, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exporters.document import Inline, Inlines


_Piece = TypeVar("_Piece")
_NO_BREAK_SPACE: Final = "\u00a0"


def indentation(width: int) -> tuple[Text, ...]:
    """The spaces that set a line in, and stay; nothing where there are none."""
    return (Text(_NO_BREAK_SPACE * width),) if width else ()


def without_indentation(content: Inlines) -> Inlines:
    """The content of a line without the spaces that `indentation` gives."""
    first = content[0] if content else None
    is_set_in = isinstance(first, Text) and not first.text.strip(_NO_BREAK_SPACE)
    return content[1:] if is_set_in else content


def is_space(piece: object) -> bool:
    """Whether this is text, and nothing but space."""
    return isinstance(piece, Text) and not piece.text.strip()


def join_texts(pieces: Iterable[_Piece]) -> list[_Piece]:
    """`pieces` with neighbouring texts made one."""
    joined: list[_Piece] = []
    texts: list[Text] = []
    for piece in pieces:
        if isinstance(piece, Text):
            texts.append(piece)
            continue
        if texts:
            joined.append(_one_text(texts))  # type: ignore[arg-type] # a text is a piece
            texts = []
        joined.append(piece)
    if texts:
        joined.append(_one_text(texts))  # type: ignore[arg-type] # likewise
    return joined


def _one_text(texts: list[Text]) -> Text:
    if len(texts) == 1:
        return texts[0]
    anchors: list[Anchor] = []
    length = 0
    for text in texts:
        for start, line, column, verbatim in text.anchors:
            before = anchors[-1] if anchors else None
            at = start + length
            if (
                before is None
                or not (verbatim and before.verbatim and line == before.line)
                or column - before.column != at - before.start
            ):
                anchors.append(Anchor(at, line, column, verbatim))
        length += len(text.text)
    return Text("".join(text.text for text in texts), tuple(anchors))


def strip(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """`inlines` as the content of a block: no space at its ends, none beside a line break."""
    if len(inlines) == 1 and isinstance(text := inlines[0], Text):
        text = _trimmed(text, left=True, right=True)
        return (text,) if text.text.strip() else ()
    content = _unspaced(inlines) if _has_break(inlines) else list(inlines)
    while content and _is_empty(content[-1]):
        content.pop()
    first = 0
    while first < len(content) and _is_empty(content[first]):
        first += 1
    del content[:first]
    if content and isinstance(text := content[0], Text):
        content[0] = _trimmed(text, left=True)
    if content and isinstance(text := content[-1], Text):
        content[-1] = _trimmed(text, right=True)
    return tuple(content)


def _is_empty(inline: Inline) -> bool:
    return isinstance(inline, LineBreak) or is_space(inline)


def _has_break(inlines: Sequence[Inline]) -> bool:
    for inline in inlines:
        if isinstance(inline, LineBreak):
            return True
        if isinstance(inline, HOLDERS) and _has_break(inline.content):
            return True
    return False


def _unspaced(inlines: Sequence[Inline]) -> list[Inline]:
    """`inlines` with no space beside a line break."""
    content: list[Inline] = []
    for index, inline in enumerate(inlines):
        if isinstance(inline, Text):
            after = index > 0 and isinstance(inlines[index - 1], LineBreak)
            before = index + 1 < len(inlines) and isinstance(inlines[index + 1], LineBreak)
            text = _trimmed(inline, left=after, right=before)
            content += [text] if text.text else []
        elif isinstance(inline, HOLDERS):
            content.append(replace(inline, content=tuple(_unspaced(inline.content))))
        else:
            content.append(inline)
    return content


def _trimmed(text: Text, *, left: bool = False, right: bool = False) -> Text:
    """`text` without the spaces at its ends."""
    words = text.text
    start = len(words) - len(words.lstrip(" ")) if left else 0
    return text.cut(start, len(words.rstrip(" ")) if right else len(words))
