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
    "b-007": Rule(
        ERROR,
        "`{marker}` is read at the left margin only, not in a list or a quotation",
        "put the division or verse between the blocks, or put `\\` before a `{marker}` of the text",
    ),
    "b-010": Rule(
        ERROR, "a link leads nowhere (`{target}`)", "give it an address, or remove the link"
    ),
    "b-011": Rule(
        ERROR,
        "`{target}` is no address that a link can have",
        "write https://…, mailto:… or #id; link to no file of your own",
    ),
    "b-012": Rule(ERROR, "the link to {target} has no text", "write the text between the brackets"),
    "b-013": Rule(
        ADVICE, "`dir` is not needed: direction follows from the language", "write `lang` instead"
    ),
    "b-014": Rule(ERROR, "unknown attribute `{key}`", "the attributes are #id, .class and lang"),
    "b-015": Rule(ERROR, "`{id}` cannot be an id", "leave out spaces, quotes, <, >, & and #"),
    "b-016": Rule(
        ERROR, "the id `{id}` is taken in line {first}", "give each place an id of its own"
    ),
    "b-017": Rule(
        WARNING,
        "level 1 is the title's: this heading is read as level 2",
        "write it with `##`",
    ),
    "b-018": Rule(
        ERROR,
        "level 1 is the title's, and there are headings of level 2 besides",
        "begin the outline with `##` and move every level down by one",
    ),
    "b-019": Rule(ERROR, "there is no place `#{id}` in this document", "correct the id, or add it"),
    "b-020": Rule(
        ERROR, "`{opener}` is never closed in its paragraph", "close it where its text ends"
    ),
    "b-021": Rule(
        ERROR, "`{closer}` closes nothing in its paragraph", "delete it, or open it before"
    ),
    "b-022": Rule(
        ERROR,
        "the attributes `{attributes}` describe nothing",
        "put them directly behind `]`, at the end of a heading, or in the line below a block",
    ),
    "b-023": Rule(
        ERROR, "the HTML tag <{tag}> is not read", "write it in Markdown, or leave it out"
    ),
    "b-024": Rule(ERROR, "the HTML attribute `{attribute}` of <{tag}> is not read", "leave it out"),
    "b-025": Rule(
        ERROR, "<{tag}> must begin a line", "put it on a line of its own, or write `::: {{…}}`"
    ),
    "b-026": Rule(
        ERROR, "this definition has no term", "write the term in the line above, without a colon"
    ),
    "b-027": Rule(WARNING, "this division is empty and was left out", "fill it, or delete it"),
    "b-028": Rule(
        ERROR, "the place `#{id}` has no name that a link could show", "write the link's text"
    ),
    "b-029": Rule(
        ERROR,
        "this row has {cells} cells, the head of the table {columns}",
        "add a column to the head, or write a bar inside a cell as `\\|`",
    ),
    "b-030": Rule(
        ERROR,
        "the note `[^{label}]` stands already in line {first}",
        "give each note its own label",
    ),
    "b-031": Rule(ERROR, "there is no note `[^{label}]`", "add a line `[^{label}]: …`"),
    "b-032": Rule(
        WARNING, "nothing calls the note `[^{label}]`: it was left out", "call it, or delete it"
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
        WARNING,
        "this item, indented by {indent}, is read as one of the list that it seems to be nested in",
        "indent it by four spaces",
    ),
    "b-060": Rule(
        ERROR,
        "this formula is not understood: {reason}",
        "write it in TeX's notation, or `\\$` for a dollar sign",
    ),
    # v: verse
    "v-001": Rule(
        ERROR,
        "this bayt has one hemistich; a bayt has two",
        "add the second hemistich as the next `|` line",
    ),
    "v-002": Rule(
        ERROR,
        "this bayt has {count} hemistichs; a bayt has two",
        "part the bayts with an empty line, and give each two `|` lines",
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
}
