"""The language of a text, found from its letters and from the words that join the others.

A sentence is in the language of its frame: what it quotes or puts into brackets, its addresses,
names and titles of another script have little or no say.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Final

from exporters.language.letters import script_of_letter, scripts_in, without_addresses
from exporters.language.tags import (
    is_arabic_script,
    likeliest_language,
    same_language,
    scripts_written_in,
)
from exporters.language.words import (
    ARABIC_SCRIPT,
    JOINING_WORDS,
    count_evidence,
    fold,
    may_tell_another,
    orthography_code,
    words_of,
)
from exporters.values import NamedTuple

# What a sentence sets apart from itself.
_ASIDE: Final = re.compile(r'“[^“”]*”|«[^«»]*»|‹[^‹›]*›|"[^"]*"|\([^()]*\)|\[[^\[\]]*\]|﴿[^﴿﴾]*﴾')
# What a run of another script is taken for when the publication names no language of it.
_SCRIPT_DEFAULTS: Final = {"Latn": "en", "Arab": "fa", "Cyrl": "ru", "Grek": "el", "Hebr": "he"}
# Scripts of one text, and written without spaces between words: so many letters are a word.
_EAST_ASIAN: Final = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})
_LETTERS_OF_A_WORD: Final = 2
# A longer run counts no more: it is a title or a phrase within the sentence.
_MOST_WORDS_OF_A_RUN: Final = 3
# A foreign name does not turn a text: so many of its words must tell the other language.
_TELLING_SHARE: Final = 0.15


class _Word(NamedTuple):
    """Letters of one script that stand together; whether they are a word that joins others."""

    script: str
    letters: str
    joins: bool


def language_of(text: str, surrounding: str, languages: tuple[str, ...] = ()) -> str:
    """The language of `text` that stands inside text in `surrounding`.

    A text that is mostly of the script of its surroundings is in their language, unless it is of
    the Arabic script and its letters and words are of another. In another script it is in the
    first of `languages` (those of the publication) written in that script, with the same proviso.
    """
    frame = _frame(text)
    scripts = scripts_in(without_addresses(frame))
    if not scripts:
        return surrounding
    script = scripts.pop() if len(scripts) == 1 else _script_of_frame(frame, surrounding)
    return language_of_script(script, frame, surrounding, languages)


def language_of_words(text: str, tag: str) -> str:
    """The language that a text is in which readers of the language `tag` are given.

    It is another one only where the whole text is in another script: *Windows 11* is English in
    Persian too.
    """
    own = scripts_written_in(tag)
    found = tag if own & scripts_in(without_addresses(text)) else language_of(text, tag)
    return tag if own & scripts_written_in(found) else found


def language_of_script(
    script: str,
    text: str,
    surrounding: str,
    languages: tuple[str, ...] = (),
    share: float = _TELLING_SHARE,
) -> str:
    """The language of `text`, whose letters are of `script`; the others as in `language_of`.

    `share` of its words must tell that it is not in the language expected here.
    """
    expected = _expected_language(script, surrounding, languages)
    if script != "Arab":
        return expected or _SCRIPT_DEFAULTS.get(script) or likeliest_language(script)
    found = _told_language(text, expected, share)
    if not found:
        return expected or _SCRIPT_DEFAULTS["Arab"]
    known = (surrounding, *languages)
    return next((tag for tag in known if same_language(tag, found)), found)


@lru_cache(maxsize=256)
def _expected_language(script: str, surrounding: str, languages: tuple[str, ...]) -> str:
    """The first of the languages known here that is written in `script`; empty without one."""
    known = (surrounding, *languages)
    return next((tag for tag in known if script in scripts_written_in(tag)), "")


def _frame(text: str) -> str:
    """`text` without what it sets apart, if there are letters left."""
    frame = _ASIDE.sub(" ", text)
    return frame if frame == text or scripts_in(frame) else text


def _script_of_frame(text: str, surrounding: str) -> str:
    """The script of a sentence in several scripts.

    Between equals it is the one with which the sentence begins and ends, or that of the
    surroundings, or that of the first word.
    """
    runs = _script_runs(text)
    weights: dict[str, int] = {}
    for script, weight in runs:
        weights[script] = weights.get(script, 0) + weight
    most = max(weights.values())
    equals = [script for script, weight in weights.items() if weight == most]
    around = {runs[0][0]} & {runs[-1][0]} & set(equals)
    at_home = scripts_written_in(surrounding) & set(equals)
    return next(iter(around or sorted(at_home)), equals[0])


@lru_cache(maxsize=8)
def _script_runs(text: str) -> tuple[tuple[str, int], ...]:
    """The runs of words of one script in a text: each one's script, and what it counts.

    Scripts that write one language go together. An item of a list and the paragraph in it ask for
    the same text, one after the other.
    """
    words = (word for token in without_addresses(text).split() for word in _words_in(token))
    runs = groupby(words, key=attrgetter("script"))
    return tuple((script, _weight(list(run))) for script, run in runs)


def _weight(run: list[_Word]) -> int:
    """What a run of words counts; whole when it does nothing but join its neighbours."""
    count = len(run)
    if all(word.joins for word in run):
        return _MOST_WORDS_OF_A_RUN
    if run[0].script in _EAST_ASIAN:
        count = max(count, sum(len(word.letters) for word in run) // _LETTERS_OF_A_WORD)
    return min(count, _MOST_WORDS_OF_A_RUN)


@lru_cache(maxsize=4096)
def _words_in(token: str) -> tuple[_Word, ...]:
    """The letters of what stands between two spaces, in runs of one script."""
    words: list[_Word] = []
    for script, letters in groupby(filter(script_of_letter, token), _writing_of):
        word = "".join(letters)
        words.append(_Word(script, word, fold(word.lower()) in JOINING_WORDS.get(script, ())))
    return tuple(words)


def _writing_of(letter: str) -> str:
    script = script_of_letter(letter)
    return "Hani" if script in _EAST_ASIAN else script


def _told_language(text: str, expected: str, share: float) -> str:
    """The language of the Arabic script that `text` tells of itself instead of the `expected`.

    Empty when it tells none. Where nothing is expected, Arabic letters are taken at their word.
    """
    home = orthography_code(expected or _SCRIPT_DEFAULTS["Arab"])
    words = [word for word in words_of(text) if script_of_letter(word[0]) == "Arab"]
    borrows = bool(expected) and is_arabic_script(expected)
    if not home or not may_tell_another(words, home, borrows=borrows):
        return ""
    best, best_margin = "", 0
    for language in ARABIC_SCRIPT:
        if language == home:
            continue
        telling = count_evidence(words, language, home, borrows=borrows or language != "ar")
        if not telling or telling < share * len(words):
            continue
        margin = telling - count_evidence(words, home, language)
        if margin <= 0:
            continue
        lead = 1
        if best:
            lead = count_evidence(words, language, best) - count_evidence(words, best, language)
        if lead > 0 or (lead == 0 and margin > best_margin):
            best, best_margin = language, margin
    return best
