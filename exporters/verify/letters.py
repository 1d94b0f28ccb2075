"""What the letters of a text say about its language and its direction."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from exporters.language import (
    Direction,
    count_letters,
    direction_of,
    language_of,
    parse_tag,
    same_language,
    script_of_letter,
    scripts_written_in,
)

if TYPE_CHECKING:
    from collections import Counter

# Languages that say nothing (undetermined, several), and the one of what is no language.
_UNDETERMINED: Final = frozenset({"und", "mul", "mis"})
_NO_LANGUAGE: Final = "zxx"


def is_known(lang: str | None) -> bool:
    """Whether a tag names a language, or says that there is none (`zxx`)."""
    if not lang:
        return False
    if lang.lower().split("-")[0] == _NO_LANGUAGE:
        return True
    subtags = parse_tag(lang)
    return subtags is not None and (
        subtags.language.split("-")[0] not in _UNDETERMINED or bool(subtags.script)
    )


def contradicts(text: str, lang: str) -> str:
    """The script that most letters of `text` are of, where `lang` is not written in it; or empty.

    Addresses do not count. One letter alone contradicts only a language of the other direction:
    a π in English is a symbol.
    """
    if lang.lower().split("-")[0] == _NO_LANGUAGE:
        return ""
    counts = count_letters(text)
    if not counts:
        return ""
    own = scripts_written_in(lang)
    foreign = {script: count for script, count in counts.items() if script not in own}
    total = sum(foreign.values())
    if total * 2 <= sum(counts.values()):
        return ""
    script = max(foreign, key=lambda key: (foreign[key], key))
    if total == 1 and direction_of_script(script) == direction_of(lang):
        return ""
    return script


def contradicts_as_whole(text: str, lang: str) -> str:
    """As `contradicts`, for a text that can have no markup inside: a title, a label, an attribute.

    *EPUB و PDF* is Persian: a word of the language joins names of another.
    """
    script = contradicts(text, lang)
    return script if script and not same_language(language_of(text, lang), lang) else ""


def letters_by_direction(text: str) -> dict[Direction, int]:
    """How many letters of `text`, those of addresses too, are written in each direction."""
    sides: dict[Direction, int] = {"ltr": 0, "rtl": 0}
    for character in text:
        if script := script_of_letter(character):
            sides[direction_of_script(script)] += 1
    return sides


def majority_direction(counts: Counter[str]) -> Direction | None:
    """The direction of most letters, or None when there are none or as many of each."""
    rtl = sum(count for script, count in counts.items() if direction_of_script(script) == "rtl")
    ltr = sum(counts.values()) - rtl
    if rtl == ltr:
        return None
    return "rtl" if rtl > ltr else "ltr"


@lru_cache(maxsize=64)
def direction_of_script(script: str) -> Direction:
    """The direction a script is written in."""
    return direction_of(f"und-{script}")
