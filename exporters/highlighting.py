"""The parts of a program's text: keywords, strings, comments. The only door to Pygments.

The library loads with the first listing that names its syntax, and of its lexers only the one.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.lexer import Lexer

# Some lexers look ahead over all of a listing for every character of it. What is longer than
# anybody reads stays plain, and so does what says one thing over and over: no program does.
MOST_CHARACTERS: Final = 8_000
LONGEST_LINE: Final = 400
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
    if max(map(len, text.split("\n"))) > LONGEST_LINE or _is_repetitive(text):
        return whole
    pieces = tuple(_joined(_lexer(syntax.lower()), text))
    # A few lexers lose a line end, or add one: then no part of the text is worth a colour.
    return pieces if "".join(piece.text for piece in pieces) == text else whole


def _is_repetitive(text: str) -> bool:
    """Whether a text can be said in a small part of its length."""
    content = text.encode()
    return len(text) > _SHORT and len(content) > _MOST_REPETITIVE * len(zlib.compress(content))


def _joined(lexer: Lexer, text: str) -> Iterator[Piece]:
    """The pieces, neighbours of one kind made one. A lexer sees every line with its end."""
    kind, run, left = "", "", len(text)
    for token, whole in lexer.get_tokens(f"{text}\n"):
        part = whole[:left]
        left -= len(part)
        found = _kind_of(str(token).removeprefix("Token").lstrip("."))
        if found != kind and not (part.isspace() and run):
            if run:
                yield Piece(kind, run)
            kind, run = found, ""
        run += part
    if run:
        yield Piece(kind, run)


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
