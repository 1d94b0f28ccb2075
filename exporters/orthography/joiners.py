"""The zero width non-joiner, nim-fasela: where a space stands in its place, and where it is idle.

Persian only, but for the joiners that are idle in any language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.orthography.characters import (
    JOINER,
    LETTERS,
    MARKS,
    WORD,
    word_after,
    word_before,
    words,
)
from exporters.orthography.remark import remark
from exporters.orthography.verbs import finite_forms, participles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.orthography.remark import Remark

_FOLDED: Final = str.maketrans("يكى", "یکی")
_GAP: Final = f"{JOINER}* {JOINER}*"  # what parts a word in two: one space, joiners beside it
_AFTER_WORD: Final = f"(?<=[{LETTERS}{MARKS}])(?P<gap>{_GAP})"
_WHOLE: Final = f"(?![{WORD}])"

_PREFIX: Final = re.compile(f"(?<![{WORD}])ن?می(?P<gap>{_GAP})(?=[{LETTERS}])")
_PLURAL: Final = re.compile(
    f"{_AFTER_WORD}ها(?:ی(?:ی|م|ت|ش|مان|تان|شان)?)?{_WHOLE}"
    # Weeping and shouting: های های, های و هوی.
    rf"(?! (?:و )?ه[او]ی?{_WHOLE})"
)
_COMPARATIVE: Final = re.compile(f"{_AFTER_WORD}تر(?P<most>ین)?{_WHOLE}")
_ENDING: Final = re.compile(f"{_AFTER_WORD}(?P<ending>ام|ای|ایم|اید|اند|ی){_WHOLE}")

# What می is when it is no prefix: the month of May after a number or the word for month, and wine.
_BEFORE_MAY: Final = re.compile(r"(?:ماه|جام|ساغر|شراب|[0-9۰-۹٠-٩]) ?$")
_LEAD: Final = 8
# Behind these it may be the month, or a prefix: روز دوم می رفت.
_MAYBE_MAY: Final = re.compile(
    r"(?:اول|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم|دهم|یکم|ستم|اوایل|اواسط|اواخر|نیمه|آغاز|پایان) ?$"
)
# Words behind which ها is a word of its own, a cry or the name of a letter, and های و هوی.
_NO_NOUNS: Final = words(
    "و که از به در با تا را بر است بود شد گفت های ها هی ای آه بله بلی نه حرف حروف یا هم ولی اما"
)
_ADJECTIVES: Final = words(
    "آرام آسان اساسی استوار امن انسانی بالا باریک باهوش بد بزرگ بلند بهتر پاک پایدار پایین "
    "پست پهن پیچیده پیر تاریک تازه تند تنگ توانا تیز ثروتمند جدی جدید جوان حساس خطرناک خفیف "
    "خوب خوش خوشحال دانا درست دشوار دقیق دور راحت روشن زشت زیاد زیبا ژرف ساده سبک سخت سریع "
    "سنگین شاد شدید ضخیم ضعیف طولانی عالی عمومی عمیق غمگین غنی فراوان فعال فقیر قدیمی قوی "
    "کامل کند کوتاه کوچک کهنه گران گرم گسترده گویا محکم مستقل مشکل مشهور مطمئن معروف مفید "
    "مناسب مهربان مهم مؤثر موثر نادان نازک ناتوان نزدیک نو نیرومند واضح وسیع هوشیار"
)
# Two words that the language writes as one.
_GROWN_TOGETHER: Final = {"بیش": "بیشتر", "کم": "کمتر"}
# Letters that the following one never joins (Unicode 9.2, joining type R).
_NEVER_JOINED: Final = frozenset("اأإآٱدذرزژوؤ")
_ORDINAL: Final = "سی"
# A ه that is heard takes no ی of its own: راهِ دور.
_SOUNDED_HEH: Final = re.compile("(?:.*اه|.*(?:گر|ان?ب|ک|اند|ست)وه|ن?ده|م?ت?وجه|فقه|شبه|[نم]ه)$")


def _link(text: str, end: int) -> str:
    """What stands between a word that ends at `end` and its ending: nothing where no letter joins.

    کارها and بلندتر need no joiner, and with one they are other words to a search.
    """
    return "" if text[end - 1] in _NEVER_JOINED else JOINER


def check_prefixes(text: str, language: str) -> Iterator[Remark]:
    """می and نمی cut off from their verb (t-021)."""
    if language != "fa":
        return
    folded = text.translate(_FOLDED)
    for match in _PREFIX.finditer(folded):
        start, end = word_after(folded, match.end())
        if folded[start:end] not in finite_forms():
            continue
        before = folded[max(0, match.start() - _LEAD) : match.start()]
        is_prefix = match[0].startswith("ن")
        if is_prefix or not _BEFORE_MAY.search(before):
            yield remark(
                "t-021", text, match.span("gap"), JOINER, (match.start(), end),
                sure=is_prefix or not _MAYBE_MAY.search(before),
            )  # fmt: skip


def check_plurals(text: str, language: str) -> Iterator[Remark]:
    """ها, های and هایی cut off from their noun (t-022)."""
    if language != "fa" or " ها" not in text.replace(JOINER, ""):
        return
    for match in _PLURAL.finditer(text):
        first, last = word_before(text, match.start())
        noun = text[first:last]
        if len(noun) > 1 and noun not in _NO_NOUNS:
            around = (first, match.end())
            yield remark("t-022", text, match.span("gap"), _link(text, last), around)


def check_comparatives(text: str, language: str) -> Iterator[Remark]:
    """تر and ترین cut off from their adjective (t-023)."""
    if language != "fa":
        return
    folded = text.translate(_FOLDED)
    for match in _COMPARATIVE.finditer(folded):
        first, last = word_before(folded, match.start())
        adjective = folded[first:last]
        around = (first, match.end())
        if adjective in _GROWN_TOGETHER:
            yield remark("t-023", text, match.span("gap"), "", around)
        elif adjective in _ADJECTIVES:
            yield remark("t-023", text, match.span("gap"), _link(text, last), around)
        elif match["most"] and len(adjective) > 1 and adjective not in _NO_NOUNS:
            yield remark("t-023", text, match.span("gap"), _link(text, last), around, sure=False)


def check_endings(text: str, language: str) -> Iterator[Remark]:
    """ام, ای, ایم, اید, اند and ی cut off from their word (t-024)."""
    if language != "fa":
        return
    folded = text.translate(_FOLDED)
    for match in _ENDING.finditer(folded):
        first, last = word_before(folded, match.start())
        word, ending = folded[first:last], match["ending"]
        is_ordinal = word == _ORDINAL and ending == "ام"
        if ending == "ی":
            # خانه ی ما: also written خانهٔ ما.
            applies = word.endswith("ه") and word not in _NO_NOUNS
            sure = not _SOUNDED_HEH.match(word)
        else:
            applies, sure = is_ordinal or word in participles(), ending != "ای"
        if applies:
            yield remark("t-024", text, match.span("gap"), JOINER, (first, match.end()), sure=sure)


_JOINERS: Final = re.compile(f"{JOINER}+")
# Shown by itself, an affix shows its joiner too.
_AFFIXES: Final = words("می نمی ها های هایی تر ترین ام ات اش ای ایم اید اند ی")
_SUFFIX: Final = re.compile(f"(?:ها(?:یی?)?|تر(?:ین)?){_WHOLE}")
_NOTHING_TO_JOIN: Final = re.compile(r" |[،؛؟.:!](?:\s|$)")
_NOT_SIGN: Final = re.compile(f"(?<=[{LETTERS}])¬(?=[{LETTERS}])")


def check_joiners(text: str, language: str) -> Iterator[Remark]:  # noqa: ARG001 - a rule's shape
    """Joiners that are doubled, or that stand where nothing joins (t-025)."""
    if JOINER not in text:
        return
    for match in _JOINERS.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] == " " or _NOTHING_TO_JOIN.match(text, end):
            first, last = _around(text, match)
            if text[first:last].strip(JOINER) in _AFFIXES:
                continue
            yield remark("t-025", text, (start, end), "", (first, last))
        elif end - start > 1:
            yield remark("t-025", text, (start, end), JOINER, _around(text, match))
        elif text[start - 1 : start] in _NEVER_JOINED and _SUFFIX.match(text, end):
            # Some houses write کار‌ها for the sake of کتاب‌ها.
            yield remark("t-025", text, (start, end), "", _around(text, match), sure=False)


def check_not_signs(text: str, language: str) -> Iterator[Remark]:  # noqa: ARG001 - likewise
    """The not sign that a word processor left for a joiner (t-026)."""
    if "¬" not in text:
        return
    for match in _NOT_SIGN.finditer(text):
        yield remark("t-026", text, match.span(), JOINER, _around(text, match))


def _around(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The words on both sides of a place."""
    return word_before(text, match.start())[0], word_after(text, match.end())[1]
