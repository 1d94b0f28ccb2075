"""Python's garbage collector, which looks through everything that is alive again and again."""

from __future__ import annotations

import gc
from typing import Final

# New objects between two looks at the young ones, such looks between two at the middling ones,
# and those between two at all. A document is some millions of objects, nearly all of which live
# until it is done: looking at all of them took a fifth of the time of 100 pages, and found
# little. An article, with all the libraries that it needs, is less than the first number: nothing
# of it is looked at. What a longer text leaves unseen until then are some megabytes.
_NEW: Final = 200_000
_THRESHOLDS: Final = (_NEW, 10, 1000)


def spare_what_is_loaded() -> None:
    """Keep the collector of this process from modules as they are loaded: none is garbage."""
    gc.set_threshold(_NEW)


def collect_between_documents() -> None:
    """Let the collector of this process look at old objects between documents, and only then.

    Called before each document. What is alive before the second is what all share (libraries,
    fonts, parsed style sheets): it is set aside, so that from then on a look is at what the
    document before has left.
    """
    if gc.get_threshold() == _THRESHOLDS:
        gc.collect()
        if not gc.get_freeze_count():
            gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
