"""Where the language changes inside a line of text."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import Final

from exporters.language import (
    direction_of,
    is_arabic_script,
    language_of_script,
    may_hold_address,
    same_language,
    script_of_letter,
    scripts_written_in,
)
from exporters.runs.addresses import ADDRESS
from exporters.runs.brackets import pair_brackets
from exporters.runs.extent import Extent, foreign_extents
from exporters.values import NamedTuple


class Run(NamedTuple):
    """Part of a text, all in one language."""

    text: str
    lang: str


_ARABIC_DIGITS: Final = frozenset("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩")
# The ornate parenthesis, between which the Quran is quoted (The Unicode Standard, 9.2).
_QURANIC: Final = "﴿"
_OPENING: Final = frozenset('“«‹"﴿([')
# So many words of a quotation in the letters of its sentence must tell that it is in another
# language; a sentence may well quote a name.
_QUOTED_SHARE: Final = 1 / 3
_DEEPEST_QUOTATION: Final = 3


def language_runs(text: str, lang: str, languages: tuple[str, ...] = ()) -> tuple[Run, ...]:
    """`text` cut where its language changes; the runs joined give `text` back.

    `lang` is the language of the surroundings, `languages` those of the publication, asked in
    this order for the language of a script. A single letter of another script that is written
    in the same direction (a Greek π in English) stays with its surroundings: it is a symbol.
    """
    foreign = foreign_runs(text, lang, languages)
    if not foreign:
        return (Run(text, lang),) if text else ()
    runs: list[Run] = []
    position = 0
    for extent, found in foreign:
        if extent.start > position:
            runs.append(Run(text[position : extent.start], lang))
        runs.append(Run(text[extent.start : extent.end], found))
        position = extent.end
    if position < len(text):
        runs.append(Run(text[position:], lang))
    return tuple(runs)


def foreign_runs(text: str, lang: str, languages: tuple[str, ...] = ()) -> list[tuple[Extent, str]]:
    """Where `text` is in another language than `lang`, and in which, in order; as above."""
    own = scripts_written_in(lang)
    if text.isascii() and "Latn" in own:
        return []
    is_foreign = not own.issuperset(_scripts_in(text))
    may_quote = is_arabic_script(lang) and not _OPENING.isdisjoint(text)
    if not is_foreign and not may_quote:
        return []
    scripts = _scripts(text)
    foreign = _quoted_runs(text, scripts, lang, languages) if may_quote else {}
    if is_foreign:
        direction = direction_of(lang)
        for extent in foreign_extents(text, scripts, own, direction):
            letters = list(filter(None, scripts[extent.start : extent.end]))
            script = max(dict.fromkeys(letters), key=letters.count)
            piece = text[extent.start : extent.end]
            found = language_of_script(script, piece, lang, languages)
            if direction_of(found) != direction or len(letters) > 1:
                foreign[extent] = found
    return sorted(foreign.items())


@lru_cache(maxsize=4096)
def _script_of(character: str) -> str:
    """The script that a character votes for; empty for one that has no vote."""
    return "Arab" if character in _ARABIC_DIGITS else script_of_letter(character)


def changes_of_script(text: str, before: str = "") -> tuple[int, str]:
    """How often the script changes from one voting letter to the next, and the last one's script.

    `before` is the script in front of the text, empty for none: letters behind it may change it.
    """
    scripts = _scripts_in(text)
    if not scripts:
        return 0, before
    if len(scripts) == 1:
        (script,) = scripts
        return int(before not in {"", script}), script
    runs = [script for script, _ in groupby(filter(None, _scripts(text)))]
    return len(runs) - 1 + (before not in {"", runs[0]}), runs[-1]


def _scripts_in(text: str) -> set[str]:
    """The scripts that have a vote in a text, each once."""
    scripts = set(map(_script_of, set(text)))
    scripts.discard("")
    if may_hold_address(text):
        scripts.add("Latn")
    return scripts


def _scripts(text: str) -> list[str]:
    """The script of each character that votes; an address votes as a whole, for Latin."""
    scripts = list(map(_script_of, text))
    if may_hold_address(text):
        for match in ADDRESS.finditer(text):
            scripts[match.start() : match.end()] = ["Latn"] * (match.end() - match.start())
    return scripts


def _quoted_runs(
    text: str, scripts: list[str], lang: str, languages: tuple[str, ...]
) -> dict[Extent, str]:
    """What stands in quotation marks or brackets and tells that it is of another language.

    Its letters are all of the Arabic script, as those of the text around it; pairs inside such a
    quotation belong to it.
    """
    found: dict[Extent, str] = {}
    floor = 0
    around: list[int] = []
    for pair in sorted(pair_brackets(text, 0, len(text))[0]):
        inside = Extent(pair.start + 1, pair.end)
        while around and around[-1] < pair.start:
            around.pop()
        around.append(pair.end)
        if inside.start < floor or len(around) > _DEEPEST_QUOTATION:
            continue
        if set(scripts[inside.start : inside.end]) - {"", "Arab"}:
            continue
        words = text[inside.start : inside.end]
        if text[pair.start] == _QURANIC:
            arabic = next((tag for tag in (lang, *languages) if same_language(tag, "ar")), "ar")
            told = language_of_script("Arab", words, arabic, (lang, *languages))
        else:
            told = language_of_script("Arab", words, lang, languages, _QUOTED_SHARE)
        if words.strip() and not same_language(told, lang):
            start = inside.start + len(words) - len(words.lstrip())
            found[Extent(start, start + len(words.strip()))] = told
            floor = inside.end
    return found
