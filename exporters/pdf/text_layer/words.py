"""Words that have been shaped before.

In a justified line each space has an attribute of its own, so that Pango shapes each word by
itself: the same word in the same setup has the same glyphs wherever it stands, and a text is its
words with spaces between them, as wide as the line wants them. The engine has each line shaped
anew to paint it; here only words that have not been seen are.

That holds for texts in one direction and one script, which decide on levels and on fonts. Each
time that words are shaped, the spaces around them are compared with what they should be; where
Pango makes others, every text is left to it. Other lines it shapes as a whole, and a font may kern
over a space: words are shaped so as well, and only those that stay the same are put together.
"""

from __future__ import annotations

import re
from copy import copy
from dataclasses import field
from typing import TYPE_CHECKING, Any, Final

from exporters.pdf.text_layer.items import Item, ShapedText, read_items
from exporters.pdf.text_layer.units import (
    ADVANCE,
    FIELDS,
    FLAGS,
    LEAST_SIZE,
    MISSING,
    NUMBER,
    PER_PIXEL,
    RIGHT,
)  # fmt: skip
from exporters.values import NamedTuple, dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from exporters.pdf.text_layer.units import Units

    Shape = Callable[[Any], ShapedText | None]

_KEPT: Final = "diglot_words"
# So many that a chapter's are known, and so few that they take little memory.
_MOST_KEPT: Final = 8192
_SHORT: Final = re.compile(r"[^\x00-\x1f\x7f\x85\u2028\u2029]{0,40}")
# The room with which words are shaped, in Pango's units: as much as Pango rounds, and as it cuts.
_ROOMS: Final = (3 * PER_PIXEL, PER_PIXEL + 513)
# Signs of no script, which every word may have.
_SIGNS: Final = "\u2060!-/:-@\\[-`{-~«»‐–—‘’‚“”„…"
_LATIN: Final = "A-Za-zÀ-ÖØ-öø-ɏ"
_ARABIC: Final = "\u0620-\u064a\u066e\u066f\u0671-\u06d3"
# What is in a word, from left to right and from right to left, and what tells its text's script.
# In a text from right to left numbers have a level of their own.
_WORD: Final = (
    re.compile(f"[{_LATIN}0-9{_SIGNS}]+"),
    re.compile(
        f"(?![\u064b-\u065f\u0670])[{_ARABIC}\u064b-\u065f\u0670\u060c\u061b\u061f\u200c{_SIGNS}]+"
    ),
)
_LETTER: Final = re.compile(f"[{_LATIN}]"), re.compile(f"[{_ARABIC}]")


class _Spaces(NamedTuple):
    """The spaces of a text: at its left end, inside of it, at its right end."""

    left: Item
    inside: Item
    right: Item


@dataclass(slots=True, eq=False)
class _Words:
    """The words of one setup of Pango's: None for one that does not stand for itself.

    `joined` tells which are the same in a line that is shaped as a whole. `space` is one without
    room added to it, `spaces` those with as much as was last asked for. `layouts` keep alive the
    fonts that the items have. `texts` are short ones, as they stand.
    """

    is_rtl: bool
    is_fit: bool = True
    known: dict[str, Item | None] = field(default_factory=dict)
    joined: dict[str, bool] = field(default_factory=dict)
    space: Item | None = None
    room: int = 0
    spaces: _Spaces | None = None
    layouts: dict[Any, Any] = field(default_factory=dict)
    texts: dict[str, ShapedText] = field(default_factory=dict)
    is_of_signs: bool = False
    signs: _Words | None = None

    def without_letters(self) -> _Words:
        """The words of texts that have no letter, and so no script: they are others."""
        if self.signs is None:
            self.signs = _Words(self.is_rtl, is_of_signs=True)
        return self.signs

    def learn(self, words: Sequence[str], shaped: ShapedText, room: int) -> None:
        """Keep the items of words that were shaped with spaces before, between and behind them.

        The spaces have so much room.
        """
        items = [shaped.items[number] for number in shaped.in_order()]
        spaces = [item for item in items if item.content == b" "]
        self.is_fit = len(spaces) == len(words) + 1 and all(
            item.is_rtl == self.is_rtl for item in items
        )
        if self.is_fit and self.space is None:
            self.space = _moved(spaces[1], spaces[1].fields[ADVANCE] - room, 0)
        expected = self.spaced(room)
        if expected is None or not _are_same(spaces[:: -1 if self.is_rtl else 1], expected):
            self.is_fit = False
        if self.is_fit:
            for word, item in zip(words, _whole_words(items, words), strict=True):
                self.known[word] = item

    def spaced(self, room: int) -> _Spaces | None:
        """Spaces with so much room, in Pango's units; None where it does not know of so little."""
        if self.space is None:
            return None
        if not room:
            return _Spaces(self.space, self.space, self.space)
        if room != self.room:
            self.room, self.spaces = room, None
            advance = self.space.fields[ADVANCE]
            # At the ends a space has twice the room, and loses the half that is outside.
            if advance + 2 * room > 0:
                half, (left, right) = _halves(room)[0], _halves(2 * room)
                self.spaces = _Spaces(
                    _moved(self.space, advance + right, 0),
                    _moved(self.space, advance + room, half),
                    _moved(self.space, advance + left, left),
                )
        return self.spaces


