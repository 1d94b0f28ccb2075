"""What stands for something else: character references, and the labels of links."""

from __future__ import annotations

import html
import re
from typing import Final

CHARACTER_REFERENCE: Final = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
# Neither what is no text (XML 1.0, 2.2), nor what turns or hides a text without being seen.
_REFUSED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def resolve_reference(reference: str) -> str:
    """The character that a reference stands for; itself where it stands for none of a text."""
    character = html.unescape(reference)
    return reference if _REFUSED.search(character) else character


def resolve_references(text: str) -> str:
    """`text` with the characters that the references in it stand for."""
    if "&" not in text:
        return text
    return CHARACTER_REFERENCE.sub(lambda match: resolve_reference(match.group()), text)


def normal_label(label: str) -> str:
    """A label as it is compared: without regard to case and the width of space."""
    return " ".join(label.split()).casefold()
