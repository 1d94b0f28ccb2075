"""Text in several languages, and the inline content of a block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from exporters.language import same_language, script_of

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    """Characters, in NFC as the author wrote them."""

    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Inline content set apart by `style`."""

    style: Style
    content: tuple[Inline, ...]


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


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and what it stands for."""

    content: tuple[Inline, ...]
    expansion: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `target` is an absolute URL, a `mailto:` address, or `#id` of a place in the text."""

    content: tuple[Inline, ...]
    target: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """Verbatim text of a program, left to right in any surroundings."""

    text: str


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A call to the note with this number (from 1, in the order of first call).

    `repeated`: this is not the first call of that note.
    """

    number: int
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class InlineImage:
    """A picture in a line of text; `resource` is the name of one of the document's resources."""

    resource: str
    alternative: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that the author asked for."""


Inline = Text | Styled | Span | Abbreviation | Link | Code | NoteReference | InlineImage | LineBreak
Inlines = tuple[Inline, ...]
