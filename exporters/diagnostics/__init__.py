"""What diglot has to say about a source or an output: one catalogue, one shape.

    source/sco.md:9:3: error[v-001]: this bayt has one hemistich; a bayt has two
      hint: add the second hemistich as the next `|` line

A module that finds something calls `diagnose(code, …)` with the place and the parameters; the
words are in `CODES` alone. Lower case; first what is true, then what to do.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from exporters.diagnostics import of_body, of_metadata, of_outputs, of_surroundings
from exporters.diagnostics.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CODES", "Diagnostic", "Rule", "Severity", "as_sarif", "diagnose", "has_errors"]

CODES: Final[dict[str, Rule]] = {
    **of_metadata.CODES,
    **of_body.CODES,
    **of_outputs.CODES,
    **of_surroundings.CODES,
}


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding. `line` and `column` count from 1, columns in characters; 0: the whole file."""

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it stops the build."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        head = f"{place}: " if place else ""
        return f"{head}{self.severity}[{self.code}]: {self.message}"

    @property
    def text(self) -> str:
        """The finding with its hint, as the command prints it."""
        return f"{self}\n  hint: {self.hint}" if self.hint else str(self)

    def as_dict(self) -> dict[str, Any]:
        """The finding as JSON's types."""
        return {**asdict(self), "severity": str(self.severity)}


def diagnose(
    code: str, path: str = "", line: int = 0, column: int = 0, **parameters: object
) -> Diagnostic:
    """The finding that `code` names, at a place, with the catalogue's words filled in."""
    rule = CODES[code]
    return Diagnostic(
        path=path,
        line=line,
        column=column,
        severity=rule.severity,
        code=code,
        message=rule.message.format_map(_Printable(parameters)),
        hint=rule.hint.format_map(_Printable(parameters)),
    )


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any finding stops the build."""
    return any(diagnostic.is_error for diagnostic in diagnostics)


def as_sarif(diagnostics: Iterable[Diagnostic], version: str) -> dict[str, Any]:
    """The findings as a SARIF 2.1.0 log of one run, for code-review tools."""
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
    findings = list(diagnostics)
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "diglot",
                        "version": version,
                        "rules": [{"id": code} for code in sorted({f.code for f in findings})],
                    }
                },
                "results": [
                    {
                        "ruleId": finding.code,
                        "level": levels[finding.severity],
                        "message": {"text": finding.text},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": finding.path},
                                    "region": {
                                        "startLine": max(1, finding.line),
                                        "startColumn": max(1, finding.column),
                                    },
                                }
                            }
                        ],
                    }
                    for finding in findings
                ],
            }
        ],
    }


class _Printable(dict[str, object]):
    """Parameters made safe for one line of a terminal: control characters become escapes.

    Joiners stay: Persian is written with them.
    """

    def __getitem__(self, key: str) -> str:
        value = str(super().__getitem__(key))
        return "".join(
            character
            if character.isprintable() or character in "\u200c\u200d"
            else f"\\u{ord(character):04x}"
            for character in value
        )
