"""What an element is to the line of text it stands in, and the direction it sets."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from lxml import etree

from exporters.bidi import base_direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.language import Direction

Element = etree._Element  # noqa: SLF001 - lxml names its element type so


class Part(Enum):
    """The part an element plays in the inline content around it."""

    INLINE = auto()  # its content is part of the line
    ISOLATE = auto()  # its content is ordered alone, and is one neutral for the line
    OBJECT = auto()  # one neutral for the line: an image, an inline block, a note set elsewhere
    BREAK = auto()  # ends the paragraph of the line: a forced break, or a block
    SPACE = auto()  # a place where the line may break
    NOTHING = auto()  # comments and processing instructions


_INLINE: Final = (
    "a", "abbr", "acronym", "b", "big", "cite", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var",
)  # fmt: skip
_ISOLATES: Final = ("bdi", "bdo", "code")
_OBJECTS: Final = (
    "audio", "button", "canvas", "embed", "iframe", "img", "input", "math", "meter", "object",
    "picture", "progress", "ruby", "select", "svg", "textarea", "video",
)  # fmt: skip
_PARTS: Final = {
    **dict.fromkeys(_INLINE, Part.INLINE),
    **dict.fromkeys(_ISOLATES, Part.ISOLATE),
    **dict.fromkeys(_OBJECTS, Part.OBJECT),
    "wbr": Part.SPACE,
}
# Elements without text that a page shows, and those whose text is no HTML.
UNORDERED: Final = frozenset(
    {"head", "math", "script", "style", "svg", "template", "textarea", "title"}
)

# What the style sheets take out of the line: notes float to the page's foot, the lines of verse
# are blocks, and so is each `span.note-p`, a note's paragraph.
_NOTES: Final = frozenset({"footnote", "note"})
_LINES: Final = frozenset({"hemistich", "verse-line"})
_NOTE_BLOCK: Final = re.compile(
    r"note-(?:aside|blockquote|d[dlt]|div|fig(?:caption|ure)|h[2-6r]|li|[ou]l|p|pre"
    r"|table|tbody|td|th|thead|tr)"
)


def local_name(element: Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def part_of(element: Element) -> Part:
    """The part that `element` plays in its line. A set direction isolates, as in HTML's sheet."""
    if not isinstance(element.tag, str):
        return Part.NOTHING
    part = _PARTS.get(local_name(element), Part.BREAK)
    if part not in {Part.INLINE, Part.ISOLATE}:
        return part
    styled = _styled_part(element)
    if styled is not None:
        return styled
    return Part.ISOLATE if element.get("dir") else part


def _styled_part(element: Element) -> Part | None:
    """The part that style sheets give an inline element by its class or `style`."""
    classes = (element.get("class") or "").split()
    if not _NOTES.isdisjoint(classes) or "inline-" in (element.get("style") or ""):
        return Part.OBJECT
    if not _LINES.isdisjoint(classes) or any(map(_NOTE_BLOCK.fullmatch, classes)):
        return Part.BREAK
    return None


_DIRECTIONS: Final[dict[str, Direction]] = {"ltr": "ltr", "rtl": "rtl"}


def resolve_direction(element: Element) -> Direction | None:
    """The direction that `element` sets for its content, None where it inherits.

    `dir="auto"`, and a `bdi` without `dir`, take the direction of their first strong character
    (HTML, section 3.2.6.4), which is written into the attribute; so is that of `code`, which is
    left to right wherever it stands.
    """
    written = (element.get("dir") or "").lower()
    if written in _DIRECTIONS:
        return _DIRECTIONS[written]
    name = local_name(element)
    if written != "auto" and name not in {"bdi", "code"}:
        return None
    voting = _voting_text(element) if written == "auto" or name == "bdi" else ()
    found = base_direction("".join(voting)) or "ltr"
    element.set("dir", found)
    return found


def _voting_text(element: Element) -> Iterator[str]:
    """The text that decides on `dir="auto"`: not that of elements with a direction of their own."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            name = local_name(child)
            if not child.get("dir") and name not in UNORDERED | {"bdi", "code"}:
                yield from _voting_text(child)
        if child.tail:
            yield child.tail
