"""Verse: the lines of a `::: verse` division, by stanza; and divisions where none is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.document import Stanza, Text, Verse
from exporters.reader.findings import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exporters.document import Inlines
    from exporters.reader.attributes import Attributes
    from exporters.reader.context import Context
    from exporters.reader.inlines import Piece
    from exporters.reader.tokens import VerseLine

_MARGIN: Final = re.compile(r"\s*(?:(:::)|(\|) .*\n\| )")


def read_verse(
    lines: Sequence[tuple[VerseLine, Inlines]],
    attributes: Attributes,
    mark: Mark,
    context: Context,
) -> Verse | None:
    """A poem of these lines; None, and reported, when there are none.

    Whether a stanza is a bayt, or several, is decided when its language is known.
    """
    stanzas: dict[int, list[tuple[VerseLine, Inlines]]] = {}
    for token, content in lines:
        stanzas.setdefault(token.stanza, []).append((token, content))
    if not stanzas:
        context.findings.add("b-027", mark)
        return None
    return Verse(
        lang=attributes.lang,
        id=attributes.id,
        classes=tuple(name for name in attributes.classes if name != "verse"),
        line=mark.line,
        stanzas=tuple(
            Stanza(
                lang="", line=stanza[0][0].mark.line, lines=tuple(content for _, content in stanza)
            )
            for stanza in stanzas.values()
        ),
    )


def check_margin(pieces: Iterable[Piece], line: int, context: Context) -> None:
    """Report a division or verse inside a list or quotation: there it is text, not a block."""
    first = next(iter(pieces), None)
    match = _MARGIN.match(first.text) if isinstance(first, Text) else None
    if match is None:
        return
    marker = match.group(1) or match.group(2)
    written = context.source.get(line, "").lstrip(" >-*+.0123456789")
    if written.startswith(marker):
        context.findings.add("b-007", Mark(line, 1), marker=marker)
