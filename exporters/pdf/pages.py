"""The page map: which part of the running text each laid-out page begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.pagination import PageStart, Pagination
from exporters.xhtml import count_running, is_running

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.pdf.structure.fragments import Fragment, Source


def paginate(pages: Iterable[Iterable[Fragment]]) -> Pagination:
    """The pages that have some of the running text, from the fragments of each."""
    counter = _Counter()
    starts: list[PageStart] = []
    offset = 0
    for number, fragments in enumerate(pages, start=1):
        length = sum(map(counter.length_of, fragments))
        if length:
            starts.append(PageStart(number, offset))
        offset += length
    return Pagination(tuple(starts), offset)


class _Counter:
    """Counts the running text in fragments; the head of a table, on its first page alone."""

    def __init__(self) -> None:
        self._repeated: set[Source] = set()

    def length_of(self, fragment: Fragment) -> int:
        """How much of the running text a fragment holds."""
        if fragment.margin or fragment.pseudo or not self._is_running(fragment):
            return 0
        if fragment.kind == "text":
            return count_running(fragment.text)
        if fragment.kind == "picture":
            return 1
        return sum(map(self.length_of, fragment.children()))

    def _is_running(self, fragment: Fragment) -> bool:
        source = fragment.source
        if source is None:
            return True
        if fragment.is_repeatable:
            if source in self._repeated:
                return False
            self._repeated.add(source)
        return is_running(source.tag, source.get("class") or "", source.get("role") or "")
