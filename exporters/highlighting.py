"""The parts of a program's text: keywords, strings, comments. The only door to Pygments.

The library loads with the first listing that names its syntax, and of its lexers only the one.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, Final

from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.lexer import Lexer

# Some lexers look ahead over all of a text for every character of it. So they see a listing in
# windows, half of each in the next one too. What is longer than anybody prints stays plain, and so
# does what says one thing over and over: no program does.
MOST_CHARACTERS: Final = 200_000
LONGEST_LINE: Final = 400
_WINDOW: Final = 8_000
# The lexers that look ahead, as measured on texts that nobody would write, see less at once.
_WINDOWS: Final = {
    "AspectJ": 4_000, "Embedded Ragel": 4_000, "Java": 4_000, "PEG": 500, "Ragel": 4_000,
    "Ragel in Java Host": 4_000, "Systemd": 500, "Thrift": 4_000, "X++": 1_000,
    "urlencoded": 1_000,
}  # fmt: skip
# Where in a window the next one may begin, and along how much of it both must read alike.
_EARLIEST: Final = 3 / 8
_LATEST: Final = 11 / 16
_AGREEMENT: Final = 1 / 16
_MOST_BEGINNINGS: Final = 4
# A line at the margin behind an empty one begins something new more often than any other.
_BEGINNINGS: Final = tuple(
    re.compile(rf"(?<={before})(?=[^{but}\n])")
    for but in (r"\s})\]", "") for before in (r"\n\n", r"\n")
)  # fmt: skip
_SHORT: Final = 1_000
_MOST_REPETITIVE: Final = 12

# Names that ask for no colours.
_PLAIN: Final = frozenset({"none", "plain", "plaintext", "txt", "raw", "output"})
# Pygments' types of tokens and the kinds that the style sheets know; a type passes its kind on to
# those below it.
_KINDS: Final = {
    "Comment": "comment", "Comment.Preproc": "meta", "Comment.PreprocFile": "string",
    "Generic.Deleted": "deleted", "Generic.Heading": "name", "Generic.Inserted": "inserted",
    "Generic.Prompt": "comment", "Generic.Subheading": "name", "Keyword": "keyword",
    "Keyword.Constant": "number", "Keyword.Type": "type", "Literal.Number": "number",
    "Literal.String": "string", "Literal.String.Escape": "meta", "Name.Attribute": "type",
    "Name.Builtin": "type", "Name.Class": "name", "Name.Decorator": "meta",
    "Name.Entity": "meta", "Name.Exception": "type", "Name.Function": "name",
    "Name.Tag": "keyword", "Operator.Word": "keyword",
}  # fmt: skip
KINDS: Final = frozenset(_KINDS.values())


class Piece(NamedTuple):
    """Part of a listing; `kind` is one of `KINDS`, or empty."""

    kind: str
    text: str


def is_known(syntax: str) -> bool:
    """Whether the parts of a program in this syntax can be told, or are not asked for."""
    return syntax.lower() in _PLAIN or syntax.lower() in _aliases()


def highlight(text: str, syntax: str) -> tuple[Piece, ...]:
    """The parts of `text`, which joined give it back; one plain piece where nothing is known."""
    whole = (Piece("", text),)
    if not syntax or len(text) > MOST_CHARACTERS or syntax.lower() not in _aliases():
        return whole
    if max(map(len, text.split("\n"))) > LONGEST_LINE:
        return whole
    kinds = _kinds_in_windows(_lexer(syntax.lower()), text)
    if kinds is None:
        return whole
    places = groupby(range(len(text)), kinds.__getitem__)
    runs = ((kind, list(run)) for kind, run in places)
    return tuple(Piece(kind, text[run[0] : run[-1] + 1]) for kind, run in runs) or whole


def _kinds_in_windows(lexer: Lexer, text: str) -> list[str] | None:
    """The kind of each character; None where they cannot be told.

    A window begins where another reads on as if it had begun there too.
    """
    kinds: list[str] = []
    width = _WINDOWS.get(lexer.name, _WINDOW)
    window = text[: _end_of_window(text, 0, width)]
    found = _kinds(lexer, window)
    while found is not None and len(kinds) + len(window) < len(text):
        begin = len(kinds)
        for start in _beginnings(window, width):
            following = text[begin + start : _end_of_window(text, begin + start, width)]
            fresh = _kinds(lexer, following)
            alike = following[: round(_AGREEMENT * width)]
            if fresh is not None and _agree(found[start:], fresh, alike):
                kinds += found[:start]
                window, found = following, fresh
                break
        else:
            return None
    return None if found is None else kinds + found


def _end_of_window(text: str, start: int, width: int) -> int:
    """The end of the last line that a window of this width has room for."""
    if start + width >= len(text):
        return len(text)
    return text.rfind("\n", start, start + width) + 1


def _beginnings(window: str, width: int) -> Iterator[int]:
    """Where the next window may begin, the likeliest places first."""
    reach = round(_EARLIEST * width), round(_LATEST * width)
    found = (
        [match.start() for match in pattern.finditer(window, *reach)][:-3:-1]
        for pattern in _BEGINNINGS
    )
    yield from islice(dict.fromkeys(chain.from_iterable(found)), _MOST_BEGINNINGS)


def _agree(found: list[str], fresh: list[str], text: str) -> bool:
    """Whether two readings of a text are alike; spaces have no say."""
    pairs = zip(found, fresh, text, strict=False)
    return all(one == other for one, other, sign in pairs if not sign.isspace())


def _is_repetitive(text: str) -> bool:
    """Whether a text can be said in a small part of its length."""
    content = text.encode()
    return len(text) > _SHORT and len(content) > _MOST_REPETITIVE * len(zlib.compress(content))


def _kinds(lexer: Lexer, text: str) -> list[str] | None:
    """The kind of each character, a space's that of what stands before it. None: not to be told.

    A lexer sees every line with its end.
    """
    if _is_repetitive(text):
        return None
    kinds: list[str] = []
    for token, part in lexer.get_tokens(f"{text}\n"):
        # A few lexers lose a line end, or add one: then no part of the text is worth a colour.
        if not text.startswith(part[: len(text) - len(kinds)], len(kinds)):
            return None
        kind = _kind_of(str(token).removeprefix("Token").lstrip("."))
        kinds += [kinds[-1] if part.isspace() and kinds else kind] * len(part)
    return kinds[: len(text)] if len(kinds) >= len(text) else None


@lru_cache(maxsize=256)
def _kind_of(token: str) -> str:
    while token:
        if token in _KINDS:
            return _KINDS[token]
        token = token.rpartition(".")[0]
    return ""


@lru_cache(maxsize=1)
def _aliases() -> frozenset[str]:
    from pygments.lexers import get_all_lexers  # noqa: PLC0415 - few documents have listings

    return frozenset(name for _, names, _, _ in get_all_lexers(plugins=False) for name in names)


@lru_cache(maxsize=16)
def _lexer(syntax: str) -> Lexer:
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415

    return get_lexer_by_name(syntax, stripnl=False, ensurenl=False)
