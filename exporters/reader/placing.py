"""Puts foreign runs into a tree of inlines: each in one span, in the smallest element it fits.

The inlines of a block are looked at as one flat text, in which everything that is no text is one
character. An element of which a run covers a part is cut in two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from exporters.document import (
    HOLDERS,
    NOWHERE,
    Abbreviation,
    Inline,
    LineBreak,
    Link,
    Span,
    Styled,
    Text,
)
from exporters.language import script_of_letter
from exporters.reader.voting import inline_text
from exporters.values import NamedTuple, dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from exporters.document import Inlines

# The signs in whose place print has others.
_TYPED: Final = frozenset("\"'-")
_OBJECT: Final = "\ufffc"  # OBJECT REPLACEMENT CHARACTER, Unicode 23.8


class Run(NamedTuple):
    """A run of a foreign language in the flat text of a block."""

    start: int
    end: int
    lang: str


class _Place(NamedTuple):
    """Where in the flat text an inline stands."""

    inline: Inline
    start: int
    end: int


class Flat(NamedTuple):
    """The text of a block as one line, and what kinds of inlines there are in the block."""

    text: str
    kinds: set[type[Inline]]


def flatten(inlines: Inlines) -> Flat:
    """The text of a block as one line: a character for each thing that is not text.

    A span with a language of its own stands as one letter of its script, so that runs on both of
    its sides join over it, and none ends inside it.
    """
    kinds: set[type[Inline]] = set()
    return Flat(_flat_text(inlines, kinds), kinds)


def _flat_text(inlines: Inlines, kinds: set[type[Inline]]) -> str:
    parts: list[str] = []
    for inline in inlines:
        kinds.add(type(inline))
        match inline:
            case Text():
                parts.append(inline.text)
            case Span(lang=lang) if lang:
                letters = (c for c in inline_text(inline.content) if script_of_letter(c))
                parts.append(next(letters, _OBJECT))
                _flat_text(inline.content, kinds)
            case Styled() | Span() | Abbreviation() | Link():
                parts.append(_flat_text(inline.content, kinds))
            case _:
                parts.append("\n" if isinstance(inline, LineBreak) else _OBJECT)
    return "".join(parts)


def without_escaped(text: str, inlines: Inlines) -> str:
    r"""The flat `text` of inlines without the marks and hyphens written as `\"` or `&quot;`."""
    characters = list(text)
    _leave_out_escaped(characters, inlines, 0)
    return "".join(characters)


def _leave_out_escaped(characters: list[str], inlines: Inlines, position: int) -> int:
    """Leave out those of inlines that begin at `position`; returns where they end."""
    for inline in inlines:
        match inline:
            case Text():
                for start, end in inline.substituted():
                    for at in range(position + start, position + end):
                        if characters[at] in _TYPED:
                            characters[at] = _OBJECT
                position += len(inline.text)
            case Span(lang=lang) if lang:
                position += 1
            case Styled() | Span() | Abbreviation() | Link():
                position = _leave_out_escaped(characters, inline.content, position)
            case _:
                position += 1
    return position


@dataclass(frozen=True, slots=True)
class Placing:
    """The placing of one block's runs.

    `length` is that of its flat text, and `characters` are that text as it shall be written, where
    that is other than it is. `has_spans`: there are spans among its inlines. `mark_span` says what
    is to become of a span that has a language, by its author or by its letters.
    """

    length: int
    characters: list[str] | None
    has_spans: bool
    mark_span: Callable[[Span], Span]

    def place(self, inlines: Inlines, runs: list[Run]) -> Inlines:
        """All of a block's `inlines` with `runs` in their places."""
        if len(inlines) == 1 and isinstance(text := inlines[0], Text):
            return tuple(self._split(text, runs))
        return self._place(inlines, 0, (0, self.length), runs)

    def _split(self, text: Text, runs: list[Run]) -> Iterator[Inline]:
        """The parts of a block that is nothing but text, its runs in spans."""
        position = 0
        for run in runs:
            if run.start > position:
                yield self._text(text, position, run.start)
            part = self._text(text, run.start, run.end)
            yield _unrepeated(self.mark_span(Span((part,), run.lang, mark=part.mark)))
            position = run.end
        if position < self.length:
            yield self._text(text, position, self.length)

    def _text(self, text: Text, start: int, end: int, base: int = 0) -> Text:
        """A part of a text, which begins at `base`, with the characters it shall have."""
        part = text.cut(start - base, end - base)
        return part if self.characters is None else part.with_characters(self.characters[start:end])

    def _place(
        self, inlines: Inlines, base: int, window: tuple[int, int], runs: list[Run]
    ) -> Inlines:
        """The part of `inlines`, which begin at `base`, that stands in `window`."""
        low, high = window
        places = _places(inlines, base)
        inner: dict[int, list[Run]] = {}
        placed: list[Inline] = []
        position = low
        outer: list[Run] = []
        for run in runs:
            home = _home(places, run)
            if home is None:
                outer.append(run)
            else:
                inner.setdefault(home, []).append(run)
        for run in outer:
            placed += self._cut(places, inner, position, run.start)
            content = self._cut(places, inner, run.start, run.end)
            mark = content[0].mark if content else NOWHERE
            placed.append(self.mark_span(Span(tuple(content), run.lang, mark=mark)))
            position = run.end
        if position < high or position == low:
            placed += self._cut(places, inner, position, high)
        return tuple(_simplified(placed))

    def _cut(
        self, places: list[_Place], inner: dict[int, list[Run]], low: int, high: int
    ) -> list[Inline]:
        """What stands between two places; an empty element belongs to the text after it."""
        cut: list[Inline] = []
        for index in range(_first(places, low), len(places)):
            place = places[index]
            if place.start > high:
                break
            start, end = max(low, place.start), min(high, place.end)
            is_empty = place.start == place.end and low <= place.start
            if start < end or (is_empty and (end < high or end == places[-1].end)):
                cut.append(self._part(place, start, end, inner.get(index, [])))
        return cut

    def _part(self, place: _Place, start: int, end: int, runs: list[Run]) -> Inline:
        """An inline, or the part of it between two places; an id stays with the first part."""
        inline = place.inline
        if isinstance(inline, Text):
            return self._text(inline, start, end, place.start)
        if isinstance(inline, Span) and inline.lang:
            return self.mark_span(inline)
        if isinstance(inline, HOLDERS):
            is_whole = start == place.start and end == place.end
            if is_whole and not runs and self.characters is None and not self.has_spans:
                return inline
            inside = [run for run in runs if start <= run.start and run.end <= end]
            content = self._place(inline.content, place.start, (start, end), inside)
            if isinstance(inline, Span) and start > place.start:
                inline = replace(inline, id="")
            return replace(inline, content=content)
        return inline


