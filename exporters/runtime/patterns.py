"""Regular expressions, compiled once for all runs.

Python compiles a pattern in every process anew, and in Python: the four hundred of a build and of
the libraries that it loads are a fifteenth of what an article costs. What `re` makes of a pattern
and its flags is a list of numbers. It is kept, and given to the same engine in C, which checks it
before it runs it.

    re._compiler.compile → `Patterns.compile`

Only what modules compile as they are loaded is kept: the patterns of documents are endless. And
only if the pattern that comes out of its record is equal to the one that went in: a Python that
goes about it in another way keeps none, and loses nothing.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found] # the engine of `re`, without types
import re
import sys
from contextlib import contextmanager
from struct import pack
from typing import TYPE_CHECKING, Any, Final

from exporters.runtime.records import read_record, write_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    Key = tuple[str | bytes, int]
    Made = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

_RECORD: Final = "patterns"
_MOST: Final = 4000  # four times those of all commands
_WORTH_WRITING: Final = 10  # a few differ in each run: they are made of sets


@contextmanager
def kept_patterns() -> Iterator[None]:
    """While this lasts, `re` takes patterns from the record; at the end it gets new ones."""
    try:
        from re import _compiler  # type: ignore[attr-defined] # noqa: PLC0415 - not every Python's
    except ImportError:
        yield
        return
    patterns = Patterns(_compiler.compile, read_record(_RECORD, sys.version) or {})
    _compiler.compile = patterns.compile
    try:
        yield
    finally:
        _compiler.compile = patterns.compile_anew
        if len(made := patterns.take_new_apart()) >= _WORTH_WRITING:
            kept = patterns.kept if len(patterns.kept) + len(made) <= _MOST else {}
            write_record(_RECORD, sys.version, kept | made)


class Patterns:
    """The patterns of a record, and those that modules have compiled since."""

    def __init__(self, compile_anew: Callable[..., re.Pattern[Any]], kept: dict[Key, Made]) -> None:
        self.compile_anew = compile_anew
        self.kept = kept
        self.new: dict[Key, re.Pattern[Any]] = {}

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        """The compiled pattern (replaces `re._compiler.compile`)."""
        made = self.kept.get((pattern, flags))
        if made is not None:
            return restore(pattern, *made)
        compiled = self.compile_anew(pattern, flags)
        if type(pattern) in (str, bytes) and not flags & re.DEBUG and _is_module_loading():
            self.new[pattern, int(flags)] = compiled
        return compiled

    def take_new_apart(self) -> dict[Key, Made]:
        """What the new patterns are restored from; without those that it would not restore."""
        made = {key: take_apart(*key) for key in self.new}
        return {
            key: parts for key, parts in made.items() if restore(key[0], *parts) == self.new[key]
        }


def take_apart(pattern: str | bytes, flags: int) -> Made:
    """What `re` makes of a pattern: flags, code in words of 32 bits, groups and their names."""
    from re import _compiler, _parser  # type: ignore[attr-defined] # noqa: PLC0415 - seldom

    parsed = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)  # noqa: SLF001 - no public function gives it
    numbers = dict(parsed.state.groupdict)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in numbers.items():
        names[number] = name
    packed = pack(f"={len(code)}L", *code)
    return flags | parsed.state.flags, packed, parsed.state.groups - 1, numbers, tuple(names)


def restore(  # noqa: PLR0913, PLR0917 - what the engine takes, in its order
    pattern: str | bytes, flags: int, code: bytes, groups: int, numbers: dict[str, int],
    names: tuple[str | None, ...],
) -> re.Pattern[Any]:  # fmt: skip
    """The pattern that was taken apart."""
    words = memoryview(code).cast("I").tolist()
    compiled: re.Pattern[Any] = _sre.compile(pattern, flags, words, groups, numbers, names)
    return compiled


def _is_module_loading() -> bool:
    """Whether a module other than the program itself is being run."""
    frame: FrameType | None = sys._getframe(2)  # noqa: SLF001 - the way to look at who asks
    while frame is not None:
        if frame.f_code.co_name == "<module>" and frame.f_globals.get("__name__") != "__main__":
            return True
        frame = frame.f_back
    return False
