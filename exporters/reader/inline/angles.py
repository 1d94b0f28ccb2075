"""What `<` begins: addresses, comments, tags of raw HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.reader.inline.links import make_link
from exporters.reader.inline.pieces import TagClose, TagOpen
from exporters.reader.tags import (
    OTHER_TAGS,
    READ_TAGS,
    REFUSED_TAGS,
    TAG,
    VOID_TAGS,
    read_tag_attributes,
)

if TYPE_CHECKING:
    from exporters.document import Text
    from exporters.reader.inline.scanner import InlineScanner

_AUTOLINK: Final = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+)>")
_MAIL: Final = re.compile(r"<(?:mailto:)?([^\s<>@:]++@[^\s<>@]++)>")
_KNOWN_TAGS: Final = READ_TAGS | OTHER_TAGS | REFUSED_TAGS


def read_angle(scanner: InlineScanner) -> None:
    """An address in angle brackets, a comment, a tag; anything else is text."""
    at, text, end = scanner.position, scanner.text, scanner.end
    if match := _MAIL.match(text, at, end) or _AUTOLINK.match(text, at, end):
        shown: Text = scanner.passage.verbatim(match.start(1), match.end(1))
        mark = scanner.passage.mark(at)
        scanner.put(make_link((shown,), match.group(1), "", mark, scanner.context), match.end())
    elif text.startswith("<!--", at):
        close = text.find("-->", at + 4, end) if scanner.last("-->") > at else -1
        if close < 0:
            scanner.context.findings.add("b-004", scanner.passage.mark(at))
        else:
            scanner.put(None, close + 3)
    elif match := TAG.match(text, at, end):
        _read_tag(scanner, match)


def _read_tag(scanner: InlineScanner, match: re.Match[str]) -> None:
    """A tag of HTML; a word in angle brackets that is none of HTML's is text."""
    name = (match["close"] or match["open"]).lower()
    mark, raw = scanner.passage.mark(match.start()), scanner.raw(match.end())
    if name not in _KNOWN_TAGS:
        scanner.context.findings.add("b-034", mark, tag=raw.text)
        return
    if match["close"]:
        scanner.put(TagClose(mark, raw, name), match.end())
        return
    is_empty = bool(match["empty"]) or name in VOID_TAGS
    attributes = read_tag_attributes(match["attributes"])
    scanner.put(TagOpen(mark, raw, name, attributes, is_empty), match.end())
