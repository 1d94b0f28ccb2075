"""What diglot has to say about a source or an output: one catalogue, one shape.

    source/sco.md:9:3: error[v-001]: this bayt has one hemistich; a bayt has two
      hint: add the second hemistich as the next `|` line; free verse is `::: {.verse .free}`

A module that finds something calls `diagnose(code, …)` with the place and the parameters; the
words are in `CODES` alone. Lower case; first what is true, then what to do.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from exporters.diagnostics import (
    of_body,
    of_metadata,
    of_outputs,
    of_surroundings,
    of_wording,
)
from exporters.diagnostics.rules import Rule, Severity
from exporters.values import NamedTuple, dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "CODES",
    "MOST_LISTED",
    "WORDING",
    "Change",
    "Diagnostic",
    "Rule",
    "Severity",
    "as_sarif",
    "diagnose",
    "has_errors",
    "listed",
    "more_of",
]

CODES: Final[dict[str, Rule]] = {
    **of_metadata.CODES,
    **of_body.CODES,
    **of_wording.CODES,
    **of_outputs.CODES,
    **of_surroundings.CODES,
}
# So many findings of one code are listed of a file: who mends these sees the next.
MOST_LISTED: Final = 100
# The advice on how a text is written: what an author may silence.
WORDING: Final = frozenset(of_wording.CODES)


class Change(NamedTuple):
    """That `new` should stand in the place of `old`, which begins at line and column, in one line.

    One that is not `safe` is a proposal: only a person may make it.
    """

    line: int
    column: int
    old: str
    new: str
    safe: bool

    def as_dict(self) -> dict[str, Any]:
        """The change as JSON's types; its end is behind its last character."""
        return {
            "line": self.line, "column": self.column,
            "end_line": self.line, "end_column": self.column + len(self.old),
            "old": self.old, "new": self.new, "safe": self.safe,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding. `line` and `column` count from 1, columns in characters; 0: the whole file.

    `end` is the line and column behind what the finding is about, and `change` what would mend it,
    where these are known.
    """

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str = ""
    end: tuple[int, int] | None = field(default=None, compare=False)
    change: Change | None = field(default=None, compare=False)

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
        facts = {**asdict(self), "severity": str(self.severity)}
        del facts["end"], facts["change"]
        if self.end is not None:
            facts |= {"end_line": self.end[0], "end_column": self.end[1]}
        if self.change is not None:
            facts["change"] = self.change.as_dict()
        return facts


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


def listed(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings to tell of: the first of each code in a file, and how many more there are."""
    told: list[Diagnostic] = []
    counts: Counter[tuple[str, str]] = Counter()
    first_left_out: dict[tuple[str, str], Diagnostic] = {}
    for one in diagnostics:
        kind = one.path, one.code
        counts[kind] += 1
        if counts[kind] <= MOST_LISTED:
            told.append(one)
        else:
            first_left_out.setdefault(kind, one)
    left_out = (
        more_of(code, path, counts[path, code], one.line, one.column)
        for (path, code), one in first_left_out.items()
    )
    return [*told, *left_out]


def more_of(code: str, path: str, count: int, line: int, column: int) -> Diagnostic:
    """That of `count` findings of a code in a file those from a place on are not listed."""
    return diagnose("s-012", path, line, column, rule=code, count=count - MOST_LISTED)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any finding stops the build."""
    return any(diagnostic.is_error for diagnostic in diagnostics)


def as_sarif(diagnostics: Iterable[Diagnostic], version: str) -> dict[str, Any]:
    """The findings as a SARIF 2.1.0 log of one run, for code-review tools.

    Columns count characters (3.14.18); a path is a URI reference (3.4.3).
    """
    findings = list(diagnostics)
    rules = [{"id": code} for code in sorted({finding.code for finding in findings})]
    driver = {"name": "diglot", "version": version, "rules": rules}
    results = [_sarif_result(finding) for finding in findings]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }


_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def _sarif_result(finding: Diagnostic) -> dict[str, Any]:
    """One finding as a result (SARIF 2.1.0, 3.27), a safe change as its fix (3.55)."""
    artifact = {"uri": quote(finding.path)}
    region = {"startLine": max(1, finding.line), "startColumn": max(1, finding.column)}
    if finding.end is not None:
        region |= {"endLine": finding.end[0], "endColumn": finding.end[1]}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.text},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }
    if (change := finding.change) is not None and change.safe:
        deleted = {
            "startLine": change.line, "startColumn": change.column,
            "endLine": change.line, "endColumn": change.column + len(change.old),
        }  # fmt: skip
        replacement = {"deletedRegion": deleted, "insertedContent": {"text": change.new}}
        result["fixes"] = [
            {"artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}]}
        ]
    return result


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
