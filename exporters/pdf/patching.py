"""A function of another library that is replaced while it is the one we know."""

from __future__ import annotations

import hashlib
import inspect
from typing import TYPE_CHECKING, Any, NamedTuple

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
        return hashlib.sha256(inspect.getsource(function).encode()).hexdigest()
    except (OSError, TypeError):
        return ""
