"""What brackets set apart: links, pictures, spans with attributes, notes; and attribute lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.reader.attributes import ATTRIBUTE_LIST, RAW_FORMAT, read_attributes
from exporters.reader.content import strip
from exporters.reader.inline.emphasis import pair_delimiters, read_delimiter
from exporters.reader.inline.folding import alternative_text, fold_inlines, make_span
from exporters.reader.inline.links import Destination, make_link, plain_address, read_destination
from exporters.reader.inline.pieces import AttributeList, Picture, Stretch
from exporters.reader.references import normal_label
from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.reader.inline.pieces import Piece
    from exporters.reader.inline.scanner import InlineScanner

_NOTE_CALL: Final = re.compile(r"\[\^([^\[\]\s]++)\]")
_LABEL: Final = re.compile(r"\[(?!\^)((?:[^\[\]\\]|\\.){0,999}+)\]")
_CITATION: Final = re.compile(r"\[-?@\w")
_REST: Final = re.compile(r"[ #|]*+(?:\n|$)")
_ATTACHING: Final = frozenset(")`*_~^>]=")
_LONGEST_LABEL: Final = 999


@dataclass(slots=True)
class Bracket:
    """A `[`, `![` or `^[` that is still open: where, and the index of its sign among the items."""

    start: int
    index: int
    is_picture: bool
    is_note: bool = False
    holds_bracket: bool = False


def open_bracket(scanner: InlineScanner) -> None:
    """`[`: the call of a note, or what a `]` may make a link or a span of."""
    at = scanner.position
    if match := _NOTE_CALL.match(scanner.text, at, scanner.end):
        mark = scanner.passage.mark(at)
        reference = scanner.context.notes.call(match.group(1), mark)
        scanner.put(reference or scanner.passage.verbatim(at, match.end()), match.end())
        return
    if _CITATION.match(scanner.text, at, scanner.end):
        scanner.context.findings.add("b-065", scanner.passage.mark(at))
    _open(scanner, at, 1, is_picture=False)


def open_picture(scanner: InlineScanner) -> None:
    """`![`."""
    _open(scanner, scanner.position, 2, is_picture=True)


def open_note(scanner: InlineScanner) -> None:
    """`^[`: a note where it is called; any other `^` raises what stands behind it."""
    if scanner.text.startswith("[", scanner.position + 1):
        _open(scanner, scanner.position, 2, is_picture=False, is_note=True)
    else:
        read_delimiter(scanner)


def _open(
    scanner: InlineScanner, at: int, width: int, *, is_picture: bool, is_note: bool = False
) -> None:
    scanner.flush()
    if scanner.brackets:
        scanner.brackets[-1].holds_bracket = True
    scanner.brackets.append(Bracket(at, len(scanner.items), is_picture, is_note))
    scanner.put(scanner.passage.verbatim(at, at + width), at + width)


def close_bracket(scanner: InlineScanner) -> None:
    """`]`: what follows says what the brackets set apart; nothing, and they are text."""
    if not scanner.brackets:
        return
    bracket = scanner.brackets.pop()
    is_active = bracket.is_picture or len(scanner.brackets) >= scanner.link_floor
    scanner.link_floor = min(scanner.link_floor, len(scanner.brackets))
    text, after = scanner.text, scanner.position + 1
    if bracket.is_note:
        mark = scanner.passage.mark(bracket.start)
        content = fold_inlines(_take(scanner, bracket), scanner.context)
        scanner.put(scanner.context.notes.add(strip(content), mark), after)
        return
    if text.startswith("{", after) and not bracket.is_picture:
        match = ATTRIBUTE_LIST.match(text, after, scanner.end)
        if match is not None:
            mark = scanner.passage.mark(bracket.start)
            content = fold_inlines(_take(scanner, bracket), scanner.context)
            attributes = read_attributes(match.group(1))
            scanner.put(make_span(content, attributes, mark, scanner.context), match.end())
            return
    if is_active:
        destination = _find_destination(scanner, bracket, after)
        if destination is not None:
            _put_link(scanner, bracket, destination)


def _take(scanner: InlineScanner, bracket: Bracket) -> list[Piece]:
    """What stands in the brackets, taken from the items."""
    scanner.flush()
    content = pair_delimiters(scanner, bracket.index + 1)
    del scanner.items[bracket.index :]
    return content


def _find_destination(scanner: InlineScanner, bracket: Bracket, after: int) -> Destination | None:
    """Where the brackets lead: `(address "title")`, `[label]`, or their own text as a label."""
    text = scanner.text
    if text.startswith("(", after):
        destination = read_destination(text, after, scanner.end)
        if destination is not None:
            return destination
    references = scanner.context.defined
    match = _LABEL.match(text, after, scanner.end) if text.startswith("[", after) else None
    if match is None and not references:
        return None
    end, label = after, ""
    if match is not None:
        end = match.end()
        label = match.group(1)
    if not label.strip():
        begin = bracket.start + 1 + bracket.is_picture
        if bracket.holds_bracket or after - 1 - begin > _LONGEST_LABEL:
            return None
        label = text[begin : after - 1]
    found = references.get(normal_label(label))
    if found is None:
        if match is not None and _means_a_reference(scanner, bracket, label):
            scanner.context.findings.add("b-068", scanner.passage.mark(after), label=label)
        return None
    return Destination(plain_address(found[0]), plain_address(found[1]), end, bracket.start)


def _means_a_reference(scanner: InlineScanner, bracket: Bracket, label: str) -> bool:
    """Whether `[…][label]` wants a link; `[1][2]` and `row[i][j]` do not."""
    is_behind_word = bracket.start > scanner.start and scanner.text[bracket.start - 1].isalnum()
    return not is_behind_word and any(map(str.isalpha, label))


def _put_link(scanner: InlineScanner, bracket: Bracket, destination: Destination) -> None:
    """The link, or the picture, that a pair of brackets is."""
    address, title, end, start, written = destination
    mark, place = scanner.passage.mark(bracket.start), scanner.passage.mark(start)
    content = _take(scanner, bracket)
    if bracket.is_picture:
        caption = Stretch(scanner.passage, *written) if any(written) else None
        picture = Picture(address, alternative_text(content), title, mark, place, caption=caption)
        scanner.put(picture, end)
        return
    inlines = fold_inlines(content, scanner.context)
    scanner.put(make_link(inlines, address, title, mark, scanner.context, place=place), end)
    scanner.link_floor = len(scanner.brackets)


def read_attribute_list(scanner: InlineScanner) -> None:
    """`{…}` directly behind an element, or at the end of a line."""
    at, text = scanner.position, scanner.text
    match = ATTRIBUTE_LIST.match(text, at, scanner.end)
    if match is None:
        raw = RAW_FORMAT.match(text, at, scanner.end) if text[at - 1 : at] == "`" else None
        if raw is not None:
            scanner.context.findings.add("b-063", scanner.passage.mark(at), format=raw[1])
        return
    is_attached = at > scanner.start and text[at - 1] in _ATTACHING
    if is_attached or _REST.match(text, match.end(), scanner.end):
        mark = scanner.passage.mark(at)
        attributes = read_attributes(match.group(1))
        scanner.put(AttributeList(mark, scanner.raw(match.end()), attributes), match.end())
