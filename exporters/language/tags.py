"""Languages, scripts and directions, by BCP 47 tag.

Direction follows from the *script* of a language (its own subtag, else CLDR's likely subtags),
never from a list of languages: such lists are wrong for `pnb`, `az-Arab`, `ku-Arab`, `ks`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from exporters.values import NamedTuple

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
    return Subtags(language, (match["script"] or "").capitalize(), (match["region"] or "").upper())


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


@lru_cache(maxsize=256)
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


def likeliest_language(script: str) -> str:
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
