"""Lists that Python-Markdown reads otherwise than they look: their markers would become text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.reader.findings import Findings
    from exporters.reader.lines import Line

# Numbers of three digits and more begin a line of prose more often than a list.
_ITEM: Final = re.compile(r"[ ]{0,3}(?:[-*+]|\d{1,2}\.)[ ]+\S")
_UNDERLINE: Final = re.compile(r"(?:=+|-+)[ ]*")
_NO_PROSE: Final = re.compile(r"[ ]*(?:[#>|:<]|\[[^\]]*\]:|\*\[)")


def check_lists(lines: Sequence[Line], findings: Findings) -> None:
    """Warn of items that join the paragraph above (b-055) or do not nest (b-056).

    `lines` are a block, from one empty line to the next; each is warned of once.
    """
    if len(lines) > 1 and _UNDERLINE.fullmatch(lines[1].text):
        lines = lines[2:]
    if not lines or _NO_PROSE.match(lines[0].text):
        return
    items = [line for line in lines[1:] if _ITEM.match(line.text)]
    if not _ITEM.match(lines[0].text):
        for line in items[:1]:
            findings.add("b-055", line.mark(line.indent))
    else:
        for line in [line for line in items if line.indent > lines[0].indent + 1][:1]:
            findings.add("b-056", line.mark(line.indent), indent=line.indent)
