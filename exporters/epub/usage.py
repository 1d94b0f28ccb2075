"""Which characters a publication shows in which face: what its fonts must hold, and no more."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from lxml import etree

from exporters.formulas import MATHML
from exporters.values import NamedTuple
from exporters.xhtml import NASTALIQ

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.assets.families import Role


class Setting(NamedTuple):
    """How a text is set: the part in the design of its first face, its weight and its style."""

    role: Role
    bold: bool = False
    italic: bool = False


Usage = dict[Setting, frozenset[str]]

# What the style sheets (and every reading system's own) set apart; a test compares the two.
BOLD: Final = frozenset({"b", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "th"})
ITALIC: Final = frozenset({"cite", "dfn", "em", "i", "var"})
MONO: Final = frozenset({"code", "kbd", "pre", "samp"})
BOLD_CLASSES: Final = frozenset({"caption-label", "masthead-name"})
ITALIC_CLASSES: Final = frozenset({"subtitle", "subtitle-alternate"})
REGULAR_CLASSES: Final = frozenset({"title"})


def usage_of(roots: Iterable[etree._Element]) -> Usage:
    """The characters of all text below `roots`, by how the style sheets set them."""
    characters: defaultdict[Setting, set[str]] = defaultdict(set)
    pending = [(root, Setting("serif")) for root in roots]
    while pending:
        element, inherited = pending.pop()
        setting = _setting(element, inherited)
        characters[setting].update(element.text or "")
        for child in element:
            characters[setting].update(child.tail or "")
            # Formulas are set in a reading system's own mathematical font.
            if isinstance(child.tag, str) and child.tag != f"{{{MATHML}}}math":
                pending.append((child, setting))
    return {setting: frozenset(found) for setting, found in characters.items() if found}


def _setting(element: etree._Element, inherited: Setting) -> Setting:
    """How an element's own text is set; scripts from right to left are stressed by weight."""
    role, bold, italic = inherited
    name = etree.QName(element).localname
    classes = set((element.get("class") or "").split())
    if element.get("lang") and element.get("dir") == "ltr":
        role = "serif"
    elif element.get("lang") and element.get("dir"):
        role = "nastaliq" if NASTALIQ in classes else "naskh"
    italic = italic or bool(classes & ITALIC_CLASSES) or name in ITALIC
    bold = bold or name in BOLD or bool(classes & BOLD_CLASSES)
    if role in {"naskh", "nastaliq"}:
        bold = bold or name in ITALIC
        italic = False
    bold = bold and not classes & REGULAR_CLASSES
    return Setting("mono") if name in MONO else Setting(role, bold, italic)
