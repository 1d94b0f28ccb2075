"""What there is to say about a source file and its metadata."""

from __future__ import annotations

from typing import Final

from exporters.diagnostics.rules import ADVICE, ERROR, WARNING, Rule

CODES: Final[dict[str, Rule]] = {
    # s: the source file as a whole
    "s-001": Rule(ERROR, "{name} cannot be read: {reason}", "check the path and its permissions"),
    "s-002": Rule(ERROR, "the source is larger than {limit} MB", "split it into chapters"),
    "s-003": Rule(ERROR, "the byte {byte} is not UTF-8", "save the file as UTF-8"),
    "s-004": Rule(
        ERROR,
        "{character} is a control code or noncharacter, not text",
        "delete it, or write a space",
    ),
    "s-005": Rule(
        ERROR,
        "the file does not begin with a metadata block",
        "begin it with a line `---`, then `lang`, `title` and `author`, then a line `---`",
    ),
    "s-006": Rule(ERROR, "the metadata block is not closed", "end it with a line `---`"),
    "s-007": Rule(ERROR, "blocks are nested deeper than {limit} levels", "nest less deeply"),
    "s-008": Rule(
        ERROR,
        "the file's name has control characters, or bytes that are not UTF-8",
        "rename the file",
    ),
    "s-009": Rule(
        ERROR,
        "there is no file in this folder whose name ends in {suffixes}",
        "name another folder",
    ),
    "s-010": Rule(
        ERROR,
        "the text has more than {limit} blocks and signs of markup up to here",
        "split it into chapters",
    ),
    "s-011": Rule(ADVICE, "{character} is read as a space", "delete it, or write a space"),
    "s-012": Rule(
        ADVICE,
        "{count} more of {rule} from here on are not listed",
        "mend the first ones; then the others are listed",
    ),
    # m: metadata
    "m-001": Rule(
        ERROR, "this is not valid YAML: {problem}", "put quotes around texts with : or #"
    ),
    "m-002": Rule(ERROR, "the metadata is not a mapping", "write each value as `key: value`"),
    "m-003": Rule(ERROR, "{what} of YAML are not read", "write the value itself"),
    "m-004": Rule(ERROR, "a second YAML document begins here", "keep everything in one"),
    "m-005": Rule(ERROR, "the metadata is nested deeper than {limit} levels", "nest less deeply"),
    "m-006": Rule(ERROR, "a key must be a text", "write `key: value`"),
    "m-007": Rule(ERROR, "the key `{key}` stands already in line {first}", "keep one of the two"),
    "m-008": Rule(ERROR, "unknown key `{key}`", "did you mean `{near}`?"),
    "m-009": Rule(
        ERROR, "unknown key `{key}`", "the keys are {known}; keys of your own begin with `x-`"
    ),
    "m-010": Rule(ERROR, "`{key}` is empty", "give it a value, or leave the key out"),
    "m-011": Rule(ERROR, "the key `{key}` is missing", "add a line `{key}: …`"),
    "m-012": Rule(ERROR, "`{key}` must be {expected}, and is {found}", "see the manual on `{key}`"),
    "m-013": Rule(
        ERROR,
        "`{tag}` is no language tag",
        "write a BCP 47 tag: `fa-AF` for Dari, `ps`, `en`, `de`",
    ),
    "m-014": Rule(
        WARNING, "reading systems do not know the language tag `{tag}`", "write `{better}` for Dari"
    ),
    "m-015": Rule(
        ERROR, "`{url}` is no web address", "write it in full, as `https://example.org/page`"
    ),
    "m-016": Rule(ERROR, "`{key}` cannot be `{value}`", "choose one of {choices}"),
    "m-017": Rule(ERROR, "`{date}` is no ISO 8601 date", "write {iso}"),
    "m-018": Rule(ERROR, "there is no such day as {date}", "check the month and the day"),
    "m-019": Rule(
        ERROR, "`{date}` is no ISO 8601 date", "write year, month and day, as in 2024-07-14"
    ),
    "m-020": Rule(
        ERROR, "`{role}` is no MARC relator code", "write three letters, as `aut`, `trl`, `ill`"
    ),
    "m-021": Rule(
        ERROR, "unknown page size `{size}`", "write measures as `6x9in` or `170x240mm`, or {known}"
    ),
    "m-022": Rule(ERROR, "a page of {size} cannot be printed", "each side may be {limits}"),
    "m-023": Rule(
        ERROR, "`{identifier}` is no identifier: {problem}", "correct it, or leave it out"
    ),
    "m-024": Rule(
        ERROR,
        "this version cannot read `{key}`",
        "build each file by itself, and leave the key out",
    ),
    "m-025": Rule(
        ERROR, "formatted metadata cannot hold {what}", "move them into the text of the document"
    ),
    "m-026": Rule(
        ERROR,
        "`{key}` is in Arabic letters, and {lang} is not written in them",
        "name the language, if it is Dari: `{key}: {form}`",
    ),
    "m-027": Rule(
        WARNING,
        "there is no advice `{name}` that could be silenced",
        "write a code that `diglot lint` prints, or its beginning: t-02",
    ),
    # h: masthead
    "h-001": Rule(
        ERROR, "there is no masthead file {target}", "the path begins at the document's own folder"
    ),
    "h-002": Rule(ERROR, "the masthead has no `name`", "add the name of the publication"),
    "h-003": Rule(ERROR, "`{email}` is no e-mail address", "write it as `name@example.org`"),
    "h-004": Rule(
        ERROR,
        "the masthead {target} is out of reach",
        "write its path from the document's own folder",
    ),
    # a: attribution
    "a-001": Rule(
        ERROR,
        "a document with a masthead must say where its text first appeared",
        "add `attribution` with a `publisher`, or write `attribution: original`",
    ),
    "a-002": Rule(
        ERROR,
        "`attribution` cannot be `{value}`",
        "write `original`, or a mapping with `publisher`, `url`, `published`, `note`",
    ),
    "a-003": Rule(
        ERROR, "the attribution names no `publisher`", "say who first published the text"
    ),
    "a-004": Rule(
        ERROR,
        "first published on {published}, after this edition was issued on {issued}",
        "check both dates",
    ),
    "a-005": Rule(
        ERROR, "`{license}` is no SPDX licence identifier", "write one as `CC-BY-4.0` or `CC0-1.0`"
    ),
    "a-006": Rule(ERROR, "the document names no author", "add a line `author: …`"),
}
