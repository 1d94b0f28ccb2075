"""The order in which the engine paints: that of the text, also for what is moved from its place.

A box with `position: relative` is painted after all that has none (CSS 2.2, appendix E). The order
of painting is the order of the content stream, in which many programs read: a heading that stands
a little lower than its line would be read after its page's text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def painting_moved_blocks_in_flow(
    dispatch: Callable[..., Any], dispatch_children: Callable[..., Any], block: type[Any]
) -> Callable[..., Any]:
    """`_dispatch(box, …)`, which finds where a box is painted among others, but for moved blocks.

    Those, boxes of the class `block`, are painted in the flow: nothing of ours lies over another
    thing. `dispatch_children` is the engine's own way with what is in a box.
    """

    def _dispatch(box: Any, page: Any, contexts: Any, blocks: Any, *found: Any) -> Any:
        if not isinstance(box, block) or not _is_merely_moved(box.style):
            return dispatch(box, page, contexts, blocks, *found)
        floats, blocks_and_cells = found
        place = len(blocks)
        inner: dict[Any, Any] = {}
        box = dispatch_children(box, page, contexts, blocks, floats, inner)
        blocks.insert(place, box)
        blocks_and_cells[box] = inner
        return box

    return _dispatch


def _is_merely_moved(style: Any) -> bool:
    """Whether nothing but a relative position has a box painted apart."""
    return (
        style["position"] == "relative"
        and style["z_index"] == "auto"
        and style["opacity"] == 1
        and not style["transform"]
        and style["overflow"] == "visible"
    )
