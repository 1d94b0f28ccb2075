"""Which character each glyph of a cluster stands for."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.pdf.text_layer.glyphs import Shaped

# Characters that are no text but instructions: joiners put in by `pdf.ordering`, controls of
# direction, soft hyphens, places where a line may end or must not.
INSTRUCTIONS: Final = frozenset(
    "\u00ad\u200b\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
    "\u2066\u2067\u2068\u2069\ufeff"
)
_WITHOUT: Final = dict.fromkeys(map(ord, INSTRUCTIONS))


def share_characters(
    text: str, shaped: list[Shaped], *, is_rtl: bool
) -> Iterator[tuple[str, tuple[Shaped, ...]]]:
    """Each character of a cluster with the glyphs that paint it, in logical order.

    `text` and `shaped` are a whole cluster in logical order, a letter before its marks. A letter
    that the font paints in parts (alef and hamza for أ) is taken apart as Unicode does, and put
    together where the font has one glyph for two characters; glyphs beyond the last character
    are parts of it, and characters beyond the last glyph have none. From left to right, where
    extractors know ligatures, one glyph may stand for several characters.
    """
    whole = text.translate(_WITHOUT)
    characters = list(_in_pieces(whole, len(shaped)))
    if not is_rtl and 0 < len(shaped) < len(characters):
        characters[len(shaped) - 1 :] = ["".join(characters[len(shaped) - 1 :])]
    last = len(characters) - 1
    for index, character in enumerate(characters):
        glyphs = shaped[index:] if index == last else shaped[index : index + 1]
        yield character, tuple(glyphs)


def _in_pieces(text: str, count: int) -> str:
    """The text in a canonically equivalent form of `count` characters, if there is one."""
    if len(text) == count:
        return text
    for form in ("NFC", "NFD"):
        equivalent = unicodedata.normalize(form, text)
        if len(equivalent) == count:
            return equivalent
    pieces = text
    for character in text:
        decomposed = unicodedata.normalize("NFD", character)
        if len(pieces) + len(decomposed) - 1 <= count:
            pieces = pieces.replace(character, decomposed, 1)
    return pieces
