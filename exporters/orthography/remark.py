"""One piece of advice on a text."""

from __future__ import annotations

from exporters.values import NamedTuple


class Remark(NamedTuple):
    """That `new` should stand in place of the characters from `start` to `end`.

    `words` and `better` are the words around the place, from `first` to `last`, as they are and as
    they would be. What is not `sure` is for a person to decide: it is right so often that it is
    worth saying, and not so often that a program may do it.
    """

    code: str
    start: int
    end: int
    new: str
    first: int
    last: int
    words: str
    better: str
    sure: bool = True


def remark(  # noqa: PLR0913 - a change, and what is shown of it
    code: str,
    text: str,
    place: tuple[int, int],
    new: str,
    around: tuple[int, int] | None = None,
    *,
    sure: bool = True,
) -> Remark:
    """The advice to put `new` in a `place` of `text`, shown with the words `around` it."""
    start, end = place
    first, last = around or place
    better = text[first:start] + new + text[end:last]
    return Remark(code, start, end, new, first, last, text[first:last], better, sure)
