"""Marks for reading systems that know the bidi algorithm but not the isolates of HTML.

MuPDF, and whatever is built on it, ignores `dir` and `bdi` inside a line. There marks around a run
hold it and its surroundings together as an isolate would (UAX #9, N1 and W7 then find strong
neighbours): U+200E, U+200F, and after an Arabic letter U+061C, so that numbers stay Arabic ones
(W2). A run with a joiner in it is embedded, inside its element: such engines give an invisible
character the level of its paragraph, and so part the words at each. A run that its line begins with
follows a mark of the line, whose direction they would else take from the run. Everywhere else the
marks change nothing. They stand outside the run's element: who copies an address or a command takes
none along.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.language import Direction

LEFT_TO_RIGHT_MARK: Final = "\u200e"
RIGHT_TO_LEFT_MARK: Final = "\u200f"
ARABIC_LETTER_MARK: Final = "\u061c"
EMBEDDINGS: Final[dict[Direction, str]] = {"ltr": "\u202a", "rtl": "\u202b"}
POP: Final = "\u202c"
MARKS: Final = frozenset(
    {LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK, ARABIC_LETTER_MARK, *EMBEDDINGS.values(), POP}
)
_STATED: Final[dict[str, Direction]] = {"ltr": "ltr", "rtl": "rtl"}
_STRONG: Final[dict[str, Direction]] = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_NUMBERS: Final = frozenset({"EN", "AN"})
_OF_NUMBERS: Final = _NUMBERS | {"ES", "ET", "CS"}
INLINE: Final = frozenset({
    "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
})  # fmt: skip
_BLOCK: Final = frozenset({
    "aside", "blockquote", "div", "dl", "figure", "ol", "p", "pre", "section", "table", "ul",
})  # fmt: skip
# Spans that a style sheet sets as lines of their own: beside them a mark would be one more.
_LINES: Final = frozenset({"hemistich", "rubric-label", "verse-line"})


def mark_runs(root: etree._Element) -> None:
    """Put a mark around each run against its line's direction that no strong letter holds."""
    pending: list[tuple[etree._Element, Direction]] = [(root, "ltr")]
    while pending:
        element, surroundings = pending.pop()
        direction = _STATED.get(element.get("dir", ""), surroundings)
        if direction != surroundings and etree.QName(element).localname in INLINE:
            _mark(element, direction, surroundings)
        pending.extend((child, direction) for child in element if isinstance(child.tag, str))


def _mark(run: etree._Element, direction: Direction, surroundings: Direction) -> None:
    """Put before and after one run the marks it needs: its own next to it, then its line's."""
    text = "".join(run.itertext())
    if not text:
        return
    is_embedded = any(unicodedata.bidirectional(character) == "BN" for character in text)
    if is_embedded:
        _embed(run, direction)
    if run.get("class") in _LINES:
        return
    # An isolate opens as if after a right-to-left mark (X10); its line goes on as it was.
    own, line = _mark_like(direction, ""), _mark_like(surroundings, _before(run))
    before = after = ""
    previous = next(_before(run), "")
    begins = not previous and any(not character.isspace() for character in _after(run))
    if begins or (previous and unicodedata.bidirectional(previous) in _OF_NUMBERS):
        before += line
    if not is_embedded and _strong_direction(text[0]) != direction:
        before += own
    if not is_embedded and _strong_direction(text[-1]) != direction:
        after += own
    following = next(filter(_decides, _after(run)), "")
    if following and _strong_direction(following) != surroundings:
        after += line
    put = _put_inside if _is_label(run) else _put_around
    put(run, before, after)


def _embed(run: etree._Element, direction: Direction) -> None:
    """Put all that is in a run into an embedding of its direction."""
    run.text = EMBEDDINGS[direction] + (run.text or "")
    if len(run):
        run[-1].tail = (run[-1].tail or "") + POP
    else:
        run.text += POP


def _mark_like(direction: Direction, characters: Iterable[str]) -> str:
    """The mark of a direction, of the kind of the first such letter among `characters`."""
    if direction == "ltr":
        return LEFT_TO_RIGHT_MARK
    letter = next((char for char in characters if _strong_direction(char) == "rtl"), "")
    arabic = letter and unicodedata.bidirectional(letter) == "AL"
    return ARABIC_LETTER_MARK if arabic else RIGHT_TO_LEFT_MARK


def _strong_direction(character: str) -> Direction | None:
    """The direction of a strong character, None of any other."""
    return _STRONG.get(unicodedata.bidirectional(character))


def _decides(character: str) -> bool:
    """Whether a character draws the neutral ones before it to a side: letters and numbers do."""
    kind = unicodedata.bidirectional(character)
    return kind in _STRONG or kind in _NUMBERS


def _after(run: etree._Element) -> Iterator[str]:
    """The characters that follow a run in its block."""
    yield from run.tail or ""
    for sibling in run.itersiblings():
        if _is_block(sibling):
            return
        yield from "".join(sibling.itertext())
        yield from sibling.tail or ""
    parent = run.getparent()
    if parent is not None and etree.QName(parent).localname in INLINE:
        yield from _after(parent)


def _before(run: etree._Element) -> Iterator[str]:
    """The characters before a run in its block, the nearest first."""
    for sibling in run.itersiblings(preceding=True):
        if _is_block(sibling):
            yield from reversed(sibling.tail or "")
            return
        yield from reversed(sibling.tail or "")
        yield from reversed("".join(sibling.itertext()))
    parent = run.getparent()
    if parent is not None:
        yield from reversed(parent.text or "")
        if etree.QName(parent).localname in INLINE:
            yield from _before(parent)


def _is_block(element: etree._Element) -> bool:
    """Whether a line ends before an element: a list inside an item, say."""
    return isinstance(element.tag, str) and etree.QName(element).localname in _BLOCK


def _put_around(run: etree._Element, before: str, after: str) -> None:
    """Put texts before and after an element."""
    previous, parent = run.getprevious(), run.getparent()
    if before and previous is not None:
        previous.tail = (previous.tail or "") + before
    elif before and parent is not None:
        parent.text = (parent.text or "") + before
    if after:
        run.tail = after + (run.tail or "")


def _is_label(run: etree._Element) -> bool:
    """Whether a run is an item of a navigation list, in which no text may stand beside it."""
    return etree.QName(run).localname == "a" and any(
        etree.QName(above).localname == "nav" for above in run.iterancestors()
    )


def _put_inside(run: etree._Element, before: str, after: str) -> None:
    """Put texts at the beginning and at the end of an element."""
    run.text = before + (run.text or "")
    if after and len(run):
        run[-1].tail = (run[-1].tail or "") + after
    else:
        run.text += after
