"""Blanks: glyphs an em wide that paint nothing and stand for no character.

Each program must find nothing where one is shown, and no two agree on how a font says so. A
ToUnicode CMap has to give every code a character (ISO 19005-3, 6.2.11.7.2); then

- pdfium leaves out control characters, U+0003 among them;
- poppler takes white space for the end of a word, and finds spaces by the gaps between words. It
  goes by the last entry for a code, and follows a range of codes that goes on over a whole multiple
  of 256, as a CMap's should not and pdfium does not;
- pypdf knows the entry without a character, which a CMap must not have, and finds entries in
  comments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXT: Final = "\u0003"
_ENTRY: Final = re.compile(rb"<([0-9a-f]{4})> <0003>")
_END: Final = b"endcmap"


def hide_blanks(streams: Iterable[Any]) -> None:
    """Have poppler and pypdf find nothing where a CMap among these streams has a blank."""
    for stream in streams:
        if _END not in stream.stream:
            continue
        for entry in [found for line in stream.stream if (found := _ENTRY.fullmatch(line))]:
            blank = int(entry[1], 16)
            end = stream.stream.index(_END)
            stream.stream[end:end] = [b"%% 1 beginbfchar <%04x> <> endbfchar" % blank]
            if not blank % 256:
                stream.stream[end:end] = [
                    b"1 beginbfrange",
                    b"<%04x> <%04x> <001f>" % (blank - 1, blank),
                    b"endbfrange",
                ]
