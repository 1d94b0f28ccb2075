"""What diglot has to say about a source or an output: one catalogue of codes, one shape, one place.

    source/sco.md:9:3: error[v-001]: this bayt has one hemistich; a bayt has two
      hint: add the second hemistich as the next `|` line

A module that finds something calls `diagnose(code, …)` with the place and the parameters; the
words are in `CODES` alone. Lower case; first what is true, then what to do.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


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


_E, _W, _A = Severity.ERROR, Severity.WARNING, Severity.ADVICE

CODES: Final[dict[str, Rule]] = {
    # s: the source file as a whole
    # m: metadata
    # h: masthead
    # a: attribution
    # b: body
    # v: verse
    # r: resources (images)
    # f: fonts and missing glyphs
    "f-001": Rule(
        _E,
        "no font of this build has the character {character} (U+{code_point}, {name})",
        "write it another way, or install a font that has it and name it in the build",
    ),
    # k: kept (masthead and attribution retained in the output)
    "k-001": Rule(
        _E,
        "{what} is lost: “{text}” is nowhere in the file",
        "the document has it: see that the template and the exporter print it",
    ),
    "k-002": Rule(
        _E,
        "{what} is hidden by `{reason}`: “{text}”",
        "readers must see it: change the style or the attribute that hides it",
    ),
    "k-003": Rule(
        _E,
        "{what} is marked as {marked}, not as {lang}: “{text}”",
        "give its element lang, xml:lang and dir of {lang}",
    ),
    "k-004": Rule(
        _E,
        "{what} is out of its place: “{text}”",
        "the order is masthead, rubric, title, subtitle, byline, dates, text, attribution",
    ),
    "k-005": Rule(
        _E, "the link to {target} is lost", "the attribution must link where the document says"
    ),
    # d: direction and language in the output
    "d-001": Rule(_E, "this cannot be read as {format}: {reason}", "build the file again"),
    "d-002": Rule(_E, "this is not well-formed XML: {reason}", "mend the markup at this place"),
    # e: EPUB conformance
    # p: PDF conformance
    "p-001": Rule(_E, "the page engine could not set this document: {message}"),
    "p-002": Rule(_W, "the page engine reports: {message}"),
    "p-003": Rule(
        _E,
        "this document nests its blocks too deeply for a page",
        "take lists, quotations or divisions out of one another",
    ),
    # w: writing
    "w-001": Rule(
        _E, "cannot be written: {reason}", "make room in {folder}, or build into another with -d"
    ),
    "w-002": Rule(
        _E,
        "two sources would be built into this file: {one} and {other}",
        "rename one of them, or build them into two folders",
    ),
    # x: what is missing on this machine
    "x-010": Rule(
        _E,
        "the page engine's system libraries (Pango) are missing: {reason}",
        "run `apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0"
        " libharfbuzz-subset0`, on macOS `brew install pango`",
    ),
    "x-001": Rule(
        _E, "there is no {role} font", "install the package {package} with `make setup` or pip"
    ),
    "x-002": Rule(
        _W,
        "the {role} font is {family}, which this system happens to have",
        "install the package {package} to have the pages that everybody has",
    ),
    "x-003": Rule(
        _W,
        "there is no {role} font; code is set in the text's font",
        "install the package {package}",
    ),
    "x-004": Rule(
        _E, "there is no place to keep the fonts: {reasons}", "set XDG_CACHE_HOME to a folder of yours"
    ),
    "x-005": Rule(_E, "{path} cannot be used as a font: {reason}", "install that font again"),
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
    """Parameters made safe for one line of a terminal: control characters are written as escapes."""

    def __getitem__(self, key: str) -> str:
        value = str(super().__getitem__(key))
        return "".join(
            character if character.isprintable() else f"\\u{ord(character):04x}"
            for character in value
        )
