"""Digits: those of the language, and of one system in one number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.orthography.remark import remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.orthography.remark import Remark

_DIGITS: Final = re.compile("[0-9۰-۹٠-٩]+")
_NATIVE: Final = {
    **dict.fromkeys(("fa", "ps", "ur"), "۰۱۲۳۴۵۶۷۸۹"),
    "ar": "٠١٢٣٤٥٦٧٨٩",
}
_LEADS_ON: Final = re.compile(r"[^\W_]$|\w[-–/.:,٫٬]$")
_GOES_ON: Final = re.compile(r"[^\W_]|[-–/.:,٫٬]\w")
_SENTENCE: Final = re.compile(r"(?:[^.؟!؛۔\n]|\.(?=[0-9۰-۹]))+")
# A number that stands for itself: no part of a date, a telephone number, a version, a name.
_LATIN_NUMBER: Final = re.compile(r"(?<![^\s«])(?<![0-9] )[0-9]+(?=[\s،.؛؟!»]|$)(?! [0-9])")
_NATIVE_NUMBER: Final = re.compile(r"(?<![^\s«(])[۰-۹]+(?=[\s،.؛؟!»)]|$)")
# A word apart at most one space away: *EPUB 3*, *50 km*.
_NEAR: Final = 2


def check_digits(text: str, language: str) -> Iterator[Remark]:
    """Digits of another language (t-011), and numbers in two systems (t-012)."""
    native = _NATIVE.get(language)
    if native is None:
        return
    for match in _DIGITS.finditer(text):
        systems = {_system(digit) for digit in match[0]}
        better = "".join(native[int(digit)] for digit in match[0])
        if len(systems) > 1:
            yield remark("t-012", text, match.span(), better, sure=not _is_part(text, match))
        elif systems == {"Arab"} and language != "ar":
            yield remark("t-011", text, match.span(), better)
        elif systems == {"Aran"} and language == "ar":
            yield remark("t-011", text, match.span(), better, sure=False)


def _system(digit: str) -> str:
    if digit.isascii():
        return "Latn"
    return "Aran" if digit >= "۰" else "Arab"


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether a number is part of something longer: of a code, a date, a telephone number."""
    start, end = match.span()
    return _LEADS_ON.search(text[max(0, start - 2) : start]) is not None or (
        _GOES_ON.match(text, end) is not None
    )


def check_sentence_digits(text: str, language: str) -> Iterator[Remark]:
    """Numbers in the digits of another system than others of the same sentence (t-013)."""
    if language not in {"fa", "ps"} or not _LATIN_NUMBER.search(text):
        return
    native = _NATIVE[language]
    for sentence in _SENTENCE.finditer(text):
        if not _NATIVE_NUMBER.search(sentence[0]):
            continue
        for match in _LATIN_NUMBER.finditer(text, *sentence.span()):
            start, end = match.span()
            if "\ufffc" in text[max(0, start - _NEAR) : end + _NEAR]:
                continue
            better = "".join(native[int(digit)] for digit in match[0])
            yield remark("t-013", text, match.span(), better, sure=False)
