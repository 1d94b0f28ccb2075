"""The hyphens of words are those that pyphen finds with its patterns taken to pieces at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from exporters.pdf.engine import load_engine

if TYPE_CHECKING:
    from exporters.assets import Fonts

WORDS: dict[str, str] = {
    "en": "hyphenation Orthography of a newspaper's correspondents I extraordinary",
    "fr": "l’orthographe extraordinaire des correspondants à étudier",
    "ru": "корреспондентская орфография необыкновенного",
    "eo": "emphasis is eksterordinara korespondantoj",  # has patterns twice, one without levels
    "nb": "rettskrivningen korrespondentene",
    "hu": "asszonnyal lettergrepen",  # has hyphens that change the spelling
}


@pytest.fixture
def dictionary(fonts: Fonts) -> Any:
    load_engine(fonts)
    from weasyprint.text.line_break import pyphen  # noqa: PLC0415 - it comes with the engine

    return pyphen.HyphDict


@pytest.mark.parametrize("lang", WORDS)
def test_words_are_cut_where_pyphen_cuts_them(dictionary: Any, lang: str) -> None:
    from weasyprint.text.line_break import pyphen  # noqa: PLC0415

    path = pyphen.LANGUAGES[lang]
    mended, plain = dictionary(path), dictionary.__new__(dictionary)
    dictionary.__init__.replaces_function_of_weasyprint(plain, path)
    positions = dictionary.positions.replaces_function_of_weasyprint
    words = WORDS[lang].split()
    found = {word: [(int(at), at.data) for at in mended.positions(word)] for word in words}
    assert found == {word: [(int(at), at.data) for at in positions(plain, word)] for word in words}
    assert any(found.values())
    assert mended.positions(words[0]) is mended.positions(words[0])
