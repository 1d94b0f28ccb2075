"""Room for the frames of Python's calls, so that none has to ask the system for memory.

CPython keeps the frames of a thread in pieces of 16 kB, and gives a piece back as soon as the first
frame in it returns: where a loop stands at the end of a piece, each of its calls maps a piece and
unmaps it. Setting a book did so fifty thousand times, in a tenth of its time.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Parameters = ParamSpec("Parameters")
Value = TypeVar("Value")

# A piece is as large as the frame that begins it needs, rounded up to a power of two. A frame of
# one word more than a megabyte leaves one free behind it: as deep as calls may go, they find room.
# Of memory that nobody writes to, the system provides none.
_WORDS: Final = (1 << 20) // 8 + 1


def with_room(function: Callable[Parameters, Value]) -> Callable[Parameters, Value]:
    """The function, called from a frame in whose piece all that it calls have their frames."""

    def call(*arguments: Parameters.args, **named: Parameters.kwargs) -> Value:
        return function(*arguments, **named)

    call.__code__ = call.__code__.replace(co_stacksize=_WORDS)
    return wraps(function)(call)
