"""What a warm process knows from the documents that it has made before.

`diglot watch` builds a document again after a few words have changed, and a worker of `diglot
build` makes hundreds that have their fonts, their styles and their masthead in common. What such a
process has made once it need not make again: each `Shelf` keeps values by all that they follow
from, so that a value is the same whether it was found or made. What was not asked for longest goes
first: a session of a whole day takes no more memory than one of an hour.

A process that makes one document keeps nothing.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Value = TypeVar("Value")
Parameters = ParamSpec("Parameters")

_SHELVES: list[Shelf[Any]] = []
_is_warm = False


def stay_warm() -> None:
    """Keep from now on what is made in this process: more than one document will be."""
    global _is_warm  # noqa: PLW0603 - a process is warm or it is not
    _is_warm = True


def is_warm() -> bool:
    """Whether anything is kept: where nothing is, no key need be made."""
    return _is_warm


def forget() -> None:
    """Make the process as cold as a new one."""
    global _is_warm  # noqa: PLW0603 - likewise
    _is_warm = False
    for shelf in _SHELVES:
        shelf.clear()


class Shelf(Generic[Value]):
    """Values by their keys, of no more weight together than `most`; each weighs 1 by default."""

    def __init__(self, most: int, weigh: Callable[[Value], int] = lambda _: 1) -> None:
        self.weight = 0
        self._most = most
        self._weigh = weigh
        self._kept: dict[Hashable, Value] = {}
        _SHELVES.append(self)

    def recall(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of a key, made if it is not here. No value is None, and none is changed."""
        if not _is_warm:
            return make()
        value = self._kept.pop(key, None)
        if value is None:
            value = make()
            weight = self._weigh(value)
            if weight > self._most:
                return value
            self.weight += weight
            while self.weight > self._most:
                self.weight -= self._weigh(self._kept.pop(next(iter(self._kept))))
        self._kept[key] = value
        return value

    def clear(self) -> None:
        """Keep nothing of what was made."""
        self._kept.clear()
        self.weight = 0


def remembered(
    most: int, weigh: Callable[[Any], int] = lambda _: 1
) -> Callable[[Callable[Parameters, Value]], Callable[Parameters, Value]]:
    """A function whose values follow from its arguments alone, with a shelf of its own."""

    def remember(make: Callable[Parameters, Value]) -> Callable[Parameters, Value]:
        shelf: Shelf[Value] = Shelf(most, weigh)

        @wraps(make)
        def recall(*arguments: Parameters.args, **named: Parameters.kwargs) -> Value:
            key = (arguments, *named.items())
            return shelf.recall(key, lambda: make(*arguments, **named))

        return recall

    return remember
