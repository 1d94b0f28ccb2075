"""What a whole tree still needs: notes in their places, no empty elements, ways of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.pdf.structure.elements import KEPT_EMPTY, StructureElement
from exporters.pdf.structure.notes import set_notes
from exporters.pdf.structure.tables import relate_cells
from exporters.pdf.structure.wording import write_words

if TYPE_CHECKING:
    from exporters.language import Direction


def finish_tree(root: StructureElement) -> None:
    """Make a tree ready to be written; it must not grow any more."""
    for element in list(root.descendants()):
        set_notes(element)
    _prune(root)
    relate_cells(root)
    write_words(root)
    _write_modes(root, "ltr")


def _prune(element: StructureElement) -> bool:
    """Drop elements that hold nothing; whether this one is kept."""
    element.kids = [
        kid for kid in element.kids if not isinstance(kid, StructureElement) or _prune(kid)
    ]
    return bool(element.kids) or element.type in KEPT_EMPTY


def _write_modes(element: StructureElement, inherited: Direction) -> None:
    """Write WritingMode, which is inherited, where the direction of blocks changes."""
    if element.is_block or element.parent is None:
        if element.direction != inherited:
            mode = "RlTb" if element.direction == "rtl" else "LrTb"
            element.say("Layout", "WritingMode", mode)
        inherited = element.direction
    for child in element.children:
        _write_modes(child, inherited)