def _places(inlines: Inlines, base: int) -> list[_Place]:
    places: list[_Place] = []
    for inline in inlines:
        text = inline.text if isinstance(inline, Text) else _flat_text((inline,), set())
        end = base + len(text)
        places.append(_Place(inline, base, end))
        base = end
    return places


def _home(places: list[_Place], run: Run) -> int | None:
    """The index of the element that holds a run whole and can be entered; None if there is none."""
    index = bisect_right(places, run.start, key=attrgetter("start")) - 1
    inline, _, end = places[index]
    opens = isinstance(inline, Styled | Abbreviation | Link)
    opens = opens or (isinstance(inline, Span) and not inline.lang)
    return index if opens and run.end <= end else None


def _first(places: list[_Place], position: int) -> int:
    """The index of the first place that reaches `position`."""
    return bisect_left(places, position, key=attrgetter("end"))


def _simplified(placed: Iterable[Inline]) -> list[Inline]:
    """`placed` without spans that say nothing, or what the span around or inside them says."""
    result: list[Inline] = []
    for inline in placed:
        if not isinstance(inline, Span) or inline.id or inline.classes:
            result.append(inline)
        elif not inline.lang:
            result += inline.content
        else:
            result.append(_unrepeated(inline))
    return result


def _unrepeated(span: Span) -> Inline:
    """A span with a language; what says the same inside it, or all of another, is left out."""
    if not any(isinstance(child, Span) for child in span.content):
        return span
    content: list[Inline] = []
    for child in span.content:
        again = isinstance(child, Span) and child.lang in {"", span.lang}
        if again and isinstance(child, Span) and not child.id and not child.classes:
            content += child.content
        else:
            content.append(child)
    alone = content[0] if len(content) == 1 else None
    if isinstance(alone, Span) and alone.lang:
        return alone
    return replace(span, content=tuple(content))
