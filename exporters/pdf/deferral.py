"""Modules that an import asks for and a run seldom needs: they are loaded when they are called."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Deferred(ModuleType):
    """Stands for a module; each name in it is a function that calls the module's own."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*arguments: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*arguments, **named)

        return call


@contextmanager
def deferred(*names: str) -> Iterator[None]:
    """While this lasts, an import of these modules, if they are not loaded, gets stand-ins.

    What is taken from a stand-in may only be called. Afterwards the names mean the modules again.
    """
    stand_ins = {name: _Deferred(name) for name in names if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