def shaping_words(units: Units, setup_of: Callable[[Any], Any]) -> Shape:
    """`shape(box)`: a text's items as Pango would make them, or None where only it can tell.

    `setup_of` gives a style's setup: one and the same for styles in which words are the same.
    """

    def shape(box: Any) -> ShapedText | None:
        layout, style = box.pango_layout, box.style
        words = style.__dict__.get(_KEPT)
        if words is None:
            words = style.__dict__[_KEPT] = _words_of(style, setup_of)
        room = int(layout.justification_spacing * PER_PIXEL)
        if not words.is_fit:
            return None
        if not room and _SHORT.fullmatch(layout.text):
            return _whole(words, box, units)
        if not _LETTER[words.is_rtl].search(layout.text):
            words = words.without_letters()
        parts = layout.text.split(" ")
        begins, ends = not parts[0], not parts[-1]
        inner = parts[begins : len(parts) - ends]
        if not words.known.keys() >= set(inner):
            _learn(words, inner, box, units)
        items = [words.known.get(word) for word in inner]
        spaces = words.spaced(room)
        if not items or None in items or spaces is None:
            return None
        if not room and not _join(words, inner, box, units):
            return None
        return _text(items, spaces, is_rtl=words.is_rtl, begins=begins, ends=ends)

    return shape


def _text(
    items: list[Any], spaces: _Spaces, *, is_rtl: bool, begins: bool, ends: bool
) -> ShapedText:
    """The words of a text with spaces between them; it `begins` or `ends` with one."""
    shown = [spaces.inside] * (2 * len(items) - 1)
    shown[::2] = reversed(items) if is_rtl else items
    at_left, at_right = (ends, begins) if is_rtl else (begins, ends)
    shown[:0] = [spaces.left] * at_left
    shown += [spaces.right] * at_right
    count = len(shown)
    return ShapedText(shown, range(count, 0, -1) if is_rtl else range(count))


def _words_of(style: Any, setup_of: Callable[[Any], Any]) -> _Words:
    is_rtl = style["direction"] == "rtl"
    is_fit = (
        style["letter_spacing"] in {"normal", 0}
        and not style["word_spacing"]
        and style["font_size"] >= LEAST_SIZE
        and style["text_decoration_line"] == "none"
        and style["visibility"] == "visible"
    )
    if not is_fit:
        return _Words(is_rtl, is_fit=False)
    kept: dict[int, _Words] = style.font_config.__dict__.setdefault(_KEPT, {})
    return kept.setdefault(id(setup_of(style)), _Words(is_rtl))


