"""What is painted and yet no content: artifacts (ISO 32000-1, 14.8.2.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import category

from exporters.pdf.structure import roles

if TYPE_CHECKING:
    from exporters.pdf.structure.fragments import Fragment, Source

LAYOUT: Final = "/Type /Layout"
PAGINATION: Final = "/Type /Pagination"
_MARGINS: Final = {
    "top": f"{PAGINATION} /Subtype /Header",
    "bottom": f"{PAGINATION} /Subtype /Footer",
}


class Asides:
    """Tells artifacts from content, fragment by fragment, in the order of the pages."""

    def __init__(self) -> None:
        self._shown: set[Source] = set()

    def kind_of(self, fragment: Fragment) -> str:
        """The properties of the artifact that a fragment is with all inside it; empty: content."""
        if fragment.kind == "text":
            return ""
        if fragment.margin:
            return _MARGINS.get(fragment.margin, PAGINATION)
        if fragment.kind == "leader" or _is_decoration(fragment):
            return LAYOUT
        return PAGINATION if self._is_repeated(fragment) else ""

    def _is_repeated(self, fragment: Fragment) -> bool:
        """Whether this part of every page stood on an earlier one; it is remembered."""
        source = fragment.source
        if source is None or not fragment.is_repeatable:
            return False
        if source in self._shown:
            return True
        self._shown.add(source)
        return False


def set_aside(fragment: Fragment, properties: str) -> None:
    """Make everything that a fragment paints an artifact."""
    if fragment.mark is not None:
        fragment.mark.artifact = properties
    for child in fragment.children():
        set_aside(child, properties)


def _is_decoration(fragment: Fragment) -> bool:
    """Whether a fragment is there for the eye alone, as what a style sheet adds without a word."""
    source = fragment.source
    if fragment.pseudo == "before" and source is not None and roles.is_code_line(source):
        return True
    if fragment.pseudo in {"before", "after"}:
        return all(map(_is_ornament, _painted_text(fragment)))
    if fragment.pseudo or source is None:
        return fragment.kind == "picture"
    return roles.is_decoration(source)


def _is_ornament(character: str) -> bool:
    """Whether a character is a sign without a reading; punctuation is read, in its pauses."""
    return character.isspace() or character in "٭*⁂•·" or category(character).startswith("S")


def _painted_text(fragment: Fragment) -> str:
    """All the text of a fragment."""
    own = fragment.text if fragment.kind == "text" else ""
    return own + "".join(map(_painted_text, fragment.children()))
