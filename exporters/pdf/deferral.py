"""What an import asks for and a run seldom needs.

Modules are loaded when they are used or called; files of packages are not read at all.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from importlib import import_module, resources
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


def load_late(*names: str) -> None:
    """Let these modules, if they are not loaded, be loaded by who first uses something in them.

    It is of no use for a module of which an import takes something at once.
    """
    for name in names:
        spec = find_spec(name) if name not in sys.modules else None
        if spec is not None:
            sys.modules[name] = module = module_from_spec(spec)
            module.__class__ = _Late


class _Late(ModuleType):
    """A module that is not loaded until something in it is asked for.

    `importlib.util.LazyLoader` would load it as soon as another module imports it.
    """

    def __getattr__(self, name: str) -> Any:
        spec = self.__spec__
        if name.startswith("__") or spec is None or spec.loader is None:
            raise AttributeError(name)
        self.__class__ = ModuleType  # type: ignore[assignment] # from now on it is like all others
        spec.loader.exec_module(self)
        return getattr(self, name)


class _Deferred(ModuleType):
    """Stands for a module; each name in it is a function that calls the module's own.

    But a module in it that has a stand-in is that one, and its exceptions are some that nobody
    raises: those of the module itself are not caught by who has only the stand-in.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        inner = sys.modules.get(f"{self.__name__}.{name}")
        if isinstance(inner, _Deferred):
            return inner
        if name.endswith("Error"):
            return type(name, (Exception,), {})

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


class _Unread:
    """Stands for the folder of a package; its files `names` are empty."""

    def __init__(self, folder: Traversable, names: tuple[str, ...]) -> None:
        self._folder = folder
        self._names = names

    def __truediv__(self, name: str) -> Traversable:
        return Path(os.devnull) if name in self._names else self._folder / name


@contextmanager
def unread(package: str, *names: str) -> Iterator[None]:
    """While this lasts, who asks for these files of the package is given empty ones."""
    package_files: Any = resources
    find = package_files.files

    def find_other(asked: Any) -> Any:
        is_it = getattr(asked, "__name__", asked) == package
        return _Unread(find(asked), names) if is_it else find(asked)

    package_files.files = find_other
    try:
        yield
    finally:
        package_files.files = find