def _learn(words: _Words, inner: Sequence[str], box: Any, units: Units) -> None:
    """Have words shaped as a text of their own, one with a letter first, which tells the script."""
    if len(words.known) > _MOST_KEPT:
        words.known.clear()
        words.joined.clear()
    allowed, letter = _WORD[words.is_rtl], _LETTER[words.is_rtl]
    new = [word for word in dict.fromkeys(inner) if word not in words.known]
    words.known.update((word, None) for word in new if not allowed.fullmatch(word))
    fit = [word for word in dict.fromkeys(inner) if allowed.fullmatch(word)]
    first = next(filter(letter.search, fit), None)
    if fit and (first or words.is_of_signs):
        first = first or fit[0]
        asked = [first, *(word for word in fit if word not in words.known and word != first)]
        if len(asked) == 1:
            asked *= 2  # the space between two tells how wide one is
        room = _ROOMS[len(words.known) % 2]
        words.learn(asked, _shape(words, f" {' '.join(asked)} ", box, units, room), room)


def _join(words: _Words, inner: Sequence[str], box: Any, units: Units) -> bool:
    """Whether known words are the same in a line that is shaped as a whole, as far as it is seen.

    Where one of a few is not, none of them is taken to be.
    """
    joined = words.joined
    new = [word for word in dict.fromkeys(inner) if word not in joined]
    if new and words.space is not None:
        first = next(filter(_LETTER[words.is_rtl].search, inner), inner[0])
        asked = [first, *new]
        expected: list[Any] = [words.space] * (2 * len(asked) + 1)
        expected[1::2] = [words.known[word] for word in asked]
        shaped = _shape(words, f" {' '.join(asked)} ", box, units)
        found = _glyphs_of(shaped.items)
        is_same = found == _glyphs_of(expected[:: -1 if words.is_rtl else 1])
        joined.update(dict.fromkeys(new, is_same))
    return all(map(joined.__getitem__, inner))


def _whole(words: _Words, box: Any, units: Units) -> ShapedText | None:
    """A short text whose spaces are as they are, such as that of a running head."""
    text = box.pango_layout.text
    known = words.texts.get(text)
    if known is None:
        if len(words.texts) > _MOST_KEPT:
            words.texts.clear()
        known = words.texts[text] = _shape(words, text, box, units)
    are_there = all(max(item.fields[NUMBER::FIELDS]) < MISSING for item in known.items)
    return known if are_there else None


def _shape(words: _Words, text: str, box: Any, units: Units, room: int = 0) -> ShapedText:
    """A text as Pango shapes it where the box has its own; its fonts are kept alive."""
    layout = copy(box.pango_layout)
    layout.text = text
    layout.justification_spacing = room / PER_PIXEL
    layout.reactivate(box.style)
    shaped = read_items(layout, units)
    for item in shaped.items:
        words.layouts.setdefault(item.font, layout.layout)
    return shaped


def _whole_words(items: Sequence[Item], words: Sequence[str]) -> Iterator[Item | None]:
    """The item of each word, by the spaces between them; None for one that has more, or none."""
    groups: list[list[Item]] = []
    for item in items:
        if item.content == b" ":
            groups.append([])
        else:
            groups[-1].append(item)
    for group, word in zip(groups, words, strict=False):
        is_whole = len(group) == 1 and group[0].content == word.encode()
        yield group[0] if is_whole and max(group[0].fields[NUMBER::FIELDS]) < MISSING else None


def _are_same(spaces: Sequence[Item], expected: _Spaces) -> bool:
    row = [expected.left, *[expected.inside] * (len(spaces) - 2), expected.right]
    return all(
        space.font == other.font and space.fields[:FLAGS] == other.fields[:FLAGS]
        for space, other in zip(spaces, row, strict=True)
    )


def _glyphs_of(items: Sequence[Item]) -> list[tuple[Any, ...]]:
    """The glyphs of a text, each with its font, whatever items they are in."""
    return [
        (item.font, *item.fields[index : index + FLAGS])
        for item in items
        for index in range(0, len(item.fields), FIELDS)
    ]


def _moved(space: Item, advance: int, aside: int) -> Item:
    fields = list(space.fields)
    fields[ADVANCE], fields[RIGHT] = advance, aside
    return Item(space.font, space.content, fields, space.clusters, space.is_rtl)


def _halves(room: int) -> tuple[int, int]:
    """The room on the left and the right of a space, as Pango rounds it."""
    left = int(room / 2)
    if not room % PER_PIXEL:
        left = (left + PER_PIXEL // 2) // PER_PIXEL * PER_PIXEL
    return left, room - left
