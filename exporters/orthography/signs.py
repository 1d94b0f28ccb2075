"""Signs: of the script of their text, dots, and hyphens in the place of dashes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.language import is_arabic_script
from exporters.orthography.characters import APART, LETTERS, MARKS, beside
from exporters.orthography.remark import remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.orthography.remark import Remark

_ARABIC_SIGNS: Final = {",": "،", ";": "؛", "?": "؟"}
_LATIN_SIGN: Final = re.compile(rf"(?<=[{LETTERS}{MARKS}»)۰-۹])[,;?](?=[\s»)”!]|$)")
_LATIN_STOP: Final = re.compile(rf"(?<=[{LETTERS}{MARKS}]{{2}})\.(?=\s|$)")
_ARABIC_SIGN: Final = re.compile(r"(?<=[A-Za-z])[،؛؟](?=\s|$)")

# Behind a word or between quotation marks; not what a program writes: for...of, ...rest, a/...
_DOTS: Final = re.compile(
    rf"(?<![./\\\[-])(?<!/ )\.{{3}}(?=[\s”’\"»)!?,،؟؛]|$|{APART})(?! [:/])"
    r"|(?<=\[)\.{3}(?=\](?![\w(-]))"
    rf"|(?<=[{LETTERS}])\.{{3}}(?=[{LETTERS}])"
)
_DOUBLED_SIGN: Final = re.compile(r"(?<=\w)(?:،،|؛؛|,,|;;)(?![،؛,;])")

# Two years, or two pages after a word that says so; no date, standard or telephone number.
_RANGE: Final = re.compile(
    r"(?<![\w\-–/.:+])(?P<first>[0-9]{1,4}|[۰-۹]{1,4})-(?P<second>[0-9]{1,4}|[۰-۹]{1,4})"
    r"(?![\w\-–/:]|[.,][0-9۰-۹])"
)
_PAGES: Final = re.compile(r"(?:\b(?:pp?\.|pages|chapters|lines|صفحه‌های|صفحات|صص\.?)) ?$")
_NAME: Final = re.compile(r"[A-Z]{2,} ?$")
_YEAR_DIGITS: Final = 4
_YEARS: Final = (range(1000, 2100), range(1200, 1500))
_LEAD: Final = 16

_HYPHEN: Final = re.compile(r"(?<=[^\W\d_]) (?:-|--) (?=[^\W\d_])|(?<=[^\W\d_])--(?=[^\W\d_])")


def check_signs_of_script(text: str, language: str) -> Iterator[Remark]:
    """A comma, semicolon or question mark of the other script (t-042)."""
    if is_arabic_script(language):
        for match in _LATIN_SIGN.finditer(text):
            yield remark("t-042", text, match.span(), _ARABIC_SIGNS[match[0]], beside(match))
    elif not text.isascii():
        latin = {arabic: sign for sign, arabic in _ARABIC_SIGNS.items()}
        for match in _ARABIC_SIGN.finditer(text):
            yield remark(
                "t-042",
                text,
                match.span(),
                latin[match[0]],
                beside(match),
                sure=False,
            )
    if language == "ur":
        for match in _LATIN_STOP.finditer(text):
            yield remark("t-042", text, match.span(), "۔", beside(match), sure=False)


def check_doubled_signs(text: str, language: str) -> Iterator[Remark]:  # noqa: ARG001 - a rule's shape
    """A comma or a semicolon written twice (t-043)."""
    for match in _DOUBLED_SIGN.finditer(text):
        yield remark("t-043", text, match.span(), match[0][0], beside(match), sure=False)


def check_dots(text: str, language: str) -> Iterator[Remark]:  # noqa: ARG001 - likewise
    """Three full stops in the place of an ellipsis (t-044)."""
    if "..." not in text:
        return
    for match in _DOTS.finditer(text):
        yield remark("t-044", text, match.span(), "…", beside(match))


def check_ranges(text: str, language: str) -> Iterator[Remark]:  # noqa: ARG001 - likewise
    """A hyphen between two years or two pages (t-045)."""
    if "-" not in text:
        return
    for match in _RANGE.finditer(text):
        lead = text[max(0, match.start() - _LEAD) : match.start()]
        if _is_range(match["first"], match["second"], lead):
            place = (match.end("first"), match.start("second"))
            yield remark("t-045", text, place, "–", match.span())


def _is_range(first: str, second: str, lead: str) -> bool:
    if first.isascii() != second.isascii() or int(first) >= int(second):
        return False
    if _PAGES.search(lead):
        return True
    are_years = len(first) == len(second) == _YEAR_DIGITS and not _NAME.search(lead)
    return are_years and any(int(first) in years and int(second) in years for years in _YEARS)


def check_hyphens(text: str, language: str) -> Iterator[Remark]:  # noqa: ARG001 - likewise
    """A hyphen, or two, in the place of a dash between two words (t-046)."""
    if "-" not in text:
        return
    for match in _HYPHEN.finditer(text):
        new = match[0].replace("--", "-").replace("-", "–")
        yield remark("t-046", text, match.span(), new, beside(match), sure=False)
