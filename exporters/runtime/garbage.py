"""Python's garbage collector, which looks through everything that is alive again and again."""

from __future__ import annotations

import gc
from typing import Final

# New objects between two looks at the young ones, such looks between two at the middling ones,
# and those between two at all. A document is some millions of objects, nearly all of which live
# until it is done: looking at all of them took a fifth of the time of 100 pages, and found
# little. An article, with all the libraries that it needs, is less than the first number: nothing
# of it is looked at. A book is three times that number; a look at its middling objects was a
# thirtieth of its time. What it leaves unseen until then are some megabytes.
_NEW: Final = 1_000_000
_THRESHOLDS: Final = (_NEW, 10, 1000)
# After so many looks at the young objects alone, one is at all.
_MOST_GLANCES: Final = 30
_NEVER_LOOKED: Final = -1  # to count what is set aside is to walk through it
_glances = _NEVER_LOOKED


def spare_what_is_loaded() -> None:
    """Keep the collector of this process from modules as they are loaded: none is garbage."""
    gc.set_threshold(_NEW)


def collect_between_documents() -> None:
    """Let the collector of this process look at old objects between documents, and only then.

    Called before each document. What is alive before the second is what all share (libraries,
    fonts, parsed style sheets): it is set aside, so that from then on a look is at what the
    document before has left. Where that was so short that nothing was looked at before it was
    done, all that it has left is young, and what is kept of the others is not looked at again.
    """
    global _glances  # noqa: PLW0603 - there is one collector
    if gc.get_threshold() == _THRESHOLDS:
        if gc.get_count()[1:] == (_glances, 0) and _glances < _MOST_GLANCES:
            gc.collect(0)
            _glances += 1
        else:
            gc.collect()
            if _glances < 0:
                gc.freeze()
            _glances = 0
    else:
        _glances = _NEVER_LOOKED
    gc.set_threshold(*_THRESHOLDS)
