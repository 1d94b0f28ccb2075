"""Spaces: before and behind punctuation, and doubled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.language import is_arabic_script
from exporters.orthography.characters import APART, LETTERS, MARKS, beside, words
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
    # A mark before a small letter, or a colon behind a sign, may be a thing of the sentence.
    "": re.compile(
        rf"(?<!\d){_PLACE}(?![.,;:!?] [.,;:!?])(?! ?\.\.)"
        rf"(?=[,;]{_ENDS}(?! [(\[])|[.!?](?:$|[”’\")\]]|\s+[^\sa-z(\[])|(?<=[^\W\d_] ):\s)"
    ),
}
# What is named is no mark of its sentence: the comma , or the full stop; behind *with* and *the*
# stands no mark that closes anything.
_AND: Final = "and|or|und|oder|et|ou|y|و|یا|او|اور"
_BEFORE_NAMED: Final = re.compile(
    rf"(?<!\w)(?:{_AND}|an?|the|of|by|with|when|using|as|no|missing|trailing|leading|extra|single"
    r"|با|از|به|در|نشانهٔ|نشانه|علامت|د|کا|کی|کے)$",
    re.IGNORECASE,
)
_LONGEST_BEFORE: Final = 10
_JOINED_BEHIND: Final = re.compile(rf"[^\w\s] (?:{_AND}) [^\w\s](?!\S)")
_ENDS_WORD: Final = r"(?=[\s.!?”’»]|$)"
_DOUBLE: Final = re.compile(r"(?<=\S) {2,}(?=\S)")

_BEHIND_ARABIC: Final = re.compile(
    f"(?<=[{LETTERS}{MARKS}»)])(?P<sure>[،؛؟](?=[{LETTERS}«])|:(?=«))"
    f"|(?<=[{LETTERS}]{{3}})[.!:](?=[{LETTERS}]{{3}})"
)
# Two words and no more: of several without spaces, a program has use. Only names, and words that
# no program has, are sure to be a sentence's.
_BEHIND_LATIN: Final = re.compile(
    rf"(?<![^\s“‘«])(?:(?P<first>[{_LATIN_LETTERS}]{{2,40}})[,;]"
    rf"(?=(?P<second>[{_LATIN_LETTERS}]{{2,40}}){_ENDS_WORD})"
    r"|[A-Za-z]?[a-z]{2,40}[!?](?=[A-Z][a-z]))"
)
_OF_SENTENCES: Final = words(
    "and but or so yet nor which who whom whose that then otherwise however therefore because "
    "although while when where if as the an in on at to of for with from by it he she they we you "
    "his her their our its this these those is was were are not also too und aber der die das et "
    "mais le la les"
)


def check_space_before(text: str, language: str) -> Iterator[Remark]:
    """A space before a mark that closes what stands before it (t-031)."""
    pattern = _BEFORE["Arab" if is_arabic_script(language) else "fr" if language == "fr" else ""]
    for match in pattern.finditer(text):
        if not _is_named(text, match):
            yield remark("t-031", text, match.span(), "", beside(match))


def _is_named(text: str, match: re.Match[str]) -> bool:
    """Whether a mark is a thing of the sentence: *, and ;*."""
    before = text[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
    is_joined = _JOINED_BEHIND.match(text, match.end()) is not None
    return is_joined or _BEFORE_NAMED.search(before) is not None


def check_space_behind(text: str, language: str) -> Iterator[Remark]:
    """No space behind a mark that parts two words (t-032)."""
    is_arabic = is_arabic_script(language)
    for match in (_BEHIND_ARABIC if is_arabic else _BEHIND_LATIN).finditer(text):
        sure = match["sure"] is not None if is_arabic else _is_sentence(match)
        yield remark("t-032", text, (match.end(), match.end()), " ", beside(match), sure=sure)


def _is_sentence(match: re.Match[str]) -> bool:
    """Whether two words are names, or one of them a word that joins sentences."""
    pair = [word for word in (match["first"], match["second"]) if word]
    return len(pair) == 2 and (  # noqa: PLR2004 - a pair
        all(word.istitle() for word in pair) or any(word in _OF_SENTENCES for word in pair)
    )


def check_double_spaces(text: str, language: str) -> Iterator[Remark]:  # noqa: ARG001 - a rule's shape
    """Two spaces or more between two words (t-033)."""
    if "  " not in text:
        return
    for match in _DOUBLE.finditer(text):
        yield remark("t-033", text, match.span(), " ", beside(match))
