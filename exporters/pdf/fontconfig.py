"""Fonts for the page engine: a fontconfig that knows the faces of one build and nothing else.

Pango finds fonts through fontconfig, which would silently fall back on whatever the machine has.
Here it reads a configuration of ours: one folder, each face under the name that the style sheets
give its role, no rules for synthetic slant or weight.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.assets import Face, Fonts

FAMILIES: Final = {
    "serif": "Diglot Serif",
    "naskh": "Diglot Naskh",
    "mono": "Diglot Mono",
    "nastaliq": "Diglot Nastaliq",
}

# fontconfig's own scales of weight and slant.
_REGULAR: Final = 80
_BOLD: Final = 200
_ROMAN: Final = 0
_ITALIC: Final = 100
_LIGHTEST_BOLD: Final = 600  # of CSS; heavier faces serve as the bold

_CONFIGURATION: Final = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>{folder}</dir>
<cachedir>{cache}</cachedir>
{faces}
</fontconfig>
"""

# The family is prepended, not replaced: Pango loses a face whose own name is gone.
_FACE: Final = """\
<match target="scan">
<test name="file" compare="eq"><string>{path}</string></test>
<edit name="family" mode="prepend"><string>{family}</string></edit>
<edit name="slant" mode="assign_replace"><int>{slant}</int></edit>
<edit name="weight" mode="assign_replace"><int>{weight}</int></edit>
</match>"""


@contextmanager
def only_fonts(fonts: Fonts) -> Iterator[None]:
    """While this lasts, a fontconfig that is loaded knows only `fonts`.

    The configuration is a file because fontconfig finds it by an environment variable; once
    loaded it is no longer read.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="diglot-") as folder:
        path = Path(folder, "fonts.conf")
        path.write_text(font_configuration(fonts, Path(folder, "cache")), "utf-8")
        os.environ["FONTCONFIG_FILE"] = str(path)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


def font_configuration(fonts: Fonts, cache: Path) -> str:
    """The configuration as fontconfig reads it; `cache` is a folder it may write."""
    return _CONFIGURATION.format(
        folder=escape(str(fonts.folder)),
        cache=escape(str(cache)),
        faces="\n".join(map(_face, fonts.faces)),
    )


def _face(face: Face) -> str:
    return _FACE.format(
        path=escape(str(face.path)),
        family=FAMILIES[face.role],
        slant=_ITALIC if face.italic else _ROMAN,
        weight=_BOLD if face.weight >= _LIGHTEST_BOLD else _REGULAR,
    )
