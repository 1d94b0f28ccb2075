"""What became of one source that was to be built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from exporters.errors import ExitCode
from exporters.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.diagnostics import Diagnostic

State = Literal["written", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one source: its outputs, or why there are none.

    `seconds` is wall time; `exit_code` is not OK where `state` is `failed`; `traceback` is the
    Python traceback of a bug.
    """

    source: Path
    state: State
    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    seconds: float = 0.0
    exit_code: ExitCode = ExitCode.OK
    traceback: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """One finished file: its size in bytes, its pages (None where it has none), wall seconds."""

    path: Path
    size: int
    pages: int | None
    seconds: float
