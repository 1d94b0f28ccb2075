"""A PDF's structure tree as a value: elements in logical order, their languages and their text."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING, Final

from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from exporters.verify.pdf_marks import Box

# Elements that stand in a line of text (ISO 32000-1, 14.8.4.4).
_INLINE: Final = frozenset(
    {"Span", "Quote", "Reference", "BibEntry", "Code", "Link", "Annot", "Form", "Lbl"}
)


@dataclass(frozen=True, slots=True)
class Content:
    """One marked-content sequence: its page and number, its effective language, what it paints.

    `text` is what the glyphs say; the words of a right-to-left run in a left-to-right line may
    stand in the order of the page. `box` is left, bottom, right, top in points.
    `lang` is empty where no element and no catalogue states one.
    """

    page: int
    number: int
    lang: str
    text: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """One structure element; `role` is the standard type that its own type is mapped to.

    `lang` is the effective language. `actual_text` and `alternative` are None where absent.
    `links` are the targets of the link annotations that belong to it: a URI, or `#name`.
    """

    type: str
    role: str
    lang: str
    kids: tuple[Element | Content, ...] = ()
    actual_text: str | None = None
    alternative: str | None = None
    expansion: str | None = None
    id: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)
    links: tuple[str, ...] = ()

    def elements(self) -> Iterator[Element]:
        """This element and all below it, in logical order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.elements()

    def contents(self) -> Iterator[Content]:
        """All marked content below it, in logical order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.contents()
            else:
                yield kid

    @property
    def text(self) -> str:
        """What is read aloud: ActualText, else the text of its kids, one line for each block."""
        pieces: list[str] = []
        _read(self, pieces)
        return "".join(pieces).strip()


@dataclass(frozen=True, slots=True)
class Artifact:
    """One line of painted text that is no content, such as a running head.

    `is_coloured`: all of it is filled with a colour that white paper shows.
    """

    page: int
    text: str
    box: Box | None = None
    is_coloured: bool = True


@dataclass(frozen=True, slots=True)
class TagTree:
    """A whole file: `lang` is the catalogue's, `root` None where the file has no structure tree.

    `untagged` is painted text that is neither content of the tree nor an artifact.
    """

    lang: str
    root: Element | None
    artifacts: tuple[Artifact, ...] = ()
    untagged: tuple[Content, ...] = ()

    def elements(self) -> Iterator[Element]:
        """Every structure element, in logical order."""
        return self.root.elements() if self.root else iter(())

    def contents(self) -> Iterator[Content]:
        """All marked content of the tree, in logical order."""
        return self.root.contents() if self.root else iter(())

    @property
    def text(self) -> str:
        """The whole text in logical order, as it is read aloud."""
        return self.root.text if self.root else ""

    def describe(self) -> str:
        """The tree as text, a line for each element, for a person to read and a test to compare.

        After the type stand the language where it changes, then the attributes; below, indented,
        what it holds: `"…"` around painted text, `="…"` around the ActualText that replaces it.
        """
        return "\n".join(_describe(self.root, "", 0)) if self.root else ""


def _read(element: Element, pieces: list[str]) -> Content | None:
    """Append what an element is read as to `pieces`; the last content read."""
    if element.actual_text is not None:
        pieces.append(element.actual_text)
        return (None, *element.contents())[-1]
    last: Content | None = None
    for kid in element.kids:
        if isinstance(kid, Content):
            if last is not None and not _is_same_line(last, kid):
                _separate(pieces, " ")
            pieces.append(kid.text)
            last = kid
        elif kid.role in _INLINE:
            first = next(kid.contents(), None)
            if last is not None and first is not None and not _is_same_line(last, first):
                _separate(pieces, " ")
            last = _read(kid, pieces) or last
            if kid.role == "Lbl":
                _separate(pieces, " ")
        else:
            _separate(pieces, "\n")
            _read(kid, pieces)
            _separate(pieces, "\n")
            last = None
    return last


def _describe(element: Element, lang: str, depth: int) -> Iterator[str]:
    """The lines for an element inside text in `lang`."""
    words = [element.type]
    if element.role != element.type:
        words.append(f"({element.role})")
    if element.lang != lang:
        words.append(f"[{element.lang}]")
    words += [f"{key}={_shown(value)}" for key, value in sorted(element.attributes.items())]
    for key, text in (("ID", element.id), ("Alt", element.alternative), ("E", element.expansion)):
        if text:
            words.append(f'{key}="{text}"')
    words += [f"→ {target}" for target in dict.fromkeys(element.links)]
    yield "  " * depth + " ".join(words)
    indent = "  " * (depth + 1)
    if element.actual_text is not None:
        yield f'{indent}="{element.actual_text}"'
    run: list[Content | Element] = []
    for kid in (*element.kids, None):
        if isinstance(kid, Content):
            run.append(kid)
            continue
        painted: list[str] = []
        _read(replace(element, actual_text=None, kids=tuple(run)), painted)
        if any(painted) and element.actual_text is None:
            yield f'{indent}"{"".join(painted)}"'
        run = []
        if kid is not None:
            yield from _describe(kid, element.lang, depth + 1)


def _shown(value: object) -> str:
    """An attribute's value; boxes, which differ by the font's version, in whole points."""
    if isinstance(value, tuple):
        parts = (round(part) if isinstance(part, float) else part for part in value)
        return f"({' '.join(map(str, parts))})"
    return str(value)


def _separate(pieces: list[str], space: str) -> None:
    """Put white space between two pieces, unless there is some."""
    if pieces and pieces[-1] and not pieces[-1][-1].isspace():
        pieces.append(space)


def _is_same_line(one: Content, other: Content) -> bool:
    """Whether two sequences stand side by side, as a note's raised number beside its word."""
    if one.box is None or other.box is None:
        return True
    if one.page != other.page:
        return False
    height = max(one.box[3] - one.box[1], other.box[3] - other.box[1])
    above = max(one.box[1] - other.box[3], other.box[1] - one.box[3])
    aside = max(one.box[0] - other.box[2], other.box[0] - one.box[2])
    return above < height and -height / 2 < aside < 2 * height
