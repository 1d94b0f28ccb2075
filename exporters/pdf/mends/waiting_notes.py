"""Which notes still wait for their page, without a walk along all of them.

For every box of every line WeasyPrint asks whether its note is in the list of the notes that have
no page yet. Nearly every box has no note, and is compared with all of them: the cost grows with
the square of a text's length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from weasyprint.layout import LayoutContext

from exporters.pdf.patching import Patch

if TYPE_CHECKING:
    from collections.abc import Callable


class WaitingNotes(list[Any]):
    """A list of boxes, each at most once, that knows at once whether one is in it."""

    def __init__(self, notes: Any = ()) -> None:
        super().__init__(notes)
        self._ids = set(map(id, self))

    def __contains__(self, note: object) -> bool:
        return id(note) in self._ids

    def copy(self) -> WaitingNotes:
        """Another list of the same notes."""
        return WaitingNotes(self)

    def append(self, note: Any) -> None:
        """Add a note at the end."""
        super().append(note)
        self._ids.add(id(note))

    def remove(self, note: Any) -> None:
        """Take a note out."""
        super().remove(note)
        self._ids.discard(id(note))


def _counting_notes(begin: Callable[..., None]) -> Callable[..., None]:
    def __init__(self: Any, *arguments: Any, **named: Any) -> None:  # noqa: N807 - as it is called
        begin(self, *arguments, **named)
        self.footnotes = WaitingNotes(self.footnotes)

    return __init__


PATCHES: Final = (
    Patch(
        LayoutContext,
        "__init__",
        "f687f507fee8883e8ba33bafd97f396820907cbcb9d050e4218f1f409c707685",
        _counting_notes,
    ),
)
