"""What there is to say about the body of a source and its pictures."""

from __future__ import annotations

from typing import Final

from exporters.diagnostics.rules import ADVICE, ERROR, WARNING, Rule

CODES: Final[dict[str, Rule]] = {
    # b: body
    "b-001": Rule(
        ADVICE,
        "an invisible {character} stood before a marker of Markdown and was left out",
        "delete it: direction follows from the language",
    ),
    "b-002": Rule(
        ERROR, "the division opened here with `{opener}` is never closed", "add a line `:::`"
    ),
    "b-003": Rule(
        ERROR, "this code block is never closed", "close it with {fence} on a line of its own"
    ),
    "b-004": Rule(ERROR, "this comment is never closed", "add `-->`"),
    "b-005": Rule(
        ERROR,
        "`{head}` does not describe a division",
        "write `::: note` or `::: {{.verse lang=fa-AF}}`",
    ),
    "b-006": Rule(ERROR, "`{closer}` closes nothing here", "delete it, or open a division above"),
    "b-010": Rule(
        WARNING,
        "a link leads nowhere (`{target}`): its text stands alone",
        "give it an address, or remove the link",
    ),
    "b-011": Rule(
        ERROR,
        "`{target}` is an address that runs something or opens a file",
        "write https://…, mailto:… or #id",
    ),
    "b-012": Rule(
        WARNING,
        "the link to {target} has no text and shows its address",
        "write the text between the brackets",
    ),
    "b-013": Rule(
        ADVICE, "`dir` is not needed: direction follows from the language", "write `lang` instead"
    ),
    "b-014": Rule(
        WARNING,
        "unknown attribute `{key}`: it is not read",
        "the attributes are #id, .class and lang",
    ),
    "b-015": Rule(
        WARNING,
        "`{id}` cannot be an id and was left out",
        "leave out spaces, quotes, <, >, & and #",
    ),
    "b-016": Rule(
        WARNING,
        "the id `{id}` is taken in line {first} and was left out here",
        "give each place an id of its own",
    ),
    "b-017": Rule(
        WARNING,
        "level 1 is the title's: this heading is read as level 2",
        "write it with `##`",
    ),
    "b-019": Rule(ERROR, "there is no place `#{id}` in this document", "correct the id, or add it"),
    "b-020": Rule(
        WARNING,
        "`{opener}` is never closed: the tag was left out",
        "close it where its text ends",
    ),
    "b-021": Rule(
        WARNING,
        "`{closer}` closes nothing here and was left out",
        "delete it, or open it before",
    ),
    "b-022": Rule(
        WARNING,
        "the attributes `{attributes}` describe nothing and are read as text",
        "put them directly behind `]`, at the end of a heading, or in the line below a block",
    ),
    "b-023": Rule(
        WARNING, "the HTML tag <{tag}> is not read, what it holds is", "write it in Markdown"
    ),
    "b-024": Rule(
        WARNING, "the HTML attribute `{attribute}` of <{tag}> is not read", "leave it out"
    ),
    "b-027": Rule(WARNING, "this division is empty and was left out", "fill it, or delete it"),
    "b-028": Rule(
        ERROR, "the place `#{id}` has no name that a link could show", "write the link's text"
    ),
    "b-029": Rule(
        WARNING,
        "this row has {cells} cells, the head of the table {columns}: it was made wider",
        "add a column to the head, or write a bar inside a cell as `\\|`",
    ),
    "b-030": Rule(
        ERROR,
        "the note `[^{label}]` stands already in line {first}",
        "give each note its own label",
    ),
    "b-031": Rule(
        WARNING,
        "there is no note `[^{label}]`: the call is read as text",
        "add a line `[^{label}]: …`",
    ),
    "b-032": Rule(
        WARNING, "nothing calls the note `[^{label}]`: it was left out", "call it, or delete it"
    ),
    "b-033": Rule(
        WARNING,
        "`{target}` is no address on the web: the text stands without the link",
        "write https://…, mailto:… or #id",
    ),
    "b-034": Rule(
        ADVICE,
        "`{tag}` is no tag of HTML and is read as text",
        "write `\\<`, or put it between backticks",
    ),
    "b-035": Rule(
        ERROR, "<{tag}> runs, fetches or draws something: it is not read", "leave it out"
    ),
    "b-036": Rule(ERROR, "the attribute `{key}` runs something: it is not read", "leave it out"),
    "b-037": Rule(ERROR, "this table has {columns} columns, more than {limit}", "split it"),
    "b-038": Rule(
        WARNING,
        "there is no place `#{id}` in this document: the text stands without the link",
        "correct the id, or add it",
    ),
    "b-039": Rule(
        ERROR,
        "{character} shows letters in another order than that of the text",
        "delete it: direction follows from the language",
    ),
    "b-040": Rule(
        ERROR,
        "parallel text needs one `::: {{lang=…}}` block for each of two languages or more",
        "put each language into a division with its `lang`, and nothing beside them",
    ),
    "b-041": Rule(
        ERROR,
        "{count} blocks in {lang} (line {first}) face {other} in {other_lang} (line {second})",
        "each block needs its translation: split or join them",
    ),
    "b-050": Rule(
        WARNING,
        "a heading of level {level} follows one of level {before}",
        "write it with `{marks}`: levels go down one at a time",
    ),
    "b-051": Rule(ERROR, "this heading is empty", "write its text, or delete it"),
    "b-052": Rule(
        WARNING, "the alternative text “{text}” is the name of a file", "say what the picture shows"
    ),
    "b-054": Rule(WARNING, "the document has no text", "write it below the metadata"),
    "b-055": Rule(
        WARNING,
        "this looks like an item of a list, but it is read as part of the paragraph above",
        "put an empty line before it; if it is no item, join it to the line above",
    ),
    "b-056": Rule(
        ERROR,
        "this text does not conform to WCAG 2.2 ({criterion}): {reason}",
        "mend it, or certify nothing: leave `accessibility` out",
    ),
    "b-057": Rule(
        WARNING,
        "the directional control {character} {fault} and was left out",
        "delete it: direction follows from the language",
    ),
    "b-060": Rule(
        ERROR,
        "this formula is not understood: {reason}",
        "write it in TeX's notation, or `\\$` for a dollar sign",
    ),
    "b-061": Rule(
        ADVICE,
        "no syntax is called `{syntax}`: the code stays in one colour",
        "write the name that Pygments gives it, or `text`",
    ),
    "b-062": Rule(
        ERROR,
        "the lines of this grid table do not meet here",
        "make all its rows as wide as the first, and draw each line from corner to corner",
    ),
    "b-063": Rule(
        ERROR,
        "text for {format} alone is not read",
        "write it in Markdown; to show it as code, put `.{format}` in the braces",
    ),
    "b-064": Rule(
        WARNING,
        "`{width}` is no width of a picture: it is not read",
        "write a percentage or a length: `50%`, `6cm`",
    ),
    "b-065": Rule(
        WARNING,
        "a citation is not looked up: it stays as it is written",
        "write the reference into a note: `^[…]`",
    ),
    "b-066": Rule(
        WARNING,
        "a table of columns and spaces is not read",
        "draw it as a grid, or with bars: `| a | b |`",
    ),
    "b-067": Rule(
        WARNING,
        "a block of metadata in the middle of a text is read as text",
        "write it at the head of the file, with the other metadata",
    ),
    "b-068": Rule(
        WARNING,
        "nothing says where [{label}] leads; the brackets stay in the text",
        "add a line `[{label}]: address`, or write `[text](#id)` for a place in the text",
    ),
    # v: verse
    "v-001": Rule(
        ERROR,
        "this bayt has one hemistich; a bayt has two",
        "add the second hemistich as the next `|` line; free verse is `::: {{.verse .free}}`",
    ),
    "v-002": Rule(
        ERROR,
        "this bayt has {count} hemistichs; a bayt has two",
        "give each bayt two `|` lines; free verse is `::: {{.verse .free}}`",
    ),
    "v-003": Rule(ERROR, "this line of verse has no `|`", "begin each hemistich with `| `"),
    # r: resources (images)
    "r-001": Rule(
        ERROR, "there is no picture {target}", "the path begins at the document's own folder"
    ),
    "r-002": Rule(
        ERROR, "the picture {target} is not a file of this document", "save a copy beside the text"
    ),
    "r-003": Rule(ERROR, "the picture {target} is outside the document's folder", "move it inside"),
    "r-004": Rule(ERROR, "the picture {target} cannot be read: {reason}", "check its permissions"),
    "r-005": Rule(ERROR, "with {target} the pictures pass {limit} MB", "make them smaller"),
    "r-006": Rule(
        ERROR,
        "{target} is no PNG, JPEG, GIF or WebP picture",
        "export it as PNG (drawings) or JPEG",
    ),
    "r-007": Rule(
        ERROR,
        "{target} has {width} × {height} pixels, more than {limit} million",
        "make it smaller",
    ),
    "r-008": Rule(
        ERROR,
        "the picture {target} has no alternative text",
        "write what it shows: `![…]({target})`",
    ),
    "r-009": Rule(ERROR, "the picture {target} is damaged: {reason}", "export or copy it again"),
    "r-010": Rule(
        WARNING,
        "there is no picture {target}: its alternative text stands in its place",
        "the path begins at the document's own folder",
    ),
    "r-011": Rule(
        WARNING,
        "the picture {target} is not a file of this document: its alternative text stands there",
        "save a copy beside the text; nothing is fetched",
    ),
    "r-012": Rule(
        WARNING,
        "the picture {target} is outside the document's folder: its alternative text stands there",
        "move it inside",
    ),
}
