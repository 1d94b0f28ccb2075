"""What a file says of its text's making and of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exporters.credits.origin import read_origin
from exporters.credits.record import read_record
from exporters.provenance.reading import read_parts
from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.credits import Credits
    from exporters.credits.origin import Origin
    from exporters.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in a file.

    `form` is its format with the version, `producer` the program that made it. The `credits` are
    those of its record of linked data, which loses nothing, else those `stated` in the format's own
    metadata. `origin` is None in a file that does not say what it was built from.
    """

    form: str
    producer: str
    credits: Credits
    stated: Credits
    has_record: bool = False
    origin: Origin | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """What was found, as JSON's types."""
        return {
            "format": self.form,
            "producer": self.producer,
            "record": self.has_record,
            "credits": self.credits.as_dict(),
            "provenance": self.origin.as_dict() if self.origin else None,
        }


def inspect_file(data: bytes, suffix: str, name: str) -> Inspection:
    """What an EPUB or PDF, whoever made it, says; `suffix` is `epub` or `pdf`.

    A file that cannot be read says nothing, and there is a finding (`d-001`).
    """
    parts = read_parts(data, suffix, name)
    record = read_record(parts.record) if parts.record is not None else None
    made_from = read_origin(parts.origin) if parts.origin is not None else None
    producer = parts.producer
    if made_from is not None and not producer:
        producer = f"diglot {dict(made_from.versions).get('diglot', '')}".strip()
    return Inspection(
        form=parts.form,
        producer=producer,
        credits=parts.stated if record is None else record,
        stated=parts.stated,
        has_record=record is not None,
        origin=made_from,
        diagnostics=parts.diagnostics,
    )
