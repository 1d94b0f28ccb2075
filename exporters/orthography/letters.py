"""Letters that look like a language's own and are other characters to a search.

An Arabic phrase in a Persian sentence keeps its letters, marked or not: where the words around a
letter may be Arabic, the advice is not sure.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from exporters.language.words import count_evidence, words_of
from exporters.orthography.characters import (
    JOINER,
    LETTERS,
    VOWELLED,
    WORD,
    WORDS,
    word_before,
)
from exporters.orthography.remark import remark
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.orthography.remark import Remark


class _Alphabet(NamedTuple):
    """What a language writes for letters that are not its own, and letters that tell another's."""

    own: dict[str, str]
    doubtful: dict[str, str]
    others: frozenset[str]


_PASHTO_ONLY: Final = "ټډړږښځڅڼېۍګ"
_URDU_ONLY: Final = "ٹڈڑںےۓۂۃ"
_ALPHABETS: Final = {
    "fa": _Alphabet(
        {"ي": "ی", "ك": "ک", "ى": "ی", "ھ": "ه", "ہ": "ه"},
        {},
        frozenset(_PASHTO_ONLY + _URDU_ONLY + "ەۆێڵڕەڤ"),
    ),
    "ps": _Alphabet({"ك": "ک"}, {"ھ": "ه", "ہ": "ه"}, frozenset(_URDU_ONLY)),
    "ur": _Alphabet({"ي": "ی", "ك": "ک"}, {"ه": "ہ"}, frozenset(_PASHTO_ONLY)),
}
# Persian has ه, ت or ۀ for it, and keeps it in phrases taken whole from Arabic: دایرةالمعارف.
_TEH_MARBUTA: Final = re.compile(f"(?<=[{LETTERS}])ة(?![{LETTERS}{JOINER}])")
_HEH_OF: Final = {"fa": "ه", "ps": "ه", "ur": "ہ"}

# What stands in quotation marks or brackets is a phrase of its own; others end at punctuation.
_PHRASE: Final = re.compile(
    r"(?P<quoted>«[^«»]*»|“[^“”]*”|\"[^\"]*\"|\([^()]*\)|\[[^\[\]]*\]|﴿[^﴿﴾]*﴾)"
    r"|[^.؟?!؛;،,:«»“”\"()\[\]﴿﴾\n\ufffc]+"
)
_ARTICLE: Final = re.compile(f"و?ال[{LETTERS}]{{3,}}")
_NO_ARTICLE: Final = re.compile(
    "وال[دای]|ال(?:بته|هام|گو|زام|ماس|تماس|فبا|مپ[یي]|[كک]تر|[كک]ل|جزا|حاق|قا|[یي]اف|تهاب|تزام|تحاق|تفات)"
)
_PERSIAN_YEH_OR_KAF: Final = re.compile("[یک]")

# The shapes of letters that old programs stored instead of the letters: what a PDF gives back.
_SHAPES: Final = re.compile("[\ufb50-\ufbb1\ufbd3-\ufbe9\ufbfc-\ufbff\ufe80-\ufefc]+")

_TATWEEL: Final = "\u0640"
# Not where it shows an affix or an initial: ـها, هـ.
_STRETCHED: Final = re.compile(f"(?<![{WORD}{_TATWEEL}])[{WORD}]+(?:{_TATWEEL}+[{WORD}]+)+")
# Behind a silent heh, the sign of the ezafe.
_STANDING_HAMZA: Final = re.compile(f"(?<=ه) ?ء(?![{WORD}])")


def check_letters(text: str, language: str) -> Iterator[Remark]:
    """Letters of another language in a word of this one (t-001)."""
    alphabet = _ALPHABETS.get(language)
    if alphabet is None:
        return
    wanted = alphabet.own | alphabet.doubtful
    if set(wanted).isdisjoint(text):
        return
    table = str.maketrans(wanted)
    is_mixed = _PERSIAN_YEH_OR_KAF.search(text) is not None
    for phrase in _PHRASE.finditer(text):
        words = list(WORDS.finditer(text, *phrase.span()))
        foreign = [not set(wanted).isdisjoint(word[0]) for word in words]
        if not any(foreign):
            continue
        may_change = _may_change(phrase, language)
        for index, word in enumerate(words):
            if not foreign[index] or _is_of_another(word[0], alphabet):
                continue
            beside = any(foreign[max(0, index - 1) : index] + foreign[index + 1 : index + 2])
            sure = may_change and not (
                is_mixed and beside and not (JOINER in word[0] or tells_language(word[0], language))
            )
            sure = sure and not any(map(_has_article, words[max(0, index - 1) : index + 2]))
            places = [at for at, letter in enumerate(word[0], word.start()) if letter in wanted]
            start, end = places[0], places[-1] + 1
            old = text[start:end]
            sure = sure and set(alphabet.doubtful).isdisjoint(old)
            new = old.translate(table)
            yield remark("t-001", text, (start, end), new, word.span(), sure=sure)


def _is_of_another(word: str, alphabet: _Alphabet) -> bool:
    """Whether a word's letters or vowels tell that its writer meant another language."""
    return not alphabet.others.isdisjoint(word) or VOWELLED.search(word) is not None


def _may_change(phrase: re.Match[str], language: str) -> bool:
    """Whether a phrase is in the language of its text, as far as its letters and words tell.

    In quotation marks and brackets it must tell so: a saying of the Prophet may be three words.
    """
    words = words_of(phrase[0])
    if count_evidence(words, "ar", language) or VOWELLED.search(phrase[0]):
        return False
    return not phrase["quoted"] or tells_language(phrase[0], language)


def tells_language(text: str, language: str) -> bool:
    """Whether the letters or words of a text tell that it is in a language, and not in Arabic."""
    return language in _ALPHABETS and count_evidence(words_of(text), language, "ar") > 0


def _has_article(word: re.Match[str]) -> bool:
    """Whether a word may be Arabic with its article: *السلام*, and not *البته*."""
    return _ARTICLE.match(word[0]) is not None and _NO_ARTICLE.match(word[0]) is None


def check_teh_marbuta(text: str, language: str) -> Iterator[Remark]:
    """Arabic's ة at the end of a word (t-002)."""
    heh = _HEH_OF.get(language)
    if heh is None or "ة" not in text:
        return
    for match in _TEH_MARBUTA.finditer(text):
        word = word_before(text, match.end())
        if not VOWELLED.search(text[slice(*word)]):
            yield remark("t-002", text, match.span(), heh, word, sure=False)


def check_shapes(text: str, language: str) -> Iterator[Remark]:  # noqa: ARG001 - a rule's shape
    """Shapes of letters in place of letters (t-003), Unicode 9.2."""
    if text.isascii():
        return
    for match in _SHAPES.finditer(text):
        yield remark("t-003", text, match.span(), unicodedata.normalize("NFKC", match[0]))


def check_tatweel(text: str, language: str) -> Iterator[Remark]:  # noqa: ARG001 - likewise
    """Letters drawn apart (t-004): with U+0640, a word is another one to a search."""
    if _TATWEEL not in text:
        return
    for match in _STRETCHED.finditer(text):
        yield remark("t-004", text, match.span(), match[0].replace(_TATWEEL, ""), sure=False)


def check_hamzas(text: str, language: str) -> Iterator[Remark]:
    """The ezafe typed as a letter, خانهء, that is a sign above one: خانهٔ (t-005)."""
    if language != "fa" or "ء" not in text:
        return
    for match in _STANDING_HAMZA.finditer(text):
        around = (word_before(text, match.start())[0], match.end())
        yield remark("t-005", text, match.span(), "\u0654", around)
