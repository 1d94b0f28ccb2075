"""Python's garbage collector, which looks through everything that is alive again and again."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

# New objects between two looks at the young ones, such looks between two at the middling ones,
# and those between two at all. A document is some millions of objects, nearly all of which live
# until it is done: looking at all of them took a fifth of the time of 100 pages, and found
# little. What dies young is found as before.
_THRESHOLDS: Final = (2000, 10, 1000)


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """While this lasts, only young objects are searched for garbage; the old soon after it ends."""
    before = gc.get_threshold()
    gc.set_threshold(*_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
