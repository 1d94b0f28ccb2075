"""What a file holds for those who ask where it comes from, in one shape for every format."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from exporters.credits import Credits
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from exporters.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Parts:
    """The statements of a file's own metadata, its records, and its sources.

    `stated` are the credits as the format's metadata have them: package document, XMP, information
    dictionary. `record` and `origin` are the contents of the two records, None where there is none;
    `read_stored` gives a file that the output carries by the name the origin has for it, or None.
    """

    form: str = ""
    producer: str = ""
    stated: Credits = field(default_factory=Credits)
    record: bytes | None = None
    origin: bytes | None = None
    read_stored: Callable[[str], bytes | None] = field(default=lambda _: None, repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()
