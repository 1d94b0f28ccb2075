"""Spaces: before and behind punctuation, doubled, inside brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.language import is_arabic_script
from exporters.orthography.characters import APART, LETTERS, MARKS
from exporters.orthography.remark import remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.orthography.remark import Remark

_LATIN_LETTERS: Final = "A-Za-zÀ-ÖØ-öø-ɏ"
_ENDS: Final = rf"(?=\s|$|[»”’\")\]]|{APART})"
# A mark after a word, not one of a list of marks: the comma , and the full stop .
_PLACE: Final = rf"(?<=[\w»”’)\]{APART}]) +"
_BEFORE: Final = {
    # French has a space of its own before the others.
    "fr": re.compile(rf"(?<!\d){_PLACE}(?![.,] [.,])(?=,{_ENDS}|\.(?:\s|$))(?! ?\.\.)"),
    "Arab": re.compile(rf"{_PLACE}(?![.:!،؛؟,;?] [.:!،؛؟,;?])(?=[،؛؟.!,;?]{_ENDS}|:\s)(?! ?\.\.)"),
    "": re.compile(rf"(?<!\d){_PLACE}(?![.,;:!?] [.,;:!?])(?=[,;.!?]{_ENDS}|:\s)(?! ?\.\.)"),
}
_AND: Final = "and|or|und|oder|et|ou|y|و|یا|او|اور"
_JOINED_BEFORE: Final = re.compile(rf"(?<!\w)(?:{_AND})$")
_JOINED_BEHIND: Final = re.compile(rf"[^\w\s] (?:{_AND}) [^\w\s](?!\S)")
_ENDS_WORD: Final = r"(?=[\s.:!?)”’»]|$)"
_DOUBLE: Final = re.compile(r"(?<=\S) {2,}(?=\S)")

_BEHIND_ARABIC: Final = re.compile(
    f"(?<=[{LETTERS}{MARKS}»)])(?P<sure>[،؛؟](?=[{LETTERS}«])|:(?=«))"
    f"|(?<=[{LETTERS}]{{3}})[.!:](?=[{LETTERS}]{{3}})"
)
# Two words and no more: of several without spaces, a program has use.
_BEHIND_LATIN: Final = re.compile(
    rf"(?<![^\s(“‘«])(?:[{_LATIN_LETTERS}]{{2,40}}(?P<sure>[,;])(?=[{_LATIN_LETTERS}]{{2,40}}{_ENDS_WORD})"
    r"|[A-Za-z]?[a-z]{2,40}[!?](?=[A-Z][a-z]))"
)
# Within brackets that stand as they should: a space outside, none of a word.
_OPENED: Final = rf"(?:(?<=\s[{{opening}}])|(?<=^[{{opening}}])) +(?=[\w{APART}])"
_CLOSED: Final = rf"(?<=[\w.?!؟،{APART}]) +(?=[{{closing}}](?!\w))"


def _inside(opening: str, closing: str) -> re.Pattern[str]:
    return re.compile(f"{_OPENED}|{_CLOSED}".format(opening=opening, closing=closing))


_INSIDE: Final = {
    "Arab": _inside(r"«(\[", r"»)\]"),
    # What opens in English closes in German.
    "en": _inside(r"“(\[", r"”)\]"),
    "": _inside(r"(\[", r")\]"),
}


def check_space_before(text: str, language: str) -> Iterator[Remark]:
    """A space before a mark that closes what stands before it (t-031)."""
    pattern = _BEFORE["Arab" if is_arabic_script(language) else "fr" if language == "fr" else ""]
    for match in pattern.finditer(text):
        if not _is_named(text, match):
            yield remark("t-031", text, match.span(), "", _shown(text, match))


def _is_named(text: str, match: re.Match[str]) -> bool:
    """Whether a mark is a thing of the sentence: *, and ;*."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    return _JOINED_BEFORE.search(before) is not None or (
        _JOINED_BEHIND.match(text, match.end()) is not None
    )


def check_space_behind(text: str, language: str) -> Iterator[Remark]:
    """No space behind a mark that parts two words (t-032)."""
    pattern = _BEHIND_ARABIC if is_arabic_script(language) else _BEHIND_LATIN
    for match in pattern.finditer(text):
        place = (match.end(), match.end())
        yield remark("t-032", text, place, " ", _shown(text, match), sure=match["sure"] is not None)


def check_double_spaces(text: str, language: str) -> Iterator[Remark]:  # noqa: ARG001 - a rule's shape
    """Two spaces or more between two words (t-033)."""
    if "  " not in text:
        return
    for match in _DOUBLE.finditer(text):
        yield remark("t-033", text, match.span(), " ", _shown(text, match))


def check_space_inside(text: str, language: str) -> Iterator[Remark]:
    """A space inside brackets or quotation marks (t-034)."""
    key = "Arab" if is_arabic_script(language) else "en" if language == "en" else ""
    for match in _INSIDE[key].finditer(text):
        yield remark("t-034", text, match.span(), "", _shown(text, match))


_NEAR: Final = 24


def _shown(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The words on both sides of a place, as far as they are near."""
    start, end = match.span()
    before = text[max(0, start - _NEAR) : start]
    behind = text[end : end + _NEAR]
    return (
        start - len(before) + max(before.rfind(" "), before.rfind(APART)) + 1,
        end + min(_length_to(behind, " "), _length_to(behind, APART)),
    )


def _length_to(text: str, character: str) -> int:
    found = text.find(character)
    return len(text) if found < 0 else found
