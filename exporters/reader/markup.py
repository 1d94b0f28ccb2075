"""The only door to Python-Markdown: lines that stand together in, what they are out.

Python-Markdown tells a table, a heading with its underline and a paragraph apart and takes the
first two to pieces. What holds blocks is ours (`structure`), because its lists and quotations
are read again at each level and joined and cut at each step, in time that grows with the square
of their length; so are the inlines (`inline`), because each of its patterns begins again at the top
of a paragraph after each find. Neither of the two says where in the source a text stands.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import markdown
from markdown.extensions.tables import TableExtension

from exporters.values import NamedTuple

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_KEPT = frozenset({"setextheader", "table", "hr", "paragraph"})


class Markup(NamedTuple):
    """A block, its tag that of HTML: its text, and the rows of its cells if it is a table."""

    tag: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    alignments: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _parser() -> markdown.Markdown:
    """Python-Markdown with the block processors of this dialect."""
    # By its name, the extension would be looked for in every package that is installed.
    parser = markdown.Markdown(extensions=[TableExtension(use_align_attribute=True)])
    blocks = parser.parser.blockprocessors
    for item in list(blocks._priority):  # noqa: SLF001 - the registry tells its names nowhere else
        if item.name not in _KEPT:
            blocks.deregister(item.name)
    return parser


def parse_run(text: str) -> list[Markup]:
    """The blocks that lines without an empty one among them are, in their order.

    The texts stand in `text` as they are here and in this order, without the space around them.
    """
    from xml.etree.ElementTree import Element as Root  # noqa: PLC0415 - only the builder is wanted

    root = Root("div")
    _parser().parser.parseBlocks(root, [text])
    return [_read(element) for element in root]


def _read(element: Element) -> Markup:
    if element.tag != "table":
        return Markup(element.tag, element.text or "")
    rows = [*element.iterfind("thead/tr"), *element.iterfind("tbody/tr")]
    return Markup(
        "table",
        rows=tuple(tuple(cell.text or "" for cell in row) for row in rows),
        alignments=tuple(cell.get("align", "") for cell in rows[0]),
    )
