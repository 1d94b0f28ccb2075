"""Where in a text its pages begin, told from one output to the other."""

from __future__ import annotations

from exporters.values import NamedTuple


class PageStart(NamedTuple):
    """A page, by its number from 1, and how much of the running text is before it."""

    number: int
    offset: int


class Pagination(NamedTuple):
    """The pages that hold some of the running text, in order, and how long that is in all.

    It is counted as `xhtml.running_text` does. A blank page, or one of notes alone, has no start.
    """

    starts: tuple[PageStart, ...] = ()
    length: int = 0
