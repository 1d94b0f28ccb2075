"""The text of a content document, node by node, as a reading system meets it.

Language follows HTML, section 3.2.6.2 (`xml:lang` before `lang`, the nearest element wins);
direction follows section 3.2.6.4 (`dir`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from exporters.values import NamedTuple
from exporters.verify.container import XHTML, XML_LANG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.verify.container import Element

# Elements whose text is no part of what is read; a formula is read by its alternative text.
MATH: Final = "{http://www.w3.org/1998/Math/MathML}math"
_SILENT: Final = frozenset(
    {MATH, *(f"{XHTML}{name}" for name in ("head", "script", "style", "template", "noscript"))}
)
# Elements that stand in a line of text; every other one begins a line of its own.
_INLINE_NAMES: Final = (
    "a abbr b bdi bdo cite code data del dfn em i img ins kbd label mark q rp rt ruby s samp small "
    "span strong sub sup time tt u var wbr"
)
INLINE: Final = frozenset({MATH, *(f"{XHTML}{name}" for name in _INLINE_NAMES.split())})
_ISOLATING: Final = frozenset({f"{XHTML}bdi", f"{XHTML}bdo"})
_OUTER: Final = frozenset({f"{XHTML}html", f"{XHTML}body"})


class State(NamedTuple):
    """What an element passes on: its language, its direction, and whether that is its own.

    `lang` is None where no element states one. `direction` is what `dir` says (`ltr`, `rtl`,
    `auto`), or None; `is_outer` says that only `html` or `body` says it, whose `dir` reading
    systems replace.
    """

    lang: str | None = None
    direction: str | None = None
    is_outer: bool = True


class TextRun(NamedTuple):
    """One text node: its characters, the element they stand in, and what holds for them.

    `is_apart`: white space, a line break or the boundary of a block comes before it.
    """

    text: str
    element: Element
    line: int
    state: State
    is_apart: bool


def name_of(element: Element) -> str:
    """An element's name without its namespace."""
    return str(etree.QName(element).localname)


def language_stated(element: Element) -> str | None:
    """The language an element states for itself."""
    stated = element.get(XML_LANG)
    return element.get("lang") if stated is None else stated


def state_of(element: Element, inherited: State) -> State:
    """What holds inside an element, given what holds around it."""
    lang = language_stated(element)
    direction, is_outer = inherited.direction, inherited.is_outer
    stated = element.get("dir")
    if stated is not None:
        direction, is_outer = stated.strip().lower(), element.tag in _OUTER
    elif element.tag in _ISOLATING:
        direction, is_outer = "auto", False
    return State(inherited.lang if lang is None else lang, direction, is_outer)


def read_text(root: Element) -> Iterator[TextRun]:
    """The text nodes that are not mere white space, in the order of the document."""
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    states = [State()]
    line = root.sourceline or 0
    is_apart = True
    for event, element in walk:
        if event in {"comment", "pi"}:
            line += (element.text or "").count("\n")
            text = element.tail
        elif event == "start":
            line = max(line, element.sourceline or 0)
            states.append(state_of(element, states[-1]))
            is_apart |= element.tag not in INLINE
            if element.tag in _SILENT:
                walk.skip_subtree()
                continue
            text = element.text
        else:
            states.pop()
            is_apart |= element.tag not in INLINE
            text = element.tail
        owner = element if event == "start" else element.getparent()
        if text and owner is not None:
            if text.strip():
                start = line + text[: len(text) - len(text.lstrip())].count("\n")
                yield TextRun(text, owner, start, states[-1], is_apart)
            is_apart = not text.strip()
            line += text.count("\n")
