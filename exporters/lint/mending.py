"""A source with its safe advice followed: a function from document to text that writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from exporters.lint.skeleton import skeleton_of
from exporters.lint.source import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from exporters.diagnostics import Change, Diagnostic
    from exporters.document import Document

# What one change leaves to say, the next pass says.
_MOST_PASSES: Final = 5
# How often a text is read to find the changes that it cannot bear.
_MOST_READINGS: Final = 40


class Mended(NamedTuple):
    """A source's new text, the findings that were mended, and those that are left."""

    text: str
    made: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


def mend(
    document: Document,
    read: Callable[[str], Document | None],
    find: Callable[[Document], tuple[Diagnostic, ...]],
) -> Mended:
    """The text of a document's source with every safe change made that `find` asks for.

    Changes are made until none is asked for. `read` reads a text again: changes after which it
    cannot be read, or holds anything else than the words changed (a reference that finds its
    definition no more), are not made. Every byte that no change names stays as it was.
    """
    text = document.sources[0].text
    made: list[Diagnostic] = []
    left = find(document)
    for _ in range(_MOST_PASSES):
        wanted = {one.change: one for one in left if one.change is not None and one.change.safe}
        trial = _Trial(SourceText(text), skeleton_of(document), read)
        changes = trial.bearable(list(wanted), [])
        if not changes or trial.document is None:
            break
        text, document = trial.text, trial.document
        made += (wanted[change] for change in changes)
        left = find(document)
    return Mended(text, tuple(made), left)


@dataclass(slots=True)
class _Trial:
    """Changes tried on a text: `text` and `document` are those of the last that it could bear."""

    source: SourceText
    skeleton: tuple[object, ...]
    read: Callable[[str], Document | None]
    text: str = ""
    document: Document | None = None
    readings: int = 0

    def bearable(self, changes: Sequence[Change], others: Sequence[Change]) -> list[Change]:
        """Those of the `changes` that the text can bear besides the `others`; and the others."""
        if not changes or self.readings >= _MOST_READINGS:
            return list(others)
        text, made = self.source.change((*others, *changes))
        self.readings += 1
        document = self.read(text) if len(made) > len(others) else None
        if document is not None and skeleton_of(document) == self.skeleton:
            self.text, self.document = text, document
            return list(made)
        if len(changes) == 1:
            return list(others)
        middle = len(changes) // 2
        return self.bearable(changes[middle:], self.bearable(changes[:middle], others))
