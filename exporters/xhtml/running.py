"""The running text of a document: what both outputs have, in the same order, letter by letter.

Notes are not of it, which stand at the foot of pages in one output and at the end in the other, nor
is what only one of them has: contents, printed addresses, the colophon. So a place that is counted
in the one is found in the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.xhtml.elements import Element

_NOT_RUNNING: Final = frozenset(
    {"address-call", "address-shown", "colophon", "note", "qr", "short-attribution"}
)
_ROLES: Final = frozenset({"doc-endnotes", "doc-noteref"})
_PICTURES: Final = frozenset({"img", "math"})


class Stretch(NamedTuple):
    """Some of the running text: a text of `element`, its `tail` where that is; or a picture."""

    element: Element
    text: str = ""
    is_tail: bool = False

    @property
    def length(self) -> int:
        """How much it counts: as much as it has letters and digits; a picture is one."""
        return count(self.text) or (not self.text)


def count(text: str) -> int:
    """The letters and digits in a text."""
    return sum(map(str.isalnum, text))


def is_running(tag: str, classes: str, role: str) -> bool:
    """Whether what an element holds is of the running text, going by this element alone."""
    return (
        tag not in {"head", "nav"}
        and role not in _ROLES
        and (not classes or _NOT_RUNNING.isdisjoint(classes.split()))
    )


def running_text(root: Element) -> Iterator[Stretch]:
    """All of the running text in and below `root`, whose own tail is not of it."""
    if not isinstance(root.tag, str):
        return
    name = root.tag.rpartition("}")[2]
    if name in _PICTURES:
        yield Stretch(root)
        return
    if not is_running(name, root.get("class") or "", root.get("role") or ""):
        return
    if root.text:
        yield Stretch(root, root.text)
    for child in root:
        yield from running_text(child)
        if child.tail:
            yield Stretch(child, child.tail, is_tail=True)
