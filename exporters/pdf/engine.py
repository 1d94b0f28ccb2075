"""The page engine, loaded when it is first needed: its import costs half a second."""

from __future__ import annotations

import contextlib
import io
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Final

from exporters.diagnostics import diagnose
from exporters.errors import MissingDependency
from exporters.pdf.bindings import compiled_bindings
from exporters.pdf.deferral import deferred, load_late, unread
from exporters.pdf.fontconfig import only_fonts

if TYPE_CHECKING:
    from types import ModuleType

    from exporters.assets import Fonts

# For systems without HarfBuzz's subsetter, and for fonts that are variable, coloured or packed for
# the web.
_SELDOM_NEEDED: Final = (
    "fontTools.subset", "fontTools.ttLib", "fontTools.ttLib.ttFont", "fontTools.ttLib.woff2",
    "fontTools.varLib.instancer",
)  # fmt: skip
# For addresses and texts in HTML, which the engine is not given, and pictures by other programs.
_SELDOM_USED: Final = ("PIL.ExifTags", "ssl", "subprocess", "tinyhtml5")

# Styles of fields to fill in, and of attributes such as `bgcolor`: no document has either.
_NEVER_NEEDED: Final = ("html5_ua_form.css", "html5_ph.css")
# Those of HTML, which `sheets` gives to the engine.
_KEPT: Final = "html5_ua.css"


def load_engine(fonts: Fonts) -> ModuleType:
    """The module `exporters.pdf.render`, the engine imported and its tag writer replaced.

    Pango's libraries are not part of any Python package: where they are missing the import fails
    with OSError, and this with `MissingDependency`.
    """
    if f"{__package__}.render" not in sys.modules:
        _import_engine(fonts)
    from exporters.pdf import render, seam  # noqa: PLC0415 - the engine's lazy import

    seam.install()
    return render


def _import_engine(fonts: Fonts) -> None:
    load_late(*_SELDOM_USED)
    # The engine looks for fonts, and prints advice of its own when a library is missing.
    with (
        only_fonts(fonts),
        contextlib.redirect_stdout(io.StringIO()),
        compiled_bindings(),
        deferred(*_SELDOM_NEEDED),
        unread("weasyprint.css", *_NEVER_NEEDED, _KEPT),
    ):
        try:
            import_module(f"{__package__}.render")
            import_module(f"{__package__}.seam")
            import_module(f"{__package__}.sheets").install(_KEPT)
        except (OSError, ImportError) as error:
            reason = next(iter(str(error).splitlines()), "")
            raise MissingDependency([diagnose("x-010", reason=reason)]) from error
