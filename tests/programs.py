"""Programs besides Python's packages: where they are, and what their absence means to a test."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Final

import pytest

# Where `.setup/setup check` puts the reading systems that come as JavaScript.
MODULES: Final = Path(sys.prefix) / "engines/node_modules"


def find_program(*names: str) -> str:
    """The path of the first of these programs that is there, empty if none is.

    Those of the virtual environment go before the system's.
    """
    places = os.pathsep.join((str(Path(sys.prefix) / "bin"), os.environ.get("PATH", "")))
    return next(filter(None, (shutil.which(name, path=places) for name in names)), "")


CHROMIUM: Final = find_program("chromium", "chromium-browser")
NODE: Final = find_program("node")


# Where changes are accepted no test is left out for what is missing: it fails.
IS_REQUIRED: Final = os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def needs(name: str, found: object) -> pytest.MarkDecorator:
    """Skip a test where what it needs is not `found`, but never where changes are accepted."""
    return pytest.mark.skipif(not found and not IS_REQUIRED, reason=f"needs {name}")
