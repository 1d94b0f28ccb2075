"""exporters.runtime.memory: what is found is what would be made, and never outgrows its bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exporters.runtime import memory

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def warm() -> Iterator[None]:
    """A process that stays warm for one test."""
    memory.stay_warm()
    yield
    memory.forget()


def test_a_value_is_made_once() -> None:
    made: list[str] = []

    @memory.remembered(10)
    def shout(word: str, *, twice: bool = False) -> str:
        made.append(word)
        return word.upper() * (1 + twice)

    assert [shout("a"), shout("a"), shout("a", twice=True)] == ["A", "A", "AA"]
    assert made == ["a", "a"]
    memory.forget()
    assert [shout("a"), shout("a")] == ["A", "A"]
    assert made == ["a"] * 4


def test_what_was_not_asked_for_longest_goes_first() -> None:
    shelf = memory.Shelf[str](5, len)
    made: list[str] = []

    def recall(word: str) -> str:
        def make() -> str:
            made.append(word)
            return word

        return shelf.recall(word, make)

    for word in ("aa", "bb", "aa", "cc", "aa", "bb"):
        assert recall(word) == word
    assert made == ["aa", "bb", "cc", "bb"]
    assert shelf.weight == 4
    assert recall("heavier than all") == "heavier than all"
    assert shelf.weight == 4
