"""Languages, scripts and directions, by BCP 47 tag and by the letters of a text.

Direction follows from the *script* of a language (its own subtag, else CLDR's likely subtags),
never from a list of languages: such lists are wrong for `pnb`, `az-Arab`, `ku-Arab`, `ks`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final, Literal, NamedTuple

Direction = Literal["ltr", "rtl"]

RIGHT_TO_LEFT_SCRIPTS: Final = frozenset(
    ("Adlm", "Arab", "Aran", "Armi", "Avst", "Chrs", "Cprt", "Elym", "Gara", "Hatr", "Hebr", "Hung",
     "Khar", "Lydi", "Mand", "Mani", "Mend", "Merc", "Mero", "Narb", "Nbat", "Nkoo", "Orkh", "Ougr",
     "Palm", "Phli", "Phlp", "Phnx", "Prti", "Rohg", "Samr", "Sarb", "Sogd", "Sogo", "Syrc", "Thaa",
     "Todr", "Yezi")
)  # fmt: skip

# RFC 5646 section 2.1, without the grandfathered tags: language, script, region, variants,
# extensions, private use.
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)


class Subtags(NamedTuple):
    """The parts of a tag that diglot reads, in canonical case; absent parts are empty."""

    language: str
    script: str
    region: str


@lru_cache(maxsize=256)
def parse_tag(tag: str) -> Subtags | None:
    """The subtags of a well-formed tag of a language that CLDR knows, else None."""
    match = _TAG.fullmatch(tag)
    if match is None:
        return None
    language = match["language"].lower()
    if language.split("-")[0] not in _known_languages():
        return None
    return Subtags(
        language, (match["script"] or "").capitalize(), (match["region"] or "").upper()
    )


@lru_cache(maxsize=256)
def canonical_subtags(tag: str) -> Subtags | None:
    """As `parse_tag`, under the language code that CLDR files its words by: `prs` as `fa-AF`."""
    subtags = parse_tag(tag)
    if subtags is None:
        return None
    from babel.core import get_global  # noqa: PLC0415 - read once, and only where it is needed

    alias = {**get_global("language_aliases"), **_UNLISTED_ALIASES}.get(subtags.language, "")
    if not alias:
        return subtags
    language, _, region = alias.partition("_")
    return Subtags(language, subtags.script, subtags.region or region)


# The two varieties of Pashto beside `pbu`, which CLDR's table knows.
_UNLISTED_ALIASES: Final = {"pbt": "ps", "pst": "ps"}


def same_language(one: str, other: str) -> bool:
    """Whether two tags name the same language in the same script, whatever the region."""
    first, second = (tag.partition("-")[0].lower() for tag in (one, other))
    return first == second and script_of(one) == script_of(other)


@lru_cache(maxsize=256)
def script_of(tag: str) -> str:
    """The ISO 15924 script a language is written in: `fa-AF` → `Arab`; `Zyyy` when unknown."""
    subtags = parse_tag(tag)
    if subtags is None:
        return "Zyyy"
    if subtags.script:
        return subtags.script
    likely = _likely_subtags()
    language = subtags.language.split("-")[0]
    for key in (f"{language}_{subtags.region}", language):
        if key in likely:
            return likely[key].split("_")[1]
    return "Latn"


def scripts_written_in(tag: str) -> frozenset[str]:
    """The scripts whose letters a text in this language is made of: `ja` → Hani, Hira, Kana."""
    script = script_of(tag)
    return frozenset(_MIXED_SCRIPTS.get(script, (script,)))


_MIXED_SCRIPTS: Final = {
    "Aran": ("Arab",),
    "Hans": ("Hani",),
    "Hant": ("Hani", "Bopo"),
    "Jpan": ("Hani", "Hira", "Kana"),
    "Kore": ("Hang", "Hani"),
}


@lru_cache(maxsize=256)
def direction_of(tag: str) -> Direction:
    """The direction a language is written in."""
    return "rtl" if script_of(tag) in RIGHT_TO_LEFT_SCRIPTS else "ltr"


def is_arabic_script(tag: str) -> bool:
    """Whether a language is written in the Arabic script (its Nastaliq variant included)."""
    return script_of(tag) in {"Arab", "Aran"}


@lru_cache(maxsize=4096)
def script_of_letter(character: str) -> str:
    """The script of a strong letter (`Latn`, `Arab`, …); empty for everything that is no letter.

    Digits, punctuation, marks and letters shared by scripts (`Zyyy`, `Zinh`) take no part in the
    choice of a language.
    """
    if character.isascii():
        return "Latn" if character.isalpha() else ""
    if unicodedata.bidirectional(character) not in {"L", "R", "AL"}:
        return ""
    from fontTools.unicodedata import script  # noqa: PLC0415 - only texts beyond ASCII pay for it

    code = str(script(character))
    return "" if code in {"Zyyy", "Zinh", "Zzzz"} else code


# Addresses and numbers do not vote on the language of the text around them.
_VOTELESS = re.compile(
    r"[a-z][a-z0-9+.-]*://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+", re.IGNORECASE
)


def count_letters(text: str) -> Counter[str]:
    """How many strong letters of each script `text` has; URLs and e-mail addresses do not count."""
    counts: Counter[str] = Counter(map(script_of_letter, _VOTELESS.sub(" ", text)))
    del counts[""]
    return counts


# Letters that, inside the Arabic script, tell one language from the others. Urdu and Pashto share
# Persian's letters, so theirs are asked for first; Arabic is what has none of Persian's.
_TELLING_LETTERS: Final = {
    "ps": frozenset("ټډړښځڅڼږېۍ"),
    "ur": frozenset("ٹڈڑںےۓہھۂ"),
    "fa": frozenset("پچژگکی"),
    "ar": frozenset("ةىيكإ"),
}
# A foreign name does not turn a paragraph: so many of its words must carry a telling letter.
_TELLING_SHARE: Final = 0.15


def language_of(text: str, surrounding: str, languages: tuple[str, ...] = ()) -> str:
    """The language of `text` inside text in `surrounding`: majority of strong letters.

    A text whose letters are mostly of the script of its surroundings is in their language. In
    another script it is in the first of `languages` (those of the publication) written in that
    script, unless its letters belong to one language of the Arabic script alone.
    """
    counts = count_letters(text)
    if not counts:
        return surrounding
    script, _ = max(counts.items(), key=lambda item: (item[1], item[0] == script_of(surrounding)))
    return language_of_script(script, text, surrounding, languages)


def language_of_script(
    script: str, text: str, surrounding: str, languages: tuple[str, ...] = ()
) -> str:
    """The language of `text`, all of whose letters are of `script`; arguments as `language_of`."""
    known = (surrounding, *languages)
    if script == "Arab":
        found = _arabic_script_language(text)
        if found:
            return next((tag for tag in known if same_language(tag, found)), found)
    written = next((tag for tag in known if script_of(tag) == script), "")
    return written or _SCRIPT_DEFAULTS.get(script) or _default_language(script)


def _arabic_script_language(text: str) -> str:
    """`ps`, `ur`, `fa` or `ar` when the letters of `text` decide it, else empty."""
    words = [letters for letters in map(frozenset, text.split()) if not letters.isdisjoint(_ARAB)]
    for language, telling in _TELLING_LETTERS.items():
        found = sum(not word.isdisjoint(telling) for word in words)
        if found and found >= _TELLING_SHARE * len(words):
            return language
    return ""


_ARAB: Final = frozenset(map(chr, range(0x620, 0x700)))

# What a foreign run is taken for when the publication names no language of its script.
_SCRIPT_DEFAULTS: Final = {"Latn": "en", "Arab": "fa", "Cyrl": "ru", "Grek": "el", "Hebr": "he"}


def _default_language(script: str) -> str:
    """The language CLDR holds likeliest for a script; `und` with the script when it names none."""
    likely = _likely_subtags().get(f"und_{script}", f"und_{script}_ZZ")
    language = likely.split("_")[0]
    return language if language != "und" else f"und-{script}"


@lru_cache(maxsize=1)
def _likely_subtags() -> dict[str, str]:
    from babel.core import get_global  # noqa: PLC0415 - read once, and only where it is needed

    return {**dict(get_global("likely_subtags")), **_UNLISTED}


# Languages of the Arabic script that CLDR's table leaves out; their region is the largest one.
_UNLISTED: Final = {
    "pnb": "pnb_Arab_PK", "prs": "prs_Arab_AF", "pbt": "pbt_Arab_AF", "pbu": "pbu_Arab_PK",
    "pst": "pst_Arab_PK", "azb": "azb_Arab_IR", "uzs": "uzs_Arab_AF", "hno": "hno_Arab_PK",
    "aeb": "aeb_Arab_TN", "acm": "acm_Arab_IQ",
}  # fmt: skip


@lru_cache(maxsize=1)
def _known_languages() -> frozenset[str]:
    """Every language whose script is known."""
    return frozenset(key.split("_")[0] for key in _likely_subtags()) | {"und"}
