"""What tells languages that share a script apart: their letters, and the words that join others.

A word stands here because no sentence does without its like: prepositions, pronouns, conjunctions,
auxiliary verbs. Words that two languages have stand under both, and then tell neither from the
other. Spellings are folded as `fold` does it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import Final

from exporters.values import NamedTuple


class Orthography(NamedTuple):
    """The letters a language has beyond those that every language of its script has; its words."""

    letters: frozenset[str]
    words: frozenset[str]


# Arabic's yeh, kaf and alef maksura, which older keyboards gave to all who write Persian letters.
BORROWED_LETTERS: Final = frozenset("يكى")
_FOLDED: Final = str.maketrans("يىكٱ", "ییکا", "\u0640")


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """A word without vowel signs and lengthening, its yeh and kaf those of Persian."""
    letters = (letter for letter in word if unicodedata.category(letter) != "Mn")
    return "".join(letters).translate(_FOLDED)


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


def _orthography(letters: str, words: str = "") -> Orthography:
    return Orthography(frozenset(letters), _folded(words))


# In the order in which they are preferred where the text does not tell two of them apart.
ARABIC_SCRIPT: Final = {
    "fa": _orthography(
        "پچژگکیيكىۀ",
        "از این آن است را که به با در برای تا بر و یا هم نیز اما ولی هر همه هیچ یک دو سه ده "
        "می نمی ها های هایی اند ام ای شد شده شدند شود شوند بود بوده بودند باشد باشند باید نباید "
        "کرد کرده کردند کند کنند کنید دارد دارند داشت داشتند گفت گفتند نیست نیستند هست هستند "
        "خواهد خواهند خود او ما من تو شما ایشان آنها آنان چه چرا چون اگر پس پیش نه کی کو کجا تر "
        "ترین بی جز میان درباره چنین همین همان بلکه زیرا ته شو جو پر تک آنچه آنکه اینکه خویش "
        "نو بیا خو وه سره شوی کوی دوی شی دی له جا والا والی کر کیا مگر لیکن لکن ان بعد قبل کل بین "
        "فی الی هو هی لا عن کان بها حول خلال حیث کما",
    ),
    "ps": _orthography(
        "پچژګگکیيكىټډړښځڅڼږېۍۀ",
        "د په کې چې او له دی ده دي دا ته نه سره هم یو یوه دې شو شوی شوې وو وه و کړ کړي شي کوي "
        "لپاره چا زه موږ تاسو هغه هغوی پر تر که یا خو ډېر نو بیا ما به تا هر دوی ئې یې مې پورې "
        "باندې لاندې می جا والا والی مگر لیکن لکن بعد قبل کل بین فی هو هی لا کان حول خلال ان",
    ),
    "ur": _orthography(
        "پچژگکیيكىٹڈڑںےۓہھۂۃ",
        "کا کی کے کو نے سے میں ہے ہیں اور یہ وہ پر بھی تو کہ تھا تھی تھے ہو گیا گئی کیا اس ان "
        "جو ایک نہیں لیے لئے تک ساتھ بعد و یا نہ اگر خود از با بر در دو پس پیش من ما ہی کر "
        "تھیں ہوا ہوئی ہوئے والا والی والے سب کچھ اسے انہیں جس گفت لیکن مگر بے نو دی جا قبل کل "
        "بین فی الی لا عن کان حول خلال کوی",
    ),
    "ar": _orthography(
        "يكىةإٱ\u064c\u064d\u0652",
        "في هذا هذه ذلك تلك التي الذي الذين كان كانت لم لن عن أن أو او ان إن ثم أي اي وهو وهي "
        "هو هي هم منذ عند إلى الى ليس لقد كما وفي فيها فيه منها منه بها لها كل بين بعد قبل من "
        "ما لا يا و اما ولا وقد وكان يكون تكون حول خلال نحن أنت هنا هناك حيث لكن ولكن له به",
    ),
    "ckb": _orthography("پچژگکیيكۆێڵڕەڤھ", "لە بە و کە بۆ ئەم ئەو"),
    "sd": _orthography("پچکگيیٻڀٺٿٽڄڃڇڌڊڍڏڦڪڳڱڻھ", "۾ ۽ جي جو جا کي"),
    "ug": _orthography("پچژگكىيېۇۆۈۋڭەھ", "ۋە بۇ ئۇ بىر"),
}

# The codes of languages that write as another does, or whose macrolanguage stands above.
_CODES: Final = {
    "prs": "fa", "pes": "fa", "pbu": "ps", "pbt": "ps", "pst": "ps", "arb": "ar", "snd": "sd",
}  # fmt: skip


@lru_cache(maxsize=256)
def orthography_code(tag: str) -> str:
    """The key of `ARABIC_SCRIPT` that a language tag falls under; empty when there is none."""
    code = tag.partition("-")[0].lower()
    code = _CODES.get(code, code)
    return code if code in ARABIC_SCRIPT else ""


# The words that join others, by script: a sentence is in the language of its joints.
JOINING_WORDS: Final = {
    "Latn": _folded(
        "a an and as at by for from in into is of on or the to versus via vs with "
        "au aux de des du en et la le les ou und oder der die das von im mit ve ile"
    ),
    "Cyrl": _folded("в во для до за и из или к на не о от по с со у"),
    "Arab": _folded(
        "و یا با از در به تا بر را که برای او یعنی مانند چون است اور کا کی کے کو میں سے د په له "
        "في من إلى على أو عن بي بدون ثم هم نه"
    ),
}

_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed])*")
_ARTICLE: Final = re.compile(r"[وفبک]?ال\w{3,}")
_FEWEST_ARTICLES: Final = 2


def words_of(text: str) -> list[str]:
    """The words of a text in the Arabic script, vowel signs kept; a joiner parts two."""
    return _WORD.findall(text)


def count_evidence(words: list[str], language: str, other: str, *, borrows: bool = True) -> int:
    """How many of the `words` can be of `language`, but not of `other`, by letter or as a word.

    `borrows`: the other language may be written with Arabic's yeh and kaf.
    """
    letters, telling = _telling(language, other, borrows=borrows)
    folded = [fold(word) for word in words]
    count = 0
    if not (letters.isdisjoint(chain.from_iterable(words)) and telling.isdisjoint(folded)):
        known = ARABIC_SCRIPT[other].words
        count = sum(
            form in telling or (form not in known and not letters.isdisjoint(word))
            for word, form in zip(words, folded, strict=True)
        )
    return max(count, _count_articles(words)) if language == "ar" else count


def may_tell_another(words: list[str], home: str, *, borrows: bool) -> bool:
    """Whether any letter or word of a text can be of a language that `home` is not.

    Hardly any short text has one; `borrows` as in `count_evidence`, where the other is Arabic.
    """
    letters, telling = _telling_another(home, borrows=borrows)
    forms = list(map(fold, words))
    return not (
        letters.isdisjoint(chain.from_iterable(words))
        and telling.isdisjoint(forms)
        and not ("ال" in " ".join(forms) and any(map(_ARTICLE.fullmatch, forms)))
    )


@lru_cache(maxsize=128)
def _telling_another(home: str, *, borrows: bool) -> Orthography:
    """The letters and words that any other language has and `home` has not."""
    others = [
        _telling(language, home, borrows=borrows or language != "ar")
        for language in ARABIC_SCRIPT
        if language != home
    ]
    return Orthography(
        frozenset().union(*(other.letters for other in others)),
        frozenset().union(*(other.words for other in others)),
    )


@lru_cache(maxsize=128)
def _telling(language: str, other: str, *, borrows: bool) -> Orthography:
    """The letters and words that `language` has and `other` has not."""
    own, others = ARABIC_SCRIPT[language], ARABIC_SCRIPT[other]
    spared = others.letters if borrows else others.letters - BORROWED_LETTERS
    return Orthography(own.letters - spared, own.words - others.words)


def _count_articles(words: list[str]) -> int:
    """How many words have Arabic's article; one alone may as well be the beginning of a word.

    It counts where every word of several may be Arabic: *السلام عليكم*, but not *الماس*.
    """
    others = [word for word in words if not _ARTICLE.fullmatch(fold(word))]
    count = len(words) - len(others)
    are_arabic = bool(others) and not any(BORROWED_LETTERS.isdisjoint(word) for word in others)
    return count if count >= _FEWEST_ARTICLES or are_arabic else 0
