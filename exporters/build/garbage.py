"""Python's garbage collector, which looks through everything that is alive again and again."""

from __future__ import annotations

import gc
from typing import Final

# New objects between two looks at the young ones, such looks between two at the middling ones,
# and those between two at all. A document is some millions of objects, nearly all of which live
# until it is done: looking at all of them took a fifth of the time of 100 pages, and found
# little. What dies young is found as before.
_THRESHOLDS: Final = (2000, 10, 1000)


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
