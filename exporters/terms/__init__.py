"""The words that diglot itself puts on a page, in each language it knows: one module a language.

A *label* stands before what it labels, one space between, and carries the punctuation that its
language wants there: `By NAME`, `نویسنده: NAME`. All other terms stand alone. `original` leaves
its full stop to the page. `{fields}` are filled with facts.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from exporters.language import canonical_subtags, script_of
from exporters.terms import (
    arabic,
    dari,
    english,
    french,
    german,
    iranian,
    pashto,
    russian,
    turkish,
    urdu,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FALLBACK: Final = "en"

TERMS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": english.TERMS,
    "fa-AF": dari.TERMS,
    "fa": iranian.TERMS,
    "ps": pashto.TERMS,
    "ur": urdu.TERMS,
    "ar": arabic.TERMS,
    "de": german.TERMS,
    "fr": french.TERMS,
    "ru": russian.TERMS,
    "tr": turkish.TERMS,
}
_FULL_STOPS: Final = {"ur": "۔"}


def term(key: str, lang: str, **facts: str) -> tuple[str, str]:
    """The term `key` in `lang`: (tag of the language that it really is in, text).

    A regional tag without words of its own has those of its language in the same script (`de-AT`
    those of `de`); a language that diglot does not know has the English ones, tagged `en`. `facts`
    fill the term's fields. Raises `KeyError` for an unknown term or a field without its fact.
    """
    known, tag = _find_language(lang)
    return tag, TERMS[known][key].format_map(facts)


def full_stop(lang: str) -> str:
    """What ends a sentence of `term` in `lang`."""
    return _FULL_STOPS.get(_find_language(lang)[0], ".")


def spoken_languages(tags: Sequence[str]) -> tuple[str, ...]:
    """The tags of languages that diglot has words in, one for each; the first tag always.

    A first language that diglot does not know speaks English, which then no other tag repeats.
    """
    spoken: dict[str, str] = {}
    for tag in tags:
        known, told = _find_language(tag)
        if tag == tags[0] or told == tag:
            spoken.setdefault(known, tag)
    return tuple(spoken.values())


def language_list(tags: Sequence[str], lang: str) -> str:
    """The names of languages as `term` would say them in `lang`: `English and Dari`.

    No name stands twice; a language that CLDR has no name for stands as its tag.
    """
    from babel.core import Locale  # noqa: PLC0415 - only a summary of languages needs it

    known, _ = _find_language(lang)
    names = Locale.parse(known, sep="-").languages
    distinct = list(dict.fromkeys(_name_language(tag, names) for tag in tags))
    listed = TERMS[known]["comma"].join(distinct[:-1])
    return TERMS[known]["and"].join(filter(None, (listed, *distinct[-1:])))


def _name_language(tag: str, names: Mapping[str, str]) -> str:
    """The name of the longest leading part of a tag that has one: `fa-AF` is Dari."""
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        name = names.get("_".join(parts[:length]))
        if name:
            return name.partition(" (")[0]  # some locales add the country
    return tag


@lru_cache(maxsize=256)
def _find_language(lang: str) -> tuple[str, str]:
    """The key of `TERMS` that serves a tag, and the tag that its words then carry."""
    subtags = canonical_subtags(lang)
    if subtags is not None:
        for known in (f"{subtags.language}-{subtags.region}", subtags.language):
            if known in TERMS and script_of(known) == script_of(lang):
                return known, lang
    return FALLBACK, FALLBACK
