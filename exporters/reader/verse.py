"""Verse: the lines of a `::: verse` division, by stanza."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.document import Stanza, Verse
from exporters.reader.content import indentation, strip
from exporters.reader.inline import Passage, read_inlines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.document import Inlines
    from exporters.reader.attributes import Attributes
    from exporters.reader.context import Context
    from exporters.reader.findings import Mark
    from exporters.reader.structure.tree import VerseLine

# The class of verse whose lines are of any number and length: of Nima, of Shamlou.
_FREE: Final = "free"


def read_verse(
    lines: Sequence[VerseLine], attributes: Attributes, mark: Mark, context: Context
) -> Verse | None:
    """A poem of these lines; None, and reported, when there are none.

    Whether a stanza is a bayt, or several, is decided when its language is known.
    """
    stanzas: dict[int, list[VerseLine]] = {}
    for line in lines:
        stanzas.setdefault(line.stanza, []).append(line)
    if not stanzas:
        context.findings.add("b-027", mark)
        return None
    is_free = _FREE in attributes.classes
    return Verse(
        lang=attributes.lang,
        id=attributes.id,
        classes=tuple(name for name in attributes.classes if name not in {"verse", _FREE}),
        line=mark.line,
        column=mark.column,
        stanzas=tuple(_read_stanza(s, context, is_free=is_free) for s in stanzas.values()),
    )


def _read_line(line: VerseLine, context: Context) -> Inlines:
    """A line of verse; its indentation is spaces that stay."""
    content = strip(read_inlines(Passage(line.rows), context))
    return (*indentation(line.indent), *content) if content else ()


def _read_stanza(lines: Sequence[VerseLine], context: Context, *, is_free: bool) -> Stanza:
    read = (_read_line(line, context) for line in lines)
    mark = lines[0].mark
    return Stanza(lang="", line=mark.line, column=mark.column, lines=tuple(read), is_free=is_free)
