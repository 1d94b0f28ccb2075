"""Words written twice. A word is never taken out: only its writer knows which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.orthography.characters import words
from exporters.orthography.remark import remark

if TYPE_CHECKING:
    from collections.abc import Iterator

from exporters.orthography.remark import Remark

_LATIN: Final = re.compile(r"\b([a-z]{2,20}) +(\1)\b(?![-'’])", re.IGNORECASE)
_PERSIAN: Final = re.compile(r"(?<!\w)(از|که|را|برای|است|و|یا|اما) +\1(?![\w\u200c])")
# That may stand twice: what that that means; all he had had; come in in time.
_MAY_REPEAT: Final = words(
    "that had is in on very no so bye ha he her do did you it what who out up over by now "
    "there well many much long far more again really too yes blah tut knock hear can will"
)


def check_doubled_words(text: str, language: str) -> Iterator[Remark]:
    """A word that stands twice, one behind the other (t-051)."""
    if language == "en":
        for match in _LATIN.finditer(text):
            # Two words that begin with capitals are a name: The The.
            if match[2].islower() and match[2] not in _MAY_REPEAT:
                yield remark("t-051", text, match.span(), match[1], sure=False)
    elif language == "fa":
        for match in _PERSIAN.finditer(text):
            yield remark("t-051", text, match.span(), match[1], sure=False)
