"""Where the language changes inside a line of text.

A run of the other direction is kept whole, digits, brackets and trailing marks included, so that
one isolate can hold it: cut in two, its halves would change places on the page (UAX #9, P2–P3
resolve each isolate alone).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from exporters.language import (
    direction_of,
    language_of_script,
    script_of_letter,
    scripts_written_in,
)


class Run(NamedTuple):
    """Part of a text, all in one language."""

    text: str
    lang: str


ADDRESS: Final = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.)[^\s<>«»“”،؛؟]*[^\s<>«»“”،؛؟.,;:!?')\]]"
    r"|[\w.+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+",
    re.IGNORECASE,
)

# What reads left to right as a whole in any surroundings, though no letter says so: telephone
# numbers, and ranges, times, dates and ratios of numbers.
_NUMBERS: Final = re.compile(
    r"\+[0-9۰-۹٠-٩][0-9۰-۹٠-٩ ()-]{4,}[0-9۰-۹٠-٩]"
    r"|[0-9۰-۹٠-٩]+(?:[.,٫٬][0-9۰-۹٠-٩]+)*(?:[–‒−/:-][0-9۰-۹٠-٩]+(?:[.,٫٬][0-9۰-۹٠-٩]+)*)+%?"
)

# A run of Latin letters takes its version number or plus signs along: “EPUB 3.3”, “C++”, “C#”.
_LATIN_TAIL: Final = re.compile(r"(?:[+#]+|[ \u00a0.-]?#?[0-9][0-9.,:/–-]*(?<=[0-9])%?)")
_LATIN_LEAD: Final = re.compile(r"[0-9]+(?:[.-][0-9]+)*-?$")
_ARABIC_TAIL: Final = re.compile(r"[،؛؟٪]+|[ \u00a0]?[۰-۹٠-٩][۰-۹٠-٩٫٬]*")
_ARABIC_DIGIT: Final = frozenset("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩")
_BRACKETS: Final = {"(": ")", "[": "]", "{": "}"}


def language_runs(text: str, lang: str, languages: tuple[str, ...] = ()) -> tuple[Run, ...]:
    """`text` cut where its language changes; the runs joined give `text` back.

    `lang` is the language of the surroundings, `languages` those of the publication, asked in
    this order for the language of a script. A single letter of another script that is written
    in the same direction (a Greek π in English) stays with its surroundings: it is a symbol.
    """
    own = scripts_written_in(lang)
    scripts = _scripts(text)
    if all(not script or script in own for script in scripts):
        return (Run(text, lang),) if text else ()
    direction = direction_of(lang)
    runs: list[Run] = []
    position = 0
    for start, end in _foreign_spans(text, scripts, own):
        letters = [script for script in scripts[start:end] if script]
        script = max(letters, key=letters.count)
        piece = text[start:end]
        found = language_of_script(script, piece, lang, languages)
        if direction_of(found) == direction and len(letters) == 1:
            continue
        if start > position:
            runs.append(Run(text[position:start], lang))
        runs.append(Run(piece, found))
        position = end
    if position < len(text):
        runs.append(Run(text[position:], lang))
    return tuple(runs)


def number_isolates(text: str) -> tuple[tuple[str, bool], ...]:
    """`text` cut around what must be isolated left to right in right-to-left surroundings.

    Returns `(piece, isolated)` pairs; the pieces joined give `text` back.
    """
    pieces: list[tuple[str, bool]] = []
    position = 0
    for match in _NUMBERS.finditer(text):
        if match.start() > position:
            pieces.append((text[position : match.start()], False))
        pieces.append((match.group(), True))
        position = match.end()
    if position < len(text):
        pieces.append((text[position:], False))
    return tuple(pieces)


def _scripts(text: str) -> list[str]:
    """The script of each character that votes; an address votes as a whole, for Latin."""
    scripts = ["Arab" if char in _ARABIC_DIGIT else script_of_letter(char) for char in text]
    for match in ADDRESS.finditer(text):
        scripts[match.start() : match.end()] = ["Latn"] * (match.end() - match.start())
    return scripts


def _foreign_spans(
    text: str, scripts: list[str], own: frozenset[str]
) -> list[tuple[int, int]]:
    """The `(start, end)` of each run of letters that are not of the scripts in `own`.

    Neighbouring letters of foreign scripts written in one direction make one run.
    """
    spans: list[tuple[int, int]] = []
    current = ""
    for index, script in enumerate(scripts):
        if not script:
            continue
        if script in own:
            current = ""
            continue
        side = _side(script)
        if current == side:
            spans[-1] = (spans[-1][0], index + 1)
        else:
            spans.append((index, index + 1))
        current = side
    return _widened(text, spans)


def _side(script: str) -> str:
    return direction_of(f"und-{script}")


def _widened(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with the marks, digits and brackets that belong to them; never overlapping."""
    widened: list[tuple[int, int]] = []
    floor = 0
    for number, span in enumerate(spans):
        start, end = span
        ceiling = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        arabic = script_of_letter(text[start]) == "Arab" or text[start] in _ARABIC_DIGIT
        if not arabic and (lead := _LATIN_LEAD.search(text, floor, start)):
            start = lead.start()
        tail = _ARABIC_TAIL if arabic else _LATIN_TAIL
        previous = -1
        while previous != end:
            previous = end
            while end < ceiling and _clings(text[end]):
                end += 1
            if (match := tail.match(text, end, ceiling)) is not None:
                end = match.end()
            end = _closed(text, start, end, ceiling)
        widened.append((start, end))
        floor = end
    return widened


def _clings(character: str) -> bool:
    """Whether a character belongs to the one before it: marks and the joining controls."""
    return character in "\u200c\u200d" or unicodedata.category(character).startswith("M")


def _closed(text: str, start: int, end: int, ceiling: int) -> int:
    """The end of a run, past the brackets that close one opened inside it."""
    open_brackets: list[str] = []
    for character in text[start:end]:
        if character in _BRACKETS:
            open_brackets.append(_BRACKETS[character])
        elif open_brackets and character == open_brackets[-1]:
            open_brackets.pop()
    while open_brackets and end < ceiling and text[end] == open_brackets[-1]:
        open_brackets.pop()
        end += 1
    return end
