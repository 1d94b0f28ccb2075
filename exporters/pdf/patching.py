"""A function of another library that is replaced while it is the one we know."""

from __future__ import annotations

import hashlib
import inspect
import linecache
from typing import TYPE_CHECKING, Any

from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Patch(NamedTuple):
    """One replaced function: where it stands, the SHA-256 of its source, what takes its place."""

    owner: Any
    name: str
    digest: str
    replace: Callable[[Any], Callable[..., Any]]

    @property
    def place(self) -> str:
        """The function's full name."""
        module = getattr(self.owner, "__module__", None)
        owner = f"{module}.{self.owner.__name__}" if module else self.owner.__name__
        return f"{owner}.{self.name}"


def digest_of(function: Callable[..., Any]) -> str:
    """The SHA-256 of a function's source in hexadecimal; empty where there is no source."""
    try:
        return hashlib.sha256(_source_of(inspect.unwrap(function)).encode()).hexdigest()
    except (OSError, AttributeError):
        return ""


def _source_of(function: Any) -> str:
    """The source of a function: as `inspect.getsource` has it, found by its indentation.

    To take a source to pieces as Python does takes fifty times as long. Raises OSError and
    AttributeError where there is none.
    """
    code = function.__code__
    lines = linecache.getlines(code.co_filename)[code.co_firstlineno - 1 :]
    if not lines:
        raise OSError
    start = next((at for at, line in enumerate(lines) if line.lstrip().startswith("def ")), 0)
    margin = len(lines[0]) - len(lines[0].lstrip())
    last = start
    for at, line in enumerate(lines[start + 1 :], start + 1):
        text = line.lstrip()
        if text and len(line) - len(text) <= margin and not text.startswith(")"):
            break
        if text:
            last = at
    return "".join(lines[: last + 1])
