"""The digest of a function is that of its source as Python's own `inspect` finds it."""

from __future__ import annotations

import hashlib
import inspect
from functools import wraps
from typing import TYPE_CHECKING, Any

import pytest

from exporters.pdf.patching import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable


def plain(a: int) -> int:
    """Two blocks."""
    if a:
        return 1

    # a remark
    return 2


# What stands before it, and after it, is not its own.
def with_long_signature(
    first: tuple[int, ...] = (
        1,
    ),
) -> tuple[int, ...]:  # fmt: skip
    return (
        first
    )  # fmt: skip


class Owner:
    @staticmethod
    def decorated() -> Callable[[], int]:
        def inner() -> int:
            return 3

        return inner

    # after it


def _wrapping(function: Any) -> Any:
    @wraps(function)
    def wrapped(*arguments: Any) -> Any:
        return function(*arguments)

    return wrapped


@_wrapping
@_wrapping
def wrapped(
    a: int,
) -> int:
    return a


@pytest.mark.parametrize("function", [plain, with_long_signature, Owner.decorated, wrapped])
def test_the_digest_is_that_of_the_source(function: Any) -> None:
    source = inspect.getsource(function)
    assert digest_of(function) == hashlib.sha256(source.encode()).hexdigest()


def test_what_has_no_source_has_no_digest() -> None:
    assert digest_of(len) == ""
    found: dict[str, Any] = {}
    exec("def unknown(): pass", found)  # noqa: S102 - no file has it
    assert digest_of(found["unknown"]) == ""
