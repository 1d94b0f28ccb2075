"""Advice on Persian text: letters, digits and joiners that are another language's, or missing.

Only advice: a quotation may keep its writer's spelling, and `می` may be wine.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# Arabic letters that look like Persian ones and are other characters to a search; ة only where a
# word ends in it, since Arabic phrases inside Persian words keep it.
_ARABIC_LETTERS: Final = re.compile(r"\w*[يكى]\w*|\w+ة(?![\w\u200c])")
_PERSIAN_OF: Final = str.maketrans("يكىة", "یکیه")

# Arabic's own digits, whose ٤٥٦ are drawn otherwise; and one number in two systems.
_ARABIC_DIGITS: Final = re.compile(r"[٠-٩]+")
_MIXED_NUMBER: Final = re.compile(r"[0-9]+[۰-۹][0-9۰-۹]*|[۰-۹]+[0-9][0-9۰-۹]*")

# The prefix of a verb, and the ending of a plural, cut off by a space.
_PREFIX: Final = re.compile(r"\bن?می [\w\u200c]{2,}[مدی](?![\w\u200c])")
_PLURAL: Final = re.compile(r"\b[\w\u200c]{2,} ها(?:ی|یی)?(?![\w\u200c])")


class Remark(NamedTuple):
    """One piece of advice: its code, the words it is about, and how they are written."""

    code: str
    words: str
    better: str


def remarks(text: str, lang: str) -> Iterator[Remark]:
    """The advice on a text in `lang`; none unless it is Persian in any of its countries."""
    if lang.lower().split("-")[0] not in {"fa", "prs", "pes"}:
        return
    for match in _ARABIC_LETTERS.finditer(text):
        yield Remark("d-201", match[0], match[0].translate(_PERSIAN_OF))
    for pattern in (_ARABIC_DIGITS, _MIXED_NUMBER):
        for match in pattern.finditer(text):
            yield Remark("d-202", match[0], _in_persian_digits(match[0]))
    for pattern in (_PREFIX, _PLURAL):
        for match in pattern.finditer(text):
            yield Remark("d-203", match[0], match[0].replace(" ", "\u200c"))


def _in_persian_digits(number: str) -> str:
    return "".join(chr(0x6F0 + int(digit)) for digit in number)
