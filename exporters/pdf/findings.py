"""What the page engine logs, as diagnostics of ours: it never fails, so what it says counts."""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from exporters.diagnostics import Diagnostic, diagnose
from exporters.diagnostics.characters import missing_glyph
from exporters.document import first_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.document import SourceFile

_MISSING_GLYPH: Final = re.compile(r"\.notdef glyph rendered .*\(U\+(?P<code_point>[0-9A-F]+)\)$")


class _Collector(logging.Handler):
    """Keeps each record's level and text, once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[tuple[int, str], None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.messages[record.levelno, record.getMessage()] = None


@contextmanager
def collected_log(name: str) -> Iterator[dict[tuple[int, str], None]]:
    """The warnings and errors logged under `name` while this lasts: (level, text), in order.

    They go nowhere else.
    """
    logger = logging.getLogger(name)
    collector = _Collector()
    propagates, level = logger.propagate, logger.level
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    logger.addHandler(collector)
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagates
        logger.setLevel(level)


def findings_of(
    messages: Iterable[tuple[int, str]], sources: tuple[SourceFile, ...]
) -> tuple[Diagnostic, ...]:
    """A diagnostic for each message; a character without a glyph at its first place in a source."""
    return tuple(_finding(level, text, sources) for level, text in messages)


def _finding(level: int, text: str, sources: tuple[SourceFile, ...]) -> Diagnostic:
    missing = _MISSING_GLYPH.search(text)
    if missing:
        character = chr(int(missing["code_point"], 16))
        return missing_glyph(character, *first_place(character, sources))
    code = "p-001" if level >= logging.ERROR else "p-002"
    return diagnose(code, path_of(sources), message=text)


def path_of(sources: tuple[SourceFile, ...]) -> str:
    """The path that a finding on the document as a whole bears."""
    return sources[0].name if sources else ""
