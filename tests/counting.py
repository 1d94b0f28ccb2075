"""Counts the work of a function without a clock: the steps of the interpreter."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from _typeshed import TraceFunction


def count_steps(work: Callable[[], object]) -> int:
    """How many lines, calls and returns Python goes through while `work` is done."""
    steps = 0

    def count(_frame: FrameType, _event: str, _argument: Any) -> TraceFunction:
        nonlocal steps
        steps += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(before)
    return steps
