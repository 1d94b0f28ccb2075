"""Notes and the calls to them (ISO 32000-1, 14.8.4.4.1).

A footnote is painted at the foot of a page; read aloud it follows the paragraph that calls it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.pdf.structure.elements import INLINE, PARAGRAPHS, StructureElement

if TYPE_CHECKING:
    from exporters.pdf.structure.fragments import Fragment, Source
    from exporters.pdf.structure.registry import Registry


def open_call(
    registry: Registry, fragment: Fragment, source: Source, parent: StructureElement
) -> StructureElement:
    """The reference that calls a note; the note itself waits for its place."""
    line = registry.line_in(parent)
    if registry.get(source, "content") is None:
        block = line
        while block.type in INLINE and block.parent is not None:
            block = block.parent
        note = registry.make_note(source, block, fragment)
        note.is_block = True
        block.kids.remove(note)
        block.notes.append(note)
    reference = registry.find(source, "Reference", line, fragment, "call")
    # The engine gives the call its note's language, but it stands in the text's.
    reference.lang, reference.direction = line.lang, line.direction
    return reference


def open_note(
    registry: Registry, fragment: Fragment, source: Source, parent: StructureElement
) -> StructureElement:
    """A note that stands where its element does, as at the end of a text."""
    return registry.make_note(source, parent, fragment)


def set_notes(element: StructureElement) -> None:
    """Set the notes that a block calls after it, or inside it where it is no paragraph."""
    notes, element.notes = element.notes, []
    if element.type in PARAGRAPHS and element.parent is not None:
        siblings = element.parent.kids
        place = siblings.index(element) + 1
        siblings[place:place] = notes
        for note in notes:
            note.parent = element.parent
    else:
        element.kids.extend(notes)
    for note in notes:
        for inner in list(note.descendants()):
            set_notes(inner)
