"""A document's files with its safe advice followed: a function that writes nothing."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from exporters.lint.skeleton import skeleton_of
from exporters.lint.source import SourceText, texts_of
from exporters.values import NamedTuple, dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from exporters.diagnostics import Change, Diagnostic
    from exporters.document import Document

# What one change leaves to say, the next pass says.
_MOST_PASSES: Final = 5
# How often a text is read to find the changes that it cannot bear.
_MOST_READINGS: Final = 40


class Mended(NamedTuple):
    """The new texts of files by path, the findings that were mended, and those that are left."""

    texts: Mapping[str, str]
    made: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


class _Edit(NamedTuple):
    """A change to the file at `path`."""

    path: str
    change: Change


def mend(
    document: Document,
    name: str,
    read: Callable[[Mapping[str, str]], Document | None],
    find: Callable[[Document], tuple[Diagnostic, ...]],
) -> Mended:
    """The texts of a document's files with every safe change made that `find` asks for.

    Changes are made until none is asked for. `name` is the path of the document's own file, and
    `read` reads it again from new texts by path: changes after which it cannot be read, or holds
    anything else than the words changed (a reference that finds its definition no more), are not
    made. Every byte that no change names stays as it was.
    """
    texts = texts_of(document, name)
    made: list[Diagnostic] = []
    left = find(document)
    for _ in range(_MOST_PASSES):
        wanted = {
            _Edit(one.path, one.change): one for one in left if one.change and one.change.safe
        }
        sources = {path: SourceText(text) for path, text in texts.items()}
        trial = _Trial(sources, skeleton_of(document), read)
        edits = trial.bearable(list(wanted), [])
        if not edits or trial.document is None:
            break
        texts, document = trial.texts, trial.document
        made += (wanted[edit] for edit in edits)
        left = find(document)
    return Mended(texts, tuple(made), left)


@dataclass(slots=True)
class _Trial:
    """Changes tried on texts: `texts` and `document` are those of the last that could be borne."""

    sources: Mapping[str, SourceText]
    skeleton: tuple[object, ...]
    read: Callable[[Mapping[str, str]], Document | None]
    texts: dict[str, str] = field(default_factory=dict)
    document: Document | None = None
    readings: int = 0

    def bearable(self, edits: Sequence[_Edit], others: Sequence[_Edit]) -> list[_Edit]:
        """Those of the `edits` that the texts can bear besides the `others`; and the others."""
        if not edits or self.readings >= _MOST_READINGS:
            return list(others)
        texts, made = self._change((*others, *edits))
        self.readings += 1
        document = self.read(texts) if len(made) > len(others) else None
        if document is not None and skeleton_of(document) == self.skeleton:
            self.texts, self.document = texts, document
            return made
        if len(edits) == 1:
            return list(others)
        middle = len(edits) // 2
        return self.bearable(edits[middle:], self.bearable(edits[:middle], others))

    def _change(self, edits: Sequence[_Edit]) -> tuple[dict[str, str], list[_Edit]]:
        """The texts with the edits made, and those that were."""
        texts: dict[str, str] = {}
        made: list[_Edit] = []
        for path, source in self.sources.items():
            asked = (edit.change for edit in edits if edit.path == path)
            texts[path], changes = source.change(asked)
            made += (_Edit(path, change) for change in changes)
        return texts, made
