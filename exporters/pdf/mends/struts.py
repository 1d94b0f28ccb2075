"""The height and baseline of an empty line, kept with the style.

WeasyPrint looks them up in a table whose key is the text of fourteen properties, several times a
line: to make the key takes longer than all the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from weasyprint.layout import inline

from exporters.pdf.patching import Patch

if TYPE_CHECKING:
    from collections.abc import Callable

    Strut = Callable[[Any], tuple[float, float]]

_KEPT: Final = "diglot_strut"


def _remembering_struts(strut: Strut) -> Strut:
    def kept_strut(style: Any) -> tuple[float, float]:
        """The used line height of a style and its baseline from the top, in pixels."""
        kept: tuple[float, float] | None = style.__dict__.get(_KEPT)
        if kept is None:
            kept = style.__dict__[_KEPT] = strut(style)
        return kept

    return kept_strut


_DIGEST: Final = "b57885b70dd08efe92f72a746709e08c576f47b90edb36f02925fefa15bb761a"
PATCHES: Final = (Patch(inline, "strut", _DIGEST, _remembering_struts),)
