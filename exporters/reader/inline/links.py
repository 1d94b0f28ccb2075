"""Where links lead: what is read as an address, and which addresses a link may have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.document import Link, Span, Text
from exporters.reader.references import resolve_references
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from exporters.document import Inline
    from exporters.reader.context import Context
    from exporters.reader.findings import Mark


class Destination(NamedTuple):
    """Where brackets lead, where what says so ends, and where the address stands in the text.

    `written` is where its title stands there; empty for one that stands elsewhere.
    """

    address: str
    title: str
    end: int
    start: int
    written: tuple[int, int] = (0, 0)


_SPACE: Final = re.compile(r"[ \n]*+")
_ANGLED: Final = re.compile(r"<((?:[^<>\n\\]|\\.)*+)>")
_BARE: Final = re.compile(r"(?:[^\s()\\]|\\[^\s])*+")
_TITLE: Final = re.compile(
    r"\"((?:[^\"\\]|\\.)*+)\"|'((?:[^'\\]|\\.)*+)'|\(((?:[^()\\]|\\.)*+)\)", re.DOTALL
)
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
# Parentheses in an address nest no deeper; this bounds the search for its end.
_MOST_PARENTHESES: Final = 8

_WEB: Final = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_MAIL: Final = re.compile(r"(?:mailto:)?([^\s@<>:]++@[^\s@<>]+\.[^\s@<>]+)", re.IGNORECASE)
# Addresses that run something, or reach into the reader's own device.
_ACTIVE: Final = re.compile(r"(?:javascript|vbscript|data|file|blob|about):", re.IGNORECASE)


def read_destination(text: str, start: int, end: int) -> Destination | None:
    """The address, the title and the end of `(address "title")` at `start`; None if it is none."""
    begin = position = _skip(text, start + 1, end)
    match = _ANGLED.match(text, position, end)
    if match is not None:
        address, position = match.group(1), match.end()
    else:
        after = _end_of_address(text, position, end)
        if after is None:
            return None
        address, position = text[position:after], after
    behind = _skip(text, position, end)
    title, written = "", (0, 0)
    if behind > position and (match := _TITLE.match(text, behind, end)) is not None:
        written = match.span(match.lastindex or 0)
        title = text[slice(*written)]
        behind = _skip(text, match.end(), end)
    if not text.startswith(")", behind) or behind >= end:
        return None
    return Destination(plain_address(address), plain_address(title), behind + 1, begin, written)


def _skip(text: str, position: int, end: int) -> int:
    match = _SPACE.match(text, position, end)
    return match.end() if match else position


def _end_of_address(text: str, position: int, end: int) -> int | None:
    """Where an address without angle brackets ends; None where its parentheses do not pair."""
    depth = 0
    while True:
        match = _BARE.match(text, position, end)
        position = match.end() if match else position
        sign = text[position] if position < end else " "
        if sign == "(":
            depth += 1
        elif sign == ")" and depth:
            depth -= 1
        else:
            return position if not depth and (sign == ")" or sign.isspace()) else None
        if depth > _MOST_PARENTHESES:
            return None
        position += 1


def plain_address(written: str) -> str:
    """What an address or a title means: without escapes, with character references resolved."""
    return resolve_references(_ESCAPE.sub(r"\1", written.replace("\n", " ")))


def make_link(  # noqa: PLR0913 - a link, where it stands, and where its address does
    content: tuple[Inline, ...],
    address: str,
    title: str,
    mark: Mark,
    context: Context,
    *,
    place: Mark | None = None,
) -> Inline:
    """A link, or its bare content where it leads nowhere that a reader could follow.

    `place` is that of the address, where it is another than that of the link.
    """
    address = re.sub(r"\s+", "%20", address.strip())
    place = place or mark
    target = _target(address, place, context, has_text=bool(content))
    if target and not content and not target.startswith("#"):
        context.findings.add("b-012", place, target=target)
        content = (Text(address),)
    return Link(content, target, title, mark) if target else Span(content, mark=mark)


def _target(address: str, mark: Mark, context: Context, *, has_text: bool) -> str:
    """The address that a link may have; empty, and reported, where it is refused."""
    if address.startswith("#") and len(address) > 1:
        context.references.append((address[1:], mark, not has_text))
        return address
    if _WEB.fullmatch(address):
        return address
    if match := _MAIL.fullmatch(address):
        return f"mailto:{match.group(1)}"
    if address in {"", "#"}:
        context.findings.add("b-010", mark, target=address)
    elif _ACTIVE.match(address):
        context.findings.add("b-011", mark, target=address)
    else:
        context.findings.add("b-033", mark, target=address)
    return ""
