"""What every test stands on: no stray log line, the same examples every time, one set of fonts."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import hypothesis
import pytest

from exporters.assets import find_fonts
from exporters.errors import MissingDependency
from tests.programs import IS_REQUIRED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.assets import Fonts

# The same examples on every machine and no clock: a red test is red for everybody.
hypothesis.settings.register_profile(
    "diglot", derandomize=True, database=None, deadline=None, max_examples=40
)
hypothesis.settings.load_profile("diglot")


class _Lines(logging.Handler):
    """Collects the lines that a library logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.levelname}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_stray_log_line() -> Iterator[None]:
    """Fail a test in which any library logs a warning that diglot has not made a diagnostic of."""
    handler = _Lines()
    root = logging.getLogger()
    root.addHandler(handler)
    yield
    root.removeHandler(handler)
    assert not handler.lines, "stray log lines:\n" + "\n".join(handler.lines)


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    """The fonts of the design, cast once."""
    return find_fonts()


@pytest.fixture(scope="session")
def fonts_with_nastaliq() -> Fonts:
    """Those and the font of Nastaliq, for tests that `make check` runs."""
    try:
        return find_fonts(nastaliq=True)
    except MissingDependency as error:
        if IS_REQUIRED:
            raise
        pytest.skip(str(error))
