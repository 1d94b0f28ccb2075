"""Where diglot keeps what it makes once for an installation."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def find_places() -> Iterator[Path]:
    """The folders that it may be kept in, the first one preferred: they need not exist.

    That of the virtual environment which diglot runs from, then that of the user.
    """
    if sys.prefix != sys.base_prefix:
        yield Path(sys.prefix) / "share/diglot"
    cache = os.environ.get("XDG_CACHE_HOME", "")
    if Path(cache).is_absolute():
        yield Path(cache) / "diglot"
    elif sys.platform == "darwin":
        yield Path.home() / "Library/Caches/diglot"
    else:
        yield Path.home() / ".cache/diglot"
