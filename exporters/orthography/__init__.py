"""How languages are written: their letters, digits, joiners, spaces and signs.

One piece of knowledge for the linter, which mends sources, and the direction audit, which judges
anybody's books. A rule is a function from a text in one language to what there is to say of it;
what is no text in that language stands in the text as `APART`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from exporters.language import parse_tag
from exporters.language.words import orthography_code
from exporters.orthography.brackets import check_space_inside
from exporters.orthography.characters import APART
from exporters.orthography.digits import check_digits, check_sentence_digits
from exporters.orthography.doubled import check_doubled_words
from exporters.orthography.joiners import (
    check_comparatives,
    check_endings,
    check_joiners,
    check_not_signs,
    check_plurals,
    check_prefixes,
)
from exporters.orthography.letters import (
    check_hamzas,
    check_letters,
    check_shapes,
    check_tatweel,
    check_teh_marbuta,
    tells_language,
)
from exporters.orthography.remark import Remark, remark
from exporters.orthography.signs import (
    check_dots,
    check_doubled_signs,
    check_hyphens,
    check_ranges,
    check_signs_of_script,
)
from exporters.orthography.spacing import (
    check_double_spaces,
    check_space_before,
    check_space_behind,
)
from exporters.orthography.variants import Variant, variants

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "APART",
    "Remark",
    "Variant",
    "remark",
    "remarks",
    "remarks_on_search",
    "remarks_on_verse",
    "variants",
]

_LETTERS: Final = (check_letters, check_teh_marbuta, check_shapes)
_OF_SEARCH: Final = (
    check_letters, check_teh_marbuta, check_digits,
    check_prefixes, check_plurals, check_comparatives, check_endings,
)  # fmt: skip
_RULES: Final = (
    *_LETTERS, check_tatweel, check_hamzas,
    check_digits, check_sentence_digits,
    check_prefixes, check_plurals, check_comparatives, check_endings,
    check_joiners, check_not_signs,
    check_space_before, check_space_behind, check_double_spaces, check_space_inside,
    check_signs_of_script, check_doubled_signs, check_dots, check_ranges, check_hyphens,
    check_doubled_words,
)  # fmt: skip


def remarks(text: str, lang: str, *, is_inset: bool = False) -> tuple[Remark, ...]:
    """What there is to say of a text in `lang`, in the order of the text.

    No two remarks are about the same characters: what one leaves to say, the next reading says.
    `is_inset`: the text stands in one of another language, as a quotation does; its letters are
    sure to be wrong only where its words tell that it is in its language, and not in Arabic.
    """
    language = _language(lang)
    found = _ordered(_RULES, text, language)
    if is_inset and found and not tells_language(text, language):
        return tuple(one._replace(sure=one.sure and one.code != "t-001") for one in found)
    return found


def remarks_on_verse(text: str, lang: str) -> tuple[Remark, ...]:
    """As `remarks`, on a line of verse: its letters alone, and nothing that is sure."""
    return tuple(one._replace(sure=False) for one in _ordered(_LETTERS, text, _language(lang)))


def remarks_on_search(text: str, lang: str) -> tuple[Remark, ...]:
    """As `remarks`, on what keeps a search in any book of the Arabic script from finding a word."""
    return _ordered(_OF_SEARCH, text, _language(lang)) if orthography_code(lang) else ()


@lru_cache(maxsize=256)
def _language(lang: str) -> str:
    """The language that a tag's rules are under; empty for what is no tag."""
    language = orthography_code(lang) or lang.partition("-")[0].lower()
    return language if parse_tag(language) else ""


def _ordered(
    rules: tuple[Callable[[str, str], Iterator[Remark]], ...], text: str, language: str
) -> tuple[Remark, ...]:
    if not language:
        return ()
    found = [one for check in rules for one in check(text, language)]
    ordered: list[Remark] = []
    for one in sorted(found, key=lambda one: (one.start, one.end)):
        if not ordered or one.start >= ordered[-1].end:
            ordered.append(one)
    return tuple(ordered)
