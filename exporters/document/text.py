"""Text in several languages, and the inline content of a block."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Literal

from exporters.document.places import NOWHERE, Anchor, Anchors, Mark, cut_anchors, move_anchors
from exporters.language import same_language, script_of
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Localized:
    """One text in one or more languages: `(tag, text)` pairs in page order, never empty."""

    entries: tuple[tuple[str, str], ...]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.entries)

    @property
    def languages(self) -> tuple[str, ...]:
        """The language tags, in page order."""
        return tuple(lang for lang, _ in self.entries)

    def choose(self, lang: str) -> tuple[str, str]:
        """The entry in `lang`, else one in the same language of another region, else the first."""
        for candidate, text in self.entries:
            if candidate == lang:
                return candidate, text
        for candidate, text in self.entries:
            if same_language(candidate, lang):
                return candidate, text
        return self.entries[0]

    def nearest(self, lang: str, default: str) -> tuple[str, str]:
        """The entry for readers of `lang`: in their language, else script, else for `default`'s."""
        for is_near in (same_language, _same_script):
            for candidate, text in (self.choose(lang), *self.entries):
                if is_near(candidate, lang):
                    return candidate, text
        return self.choose(default)

    def others(self, lang: str) -> tuple[tuple[str, str], ...]:
        """Every entry but the one `choose(lang)` returns."""
        chosen = self.choose(lang)
        return tuple(entry for entry in self.entries if entry != chosen)


def _same_script(one: str, other: str) -> bool:
    return script_of(one) == script_of(other)


Style = Literal[
    "emphasis", "strong", "superscript", "subscript", "strikeout", "inserted", "marked",
    "small", "quoted", "cited", "keyboard", "sample", "variable", "definition",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, in NFC as the author wrote them; `anchors` say where."""

    text: str
    anchors: Anchors = field(default=(), compare=False, repr=False)

    @property
    def mark(self) -> Mark:
        """Where the first character comes from."""
        return self.mark_at(0)

    def mark_at(self, index: int) -> Mark:
        """Where the character at `index` stands in the source, or what it comes from begins."""
        found = bisect_right(self.anchors, index, key=attrgetter("start")) - 1
        if found < 0:
            return NOWHERE
        start, line, column, verbatim = self.anchors[found]
        return Mark(line, column + index - start if verbatim else column)

    def verbatim_mark(self, start: int, end: int) -> Mark | None:
        """Where the source has the characters from `start` to `end` as they are, in one line.

        None where it has not: the source must then not be changed character by character.
        """
        found = bisect_right(self.anchors, start, key=attrgetter("start")) - 1
        if found < 0 or not self.anchors[found].verbatim:
            return None
        if found + 1 < len(self.anchors) and self.anchors[found + 1].start < end:
            return None
        return self.mark_at(start)

    def substituted(self) -> Iterator[tuple[int, int]]:
        """The parts of the text, by their indices, that the source has not as they are."""
        ends = (*(anchor.start for anchor in self.anchors[1:]), len(self.text))
        for anchor, end in zip(self.anchors, ends, strict=False):
            if not anchor.verbatim and anchor.start < end:
                yield anchor.start, end

    def cut(self, start: int, end: int) -> Text:
        """The part between two indices."""
        if start <= 0 and end >= len(self.text):
            return self
        return Text(self.text[start:end], cut_anchors(self.anchors, start, end))

    def join(self, other: Text) -> Text:
        """This text with another behind it."""
        length = len(self.text)
        return Text(self.text + other.text, self.anchors + move_anchors(other.anchors, length))

    def with_characters(self, characters: Sequence[str]) -> Text:
        """The text with each of its characters replaced by what stands at its index."""
        text = "".join(characters)
        if text == self.text:
            return self
        anchors: list[Anchor] = []
        position = last = 0
        for index, (old, new) in enumerate(zip(self.text, characters, strict=True)):
            if old != new:
                anchors += move_anchors(cut_anchors(self.anchors, last, index), position)
                position += index - last
                if (mark := self.mark_at(index)).line:
                    anchors.append(Anchor(position, *mark, verbatim=False))
                position += len(new)
                last = index + 1
        anchors += move_anchors(cut_anchors(self.anchors, last, len(self.text)), position)
        return Text(text, tuple(anchors))


@dataclass(frozen=True, slots=True)
class Styled:
    """Inline content set apart by `style`."""

    style: Style
    content: tuple[Inline, ...]
    mark: Mark = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Span:
    """A run with a language, an id or classes of its own; `lang` empty: that of its surroundings.

    A run in another language than its surroundings is always one `Span`, however many styled
    runs it holds: this is what keeps its words in order on the page.
    """

    content: tuple[Inline, ...]
    lang: str = ""
    id: str = ""
    classes: tuple[str, ...] = ()
    mark: Mark = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and what it stands for."""

    content: tuple[Inline, ...]
    expansion: str
    mark: Mark = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `target` is an absolute URL, a `mailto:` address, or `#id` of a place in the text."""

    content: tuple[Inline, ...]
    target: str
    title: str = ""
    mark: Mark = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Code:
    """Verbatim text of a program, left to right in any surroundings."""

    text: str
    mark: Mark = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Formula:
    """Mathematics in TeX's notation, left to right in any surroundings."""

    tex: str
    mark: Mark = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A call to the note with this number (from 1, in the order of first call).

    `repeated`: this is not the first call of that note.
    """

    number: int
    repeated: bool = False
    mark: Mark = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class InlineImage:
    """A picture in a line of text; `resource` is the name of one of the document's resources.

    `width` is a length or percentage of CSS; empty: it is as high as the line.
    """

    resource: str
    alternative: str
    width: str = ""
    mark: Mark = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that the author asked for."""

    mark: Mark = field(default=NOWHERE, compare=False, repr=False)


Inline = (
    Text | Styled | Span | Abbreviation | Link | Code | Formula | NoteReference | InlineImage
    | LineBreak
)  # fmt: skip
Inlines = tuple[Inline, ...]
# The inlines that hold others.
HOLDERS: Final = (Styled, Span, Abbreviation, Link)
