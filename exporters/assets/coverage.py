"""Which languages a font can write: the letters of each, and which of them a face lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?()[]–—‘’“”…&"
_CYRILLIC = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя«»„“–—…"
_PERSIAN = "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیًٌٍَُِّْٔ\u200c،؛؟«»()۰۱۲۳۴۵۶۷۸۹٪٫٬"
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْٰٱ،؛؟«»()٠١٢٣٤٥٦٧٨٩٪٫٬"

# What a running text of each language is written with, by language tag; the letters a person of
# that language would miss first.
ALPHABETS: Final[Mapping[str, str]] = {
    "en": _LATIN,
    "fr": _LATIN + "ÀÂÆÇÈÉÊËÎÏÔŒÙÛÜŸàâæçèéêëîïôœùûüÿ«»",
    "de": _LATIN + "ÄÖÜẞäöüß„“",
    "tr": _LATIN + "ÇĞİÖŞÜçğıöşü",
    "ru": _CYRILLIC + "Ёё",
    "tg": _CYRILLIC + "ЁёҒғӢӣҚқӮӯҲҳҶҷ",
    "fa": _PERSIAN + "ۀة",
    "ps": _PERSIAN + "ټځڅډړږښګڼېۍيۀة",
    "ur": _PERSIAN + "ٹڈڑںھہۂۃےۓ۔",
    "ar": _ARABIC,
    "uz-Arab": _PERSIAN + "ۇۉې",
}


def read_characters(path: Path) -> frozenset[int]:
    """The code points that a font file maps to glyphs."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only to look into fonts

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def missing_letters(characters: frozenset[int], lang: str) -> str:
    """The letters of a language in `ALPHABETS` that are not among `characters`, in its order."""
    letters = dict.fromkeys(ALPHABETS[lang])
    return "".join(letter for letter in letters if ord(letter) not in characters)
