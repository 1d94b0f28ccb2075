"""What an exporter returns: the finished file's bytes, and what was found while making it."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Export:
    """One finished file, not yet written. `pages` is None where the format has none."""

    data: bytes = field(repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: int | None = None
