"""The last line of a paragraph: never one short word.

The engine fills its lines one after the other and looks at none twice. The last two words of a
paragraph are therefore kept together where the last one is short.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.xhtml.elements import Element

_WORD_JOINER: Final = "\u2060"  # no line ends beside it (UAX 14, LB11); no text layer keeps it
_BLOCKS: Final = frozenset({"p", "li", "dd"})
_APART: Final = _BLOCKS | {"blockquote", "dl", "ol", "table", "ul"}
_VERBATIM: Final = frozenset({"code", "kbd", "math", "pre", "samp"})
_SHORTEST_TEXT: Final = 60  # characters: less is one line on most pages
_SHORT_WORD: Final = 8
_LONGEST_PAIR: Final = 28


class _Slot(NamedTuple):
    """A text of the tree: the `text` of an element, or its `tail`."""

    element: Element
    is_tail: bool

    @property
    def words(self) -> str:
        return (self.element.tail if self.is_tail else self.element.text) or ""

    @property
    def is_verbatim(self) -> bool:
        """Whether it stands as it was written."""
        around = self.element.iterancestors()
        inside = around if self.is_tail else (self.element, *around)
        return any(etree.QName(outer).localname in _VERBATIM for outer in inside)

    def write(self, words: str) -> None:
        if self.is_tail:
            self.element.tail = words
        else:
            self.element.text = words


def keep_last_words_together(root: Element) -> None:
    """Join the last two words of each paragraph below `root` where the last one is short."""
    for block in root.iter():
        if isinstance(block.tag, str) and etree.QName(block).localname in _BLOCKS:
            _join(list(_slots(block)))


def _join(slots: list[_Slot]) -> None:
    whole = "".join(slot.words for slot in slots).rstrip()
    before, space, last = whole.rpartition(" ")
    pair = len(last) + len(before.rpartition(" ")[2])
    if not space or len(whole) < _SHORTEST_TEXT or len(last) > _SHORT_WORD or pair > _LONGEST_PAIR:
        return
    place = len(before)
    for slot in slots:
        words = slot.words
        if place < len(words):
            if slot.is_verbatim:
                return
            slot.write(f"{words[: place + 1]}{_WORD_JOINER}{words[place + 1 :]}")
            return
        place -= len(words)


def _slots(element: Element) -> Iterator[_Slot]:
    """The texts of a paragraph in order, without those of its notes and of blocks inside it."""
    yield _Slot(element, is_tail=False)
    for child in element:
        if isinstance(child.tag, str):
            is_note = "note" in (child.get("class") or "").split()
            if not is_note and etree.QName(child).localname not in _APART:
                yield from _slots(child)
            yield _Slot(child, is_tail=True)
