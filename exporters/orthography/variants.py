"""Spellings of which a language has several: each is right, but a text should keep to one.

Persian writes a verb's prefix with a joiner or without (می‌رود, میرود), and the ezafe behind a
silent heh with a hamza or with a yeh (خانهٔ, خانۀ, خانه‌ی).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.language.words import orthography_code
from exporters.orthography.characters import JOINER, LETTERS, WORD, word_after, word_before
from exporters.orthography.verbs import finite_forms
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX: Final = re.compile(f"(?<![{WORD}])ن?می(?P<gap>{JOINER}?)(?=[{LETTERS}])")
_EZAFE: Final = re.compile(f"(?<=[{LETTERS}])(?:ه\u0654|ۀ|ه{JOINER}ی)(?![{WORD}])")
# Of the field, and not: you know.
_NO_VERBS: Final = frozenset({"میدانی"})


class Variant(NamedTuple):
    """One of the spellings that the rule `code` knows: `form` stands from `start` to `end`.

    The word around is that from `first` to `last`.
    """

    code: str
    start: int
    end: int
    form: str
    first: int
    last: int


def variants(text: str, lang: str) -> Iterator[Variant]:
    """The words of a text in `lang` that could be spelled in another way as well."""
    if orthography_code(lang) != "fa":
        return
    for match in _PREFIX.finditer(text):
        start, end = word_after(text, match.end())
        if text[start:end] in finite_forms() and text[match.start() : end] not in _NO_VERBS:
            yield Variant("t-061", *match.span("gap"), match["gap"], match.start(), end)
    for match in _EZAFE.finditer(text):
        first, _ = word_before(text, match.start())
        yield Variant("t-062", *match.span(), match[0], first, match.end())
