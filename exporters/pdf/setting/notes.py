"""Notes stand on the page of the line that calls them.

Where a paragraph may not be broken before the line that is too much for a page, and may be behind
it, WeasyPrint moves notes to the next page until the line fits: those of lines above it, and its
own, which it then forgets. A line whose notes have no room goes to the next page with them instead,
as `footnote-policy: line` says (CSS Generated Content for Paged Media, 2.7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class PageNotes(list[Any]):
    """The notes of a page, of which it gives none away: asked whether there are any, it says no."""

    def __bool__(self) -> bool:
        """False: the engine asks before it moves one to the next page."""
        return False


def keeping_notes(set_lines: Callable[..., Any]) -> Callable[..., Any]:
    """The engine's setting of a paragraph's lines, but no note leaves the page of its call."""

    def _linebox_layout(context: Any, *arguments: Any, **named: Any) -> Any:
        if not isinstance(context.current_page_footnotes, PageNotes):
            context.current_page_footnotes = PageNotes(context.current_page_footnotes)
        return set_lines(context, *arguments, **named)

    return _linebox_layout
