"""exporters.runtime.frames: calls find room for their frames, however deep they are."""

from __future__ import annotations

import sys
from functools import partial

import pytest

from exporters.runtime.frames import with_room

DEPTHS = range(400)
CALLS = 100


def descend(depth: int) -> None:
    """Call a function a hundred times at this depth."""
    if depth:
        descend(depth - 1)
    else:
        for _ in range(CALLS):
            descend_once()


def descend_once() -> None:
    """A call that needs a frame."""


def visit_depths() -> None:
    for depth in DEPTHS:
        descend(depth)


def test_the_function_gets_its_arguments_and_gives_its_value() -> None:
    assert with_room(divmod)(7, 2) == (3, 1)
    assert with_room(partial(int, base=36))("z") == 35
    assert with_room(visit_depths).__name__ == "visit_depths"


def test_what_it_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        with_room(divmod)(7, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="counts what Linux provides")
def test_calls_ask_the_system_for_no_memory() -> None:
    import resource  # noqa: PLC0415 - not on Windows

    def faults() -> int:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        visit_depths()
        return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

    with_room(visit_depths)()
    assert with_room(faults)() < CALLS
