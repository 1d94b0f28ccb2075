"""The bytecode of all that a command loads, in one file.

Python looks for each module in folders, and opens, reads and closes a file for it: for the eight
hundred of a build that is six thousand calls of the system, and a sixteenth of what an article
costs. Here their bytecode lies in one file that stays open. It counts for a module whose source has
the date and the size that it was compiled from, as Python's own does; all other modules are found
and read as ever, and put into the file at the end.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import contextmanager, suppress
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from typing import TYPE_CHECKING, Any, Final

from exporters.prepared.records import Rest, open_record, write_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import CodeType, ModuleType

    # A module's file, the folder in which it is found, whether it is a package, and what the file
    # is like: its date in nanoseconds, its size.
    Source = tuple[str, str, bool, int, int]
    # The same, and where in the record its bytecode begins and ends.
    Entry = tuple[str, str, bool, int, int, int, int]

_RECORD: Final = "modules"
_MOST: Final = 4000  # twice those of all commands


@contextmanager
def kept_modules() -> Iterator[None]:
    """While this lasts, modules are loaded from the record; at the end it gets those it lacks.

    Nothing is written where Python is told to write no bytecode.
    """
    key = _key()
    index, code = open_record(_RECORD, key)
    finder = Finder(index or {}, code)
    finders = sys.meta_path
    finders.insert(finders.index(PathFinder) if PathFinder in finders else len(finders), finder)
    try:
        yield
    finally:
        finders.remove(finder)
        if not sys.dont_write_bytecode and (missed := finder.find_missed()):
            with suppress(OSError):  # a source has gone
                write_record(_RECORD, key, *_gather(finder, missed))
        code.close()


def _folders() -> list[str]:
    """Where libraries are looked for: not in the folder of the program itself."""
    return sys.path[0 if sys.flags.safe_path else 1 :]


def _key() -> str:
    """What decides which file the name of a module means, and what its bytecode looks like.

    A new file in the last folder stands in front of none.
    """
    folders = _folders()
    return repr((sys.version, sys.flags.optimize, folders, [*map(_date, folders[:-1])]))


def _date(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 - no Path: time counts here
    except OSError:
        return 0


class Finder:
    """Finds the modules of a record, as a member of `sys.meta_path`."""

    def __init__(self, index: dict[str, Entry], code: Rest) -> None:
        self.index = index
        self.code = code

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module, if the record has it and its source is what it was; None for others."""
        entry = self.index.get(name)
        if entry is None:
            return None
        file, place, is_package, changed, size, start, end = entry
        try:
            state = os.stat(file)  # noqa: PTH116 - see above
        except OSError:
            return None
        if state.st_mtime_ns != changed or state.st_size != size:
            return None
        if path is not None and place not in path:
            return None
        spec = ModuleSpec(name, _Loader(name, file, self.code, (start, end)), origin=file)
        spec.has_location = True
        if is_package:
            spec.submodule_search_locations = [os.path.dirname(file)]  # noqa: PTH120
        return spec

    def find_missed(self) -> list[SourceFileLoader]:
        """The loaders of what was not loaded from the record, and could have been."""
        specs = [getattr(module, "__spec__", None) for module in list(sys.modules.values())]
        loaders = [spec.loader for spec in specs if spec is not None]
        folders = _folders()
        return [
            loader
            for loader in loaders
            if type(loader) is SourceFileLoader
            and ("." in loader.name or _place_of(loader) in folders)
            and self.find_spec(loader.name) is None
        ]


class _Loader(SourceFileLoader):
    """Loads a module from the bytecode in a record."""

    def __init__(self, name: str, file: str, code: Rest, place: tuple[int, int]) -> None:
        super().__init__(name, file)
        self._code = code
        self._place = place

    def get_code(self, fullname: str) -> CodeType | None:
        """The module's code; that of Python's own file if the record is damaged or closed."""
        try:
            code: CodeType = marshal.loads(self._code.read(*self._place))  # noqa: S302 - as Python does
        except (OSError, EOFError, ValueError, TypeError):
            return super().get_code(fullname)
        return code


def _place_of(loader: SourceFileLoader) -> str:
    """The folder in which a module is found."""
    folder = os.path.dirname(loader.path)  # noqa: PTH120 - as Python writes it
    return os.path.dirname(folder) if loader.is_package(loader.name) else folder  # noqa: PTH120


def _source_of(loader: SourceFileLoader) -> Source:
    state = os.stat(loader.path)  # noqa: PTH116
    is_package = loader.is_package(loader.name)
    return loader.path, _place_of(loader), is_package, state.st_mtime_ns, state.st_size


def _gather(finder: Finder, missed: list[SourceFileLoader]) -> tuple[dict[str, Entry], bytes]:
    """The index and the bytecode of what the finder knows and of what it missed."""
    known = finder.index if len(finder.index) + len(missed) <= _MOST else {}
    found: dict[str, tuple[Source, Any]] = {
        name: (entry[:5], finder.code.read(*entry[5:])) for name, entry in known.items()
    }
    for loader in missed:
        code = marshal.dumps(loader.get_code(loader.name))
        found[loader.name] = _source_of(loader), code
    index: dict[str, Entry] = {}
    end = 0
    for name, (source, code) in found.items():
        start, end = end, end + len(code)
        index[name] = (*source, start, end)
    return index, b"".join(code for _, code in found.values())
