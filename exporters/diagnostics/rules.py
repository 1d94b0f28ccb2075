"""The shape of a rule: how much a finding weighs, and the words for it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from exporters.values import NamedTuple


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, the others are only said."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Rule(NamedTuple):
    """One entry of the catalogue: templates for `str.format` with the finding's parameters."""

    severity: Severity
    message: str
    hint: str = ""


ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
ADVICE: Final = Severity.ADVICE
