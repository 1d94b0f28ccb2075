"""Quotation marks as each language writes them, for the straight ones that were typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.reader.punctuation import has_loose_spaces, set_dashes, set_spaces
from exporters.runs import ADDRESS, language_runs
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Marks(NamedTuple):
    """Outer and inner quotation marks; the space that French puts inside belongs to them."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


_ENGLISH: Final = Marks("“", "”", "‘", "’")
_GUILLEMETS: Final = Marks("«", "»", "‹", "›")
_GERMAN: Final = Marks("„", "“", "‚", "‘")
_RUSSIAN: Final = Marks("«", "»", "„", "“")
_ROMANCE: Final = Marks("«", "»", "“", "”")
_NORDIC: Final = Marks("”", "”", "’", "’")
QUOTATION_MARKS: Final[dict[str, Marks]] = {
    **dict.fromkeys(("fa", "prs", "ps", "ar", "ckb"), _GUILLEMETS),
    **dict.fromkeys(("en", "ur", "tr"), _ENGLISH),
    **dict.fromkeys(("de", "cs", "sk"), _GERMAN),
    **dict.fromkeys(("ru", "uk"), _RUSSIAN),
    **dict.fromkeys(("es", "it", "pt"), _ROMANCE),
    **dict.fromkeys(("sv", "fi"), _NORDIC),
    "pl": Marks("„", "”", "«", "»"),
    "fr": Marks("«\u202f", "\u202f»", "“", "”"),
}
APOSTROPHE: Final = "’"

_BEFORE_OPENING: Final = frozenset("([{«“„‘‚‹—–-/\u200e\u200f\u2066\u2067\u2068")
_STRAIGHT: Final = re.compile("[\"']")
# Where a quotation in single marks can end.
_CLOSING: Final = re.compile(r"(?<=\S)'(?!\w)")
_FEET: Final = re.compile(r"(?<![\w'\"])(\d{1,3})' ?\d{1,2}(?:\.\d+)?\"")
# Words that begin with an apostrophe, and one that has two.
_SHORTENED: Final = re.compile(
    r"(?<![\w'])(?:'n'|'(?:tis|twas|twere|twill|til|em|cause|round|bout)\b(?!'))", re.IGNORECASE
)


def has_straight_quotes(text: str) -> bool:
    """Whether there is anything to do in `text`."""
    return '"' in text or "'" in text


def curl(text: str, lang: str) -> str:
    """`text` in `lang` with its quotation marks and dashes as print has them."""
    characters = list(text)
    if has_straight_quotes(text):
        langs = [run.lang for run in language_runs(text, lang) for _ in run.text]
        for index, mark in quotation_marks(text, langs).items():
            characters[index] = mark
    set_dashes(characters, text)
    if has_loose_spaces(text, lang):
        set_spaces(characters, text)
    return "".join(characters)


def quotation_marks(text: str, langs: Sequence[str]) -> dict[int, str]:
    """What each straight quotation mark of `text` becomes, by its index.

    `langs` is the language at each index. Nothing changes inside an address. Feet and inches, as in
    5'10", have primes; another double mark that closes nothing stays as it was typed.
    """
    last_closing = max((match.start() for match in _CLOSING.finditer(text)), default=-1)
    skip = {index for match in ADDRESS.finditer(text) for index in range(*match.span())}
    changed: dict[int, str] = {}
    for match in _FEET.finditer(text):
        changed |= {match.end(1): "′", match.end() - 1: "″"}
    changed |= {
        index: APOSTROPHE for match in _SHORTENED.finditer(text) for index in _marks_in(match)
    }
    # The quotations that are open: the mark typed, and what will close it.
    stack: list[tuple[str, str]] = []
    doubles = 0
    last_opened = -1
    for match in _STRAIGHT.finditer(text):
        index, typed = match.start(), match.group()
        if index in skip or index in changed:
            continue
        before, after = text[index - 1 : index] or " ", text[index + 1 : index + 2] or " "
        # A mark behind one that opened opens too: “‘So,’ he said”.
        is_first = before.isspace() or before in _BEFORE_OPENING or last_opened == index - 1 >= 0
        opens = is_first and not after.isspace()
        if typed == "'" and before.isalnum() and after.isalnum():
            changed[index] = APOSTROPHE
        elif opens and (typed == '"' or (last_closing > index + 1 and not after.isdigit())):
            marks = QUOTATION_MARKS.get(langs[index].split("-")[0], _ENGLISH)
            is_inner = typed == "'" or doubles > 0
            doubles += typed == '"'
            changed[index] = marks.inner_opening if is_inner else marks.opening
            last_opened = index
            stack.append((typed, marks.inner_closing if is_inner else marks.closing))
        elif stack and stack[-1][0] == typed:
            changed[index] = stack.pop()[1]
            doubles -= typed == '"'
        elif typed == "'":
            changed[index] = APOSTROPHE
    return changed


def _marks_in(match: re.Match[str]) -> list[int]:
    """The places of the single marks in a match."""
    return [at for at in range(*match.span()) if match.string[at] == "'"]
