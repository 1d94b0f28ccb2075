"""Who vouches for a publication's accessibility: a person has looked at what no program sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.document import Certification

if TYPE_CHECKING:
    from exporters.reader.fields import Fields

_KEYS: Final = ("certified-by", "date", "credential", "report")


def read_certification(fields: Fields) -> Certification | None:
    """The mapping `accessibility`; None without one, or without the name of who certifies."""
    inner = fields.fields("accessibility", _KEYS)
    if inner is None:
        return None
    inner.require("certified-by")
    certifier = inner.localized("certified-by")
    if certifier is None:
        return None
    return Certification(
        certifier=certifier,
        date=inner.date("date"),
        credential=inner.text("credential"),
        report=inner.url("report"),
    )
