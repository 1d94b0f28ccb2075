"""What stands for a character in a text: escapes, character references, the ends of lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.reader.references import CHARACTER_REFERENCE, resolve_reference

if TYPE_CHECKING:
    from exporters.reader.inline.scanner import InlineScanner

_EXAMPLE: Final = re.compile(r"\(@([\w-]++)\)")
_SPACES: Final = re.compile(" *+")
_HARD_BREAK: Final = 2


def read_newline(scanner: InlineScanner) -> None:
    """The end of a line is a space; behind two spaces it is a break."""
    text, at = scanner.text, scanner.position
    match = _SPACES.match(text, at + 1)
    after = min(match.end() if match else at + 1, scanner.end)
    is_hard = text[max(scanner.start, at - _HARD_BREAK) : at] == "  "
    scanner.drop_space()
    if is_hard:
        scanner.put_break(after)
    else:
        scanner.put(scanner.passage.substitute(" ", at), after)


def read_backslash(scanner: InlineScanner) -> None:
    r"""`\*` is `*`; at the end of a line it breaks the line, before a space it joins two words.

    What cannot be seen cannot be escaped: a directional control goes the way of all others.
    """
    at = scanner.position
    following = scanner.text[at + 1 : min(at + 2, scanner.end)]
    if following == "\n":
        scanner.put_break(at + 2)
    elif following == " ":
        scanner.put(scanner.passage.substitute("\u00a0", at), at + 2)
    elif following.isprintable() and following and not following.isalnum():
        scanner.put(scanner.passage.substitute(following, at), at + 2)


def read_example(scanner: InlineScanner) -> None:
    """`(@label)` is the number of the example with that label."""
    at = scanner.position
    match = _EXAMPLE.match(scanner.text, at, scanner.end)
    number = scanner.context.examples.get(match.group(1)) if match else None
    if match is not None and number is not None:
        scanner.put(scanner.passage.substitute(f"({number})", at), match.end())


def read_ampersand(scanner: InlineScanner) -> None:
    """`&copy;` is ©; what is no character of a text stays as it is written."""
    at = scanner.position
    match = CHARACTER_REFERENCE.match(scanner.text, at, scanner.end)
    if match is None:
        return
    character = resolve_reference(match.group())
    if character != match.group():
        scanner.put(scanner.passage.substitute(character, at), match.end())
