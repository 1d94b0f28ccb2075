"""Where a line may end inside an address: never with a hyphen that a reader would type.

A hyphen at the end of a line parts a word, and an address is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from exporters.xhtml.elements import append, element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.xhtml.elements import Content, Element

# The class of what is set without hyphens.
WHOLE: Final = "whole-address"

# A line may end after these, before what follows (The Chicago Manual of Style, 14.18).
_BREAKS: Final = re.compile(r"(?<=[/?&=])(?![/?&=])")
_HYPHENS: Final = re.compile(r"-(?!$)")
_BREAK: Final = "\u200b"
_NO_BREAK: Final = "\u2060"
UNSEEN: Final = str.maketrans("", "", _BREAK + _NO_BREAK)
# What is long enough to be broken, of Latin letters; and what shows that it is no word: a scheme,
# an @, folders, or a full stop before more letters.
_TOKEN: Final = re.compile(r"[!-~À-ɏ]{8,}")
_ADDRESS: Final = re.compile(r"://|\w@\w|/[^\s/]+/|\w\.[A-Za-z]{2}")
_VERBATIM: Final = frozenset({"code", "kbd", "math", "pre", "samp", "svg"})


def breakable(address: str) -> str:
    """The address with the places where a line may end, none of them at a hyphen of its own.

    The signs that say so show nothing, and the text layer leaves them out.
    """
    return _HYPHENS.sub("-" + _NO_BREAK, _BREAKS.sub(_BREAK, address))


def keep_addresses_whole(parent: Element) -> None:
    """Put each address in the text of an element into a span whose lines end without a hyphen."""
    children = list(parent)
    for child in children:
        if etree.QName(child).localname not in _VERBATIM:
            keep_addresses_whole(child)
    texts = [parent.text or "", *(child.tail or "" for child in children)]
    if not any(map(_ADDRESS.search, texts)):
        return
    parent.text = None
    content: list[Content] = [*_parts(texts[0])]
    for child, text in zip(children, texts[1:], strict=True):
        parent.remove(child)
        child.tail = None
        content += (child, *_parts(text))
    append(parent, content)


def _parts(text: str) -> Iterator[Content]:
    position = 0
    for match in _TOKEN.finditer(text):
        if _ADDRESS.search(match[0]):
            yield text[position : match.start()]
            yield element("span", breakable(match[0]), classes=WHOLE)
            position = match.end()
    yield text[position:]
