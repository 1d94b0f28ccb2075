"""What an exporter returns: the finished file's bytes, and what was found while making it."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.diagnostics import Diagnostic
    from exporters.pagination import Pagination


@dataclass(frozen=True, slots=True)
class Export:
    """One finished file, not yet written. `pages` is None where the format has none.

    `pagination` says where they begin, for a document that lists them.
    """

    data: bytes = field(repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: int | None = None
    pagination: Pagination | None = None
