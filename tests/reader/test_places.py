"""Every kind of mistake, planted in every kind of place, is reported where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from exporters.reader import read

HEAD: Final = "---\nlang: en\ntitle: T\nauthor: A\n---\n\n"

# What is wrong, its code, and at which of its characters the mistake stands.
MISTAKES: Final = {
    "javascript": ("[x](javascript:a)", "b-011", 4),
    "a file": ("[x](a.md)", "b-033", 4),
    "nowhere": ("[x](#none)", "b-038", 4),
    "nowhere, unnamed": ("[](#none)", "b-019", 3),
    "no address": ("[x]()", "b-010", 4),
    "no text": ("[](https://a.example)", "b-012", 3),
    "no note": ("[^none]", "b-031", 0),
    "no picture": ("![x](none.png)", "r-010", 5),
    "no tag of HTML": ("<zz>", "b-034", 0),
    "a tag left out": ("<font>x</font>", "b-023", 0),
    "a tag never closed": ("<b>x", "b-020", 0),
    "a tag that closes nothing": ("x</b>", "b-021", 1),
    "a tag refused": ("<video src=x></video>", "b-035", 0),
    "an attribute refused": ("<i onclick=a>x</i>", "b-036", 0),
    "an attribute left out": ("<i align=a>x</i>", "b-024", 0),
    "an unknown key": ("[x]{colour=red}", "b-014", 0),
    "an unknown language": ("[x]{lang=q}", "m-013", 0),
    "attributes of nothing": ("(x){.y} z", "b-022", 3),
    "a formula": (r"$a + \nosuch$", "b-060", 5),
    "an open comment": ("x <!-- y", "b-004", 2),
    "an override": ("x\u202ey\u202c", "b-039", 1),
}
# Where it stands, as `@`.
PLACES: Final = {
    "a paragraph": "Words @ words.",
    "its second line": "Words\nmore @ words.",
    "behind emphasis and a reference": "*One* &amp; **two** `code` \\* @ end.",
    "behind a tab": "Words\t@ words.",
    "inside emphasis": "Some *words @ here* end.",
    "inside a span": "Some [words @ here]{.a} end.",
    "a heading": "## Heading @",
    "a heading with an underline": "Words @\n---",
    "an item": "- a\n- words @",
    "a numbered item": "1. words\n   and @ more",
    "a nested item": "- a\n  - b\n    - words @",
    "an item behind a tab": "-\twords @",
    "the second paragraph of an item": "- a\n\n  words @",
    "a task": "- [ ] words @",
    "a quotation": "> words @",
    "a lazy line": "> words\nmore @",
    "a quotation in an item": "- a\n\n  > words @",
    "an item in a quotation": "> 1. a\n> 2. words @",
    "a division": "::: note\nwords @\n:::",
    "a nested division": "::: {.a}\n::: {.b}\nwords @\n:::\n:::",
    "a division in an item": "- a\n\n  ::: note\n  words @\n  :::",
    "the heading of a note": "::: tip Mind @\nwords\n:::",
    "a callout": "> [!NOTE]\n> words @",
    "a block of HTML": '<div class="a">\n\nwords @\n\n</div>',
    "a note": "Call[^n].\n\n[^n]: words @",
    "the second paragraph of a note": "Call[^n].\n\n[^n]: words\n\n    more @",
    "a term": "Term @\n: said",
    "a definition": "Term\n:   said\n    more @",
    "a cell": "| a | b |\n|---|---|\n| c | d @ |",
    "the head of a table": "| a | b @ |\n|---|---|\n| c | d |",
    "a cell behind code": "| a | b |\n|---|---|\n| `c|c` \\| x | @ |",
    "a table in a quotation": "> | a | b |\n> |---|---|\n> | c | d @ |",
    "a caption": "| a | b |\n|---|---|\n| c | d |\n\nTable: words @",
    "a line block": "| words\n|   more @",
    "a verse": "::: {.verse lang=en}\n| words\n| more @\n:::",
    "the second line of a verse": "::: {.verse lang=en}\n| words\n  more @\n:::",
    "a language of a parallel text": (
        "::: parallel\n::: {lang=en}\nOne.\n:::\n::: {lang=de}\nEins @.\n:::\n:::"
    ),
}


def places_of(body: str, code: str) -> list[tuple[int, int]]:
    found = read(HEAD + body + "\n", "x.md", Path(__file__).parent).diagnostics
    return [(finding.line, finding.column) for finding in found if finding.code == code]


# Attributes at the end of the line that opens a division are its own.
PLANTED: Final = [
    (mistake, place)
    for place in PLACES
    for mistake in MISTAKES
    if place != "the heading of a note" or "{" not in MISTAKES[mistake][0]
]


@pytest.mark.parametrize(("mistake", "place"), PLANTED)
def test_a_mistake_is_reported_where_it_stands(mistake: str, place: str) -> None:
    written, code, offset = MISTAKES[mistake]
    before, after = PLACES[place].split("@")
    text = HEAD + before
    line = text.count("\n") + 1
    column = len(text) - text.rfind("\n") + offset
    assert (line, column) in places_of(f"{before}{written}{after}", code)


# What is wrong with a block, its code, and the line of it that is.
BLOCKS: Final = {
    "an open fence": ("```\nwords", "b-003", 0),
    "a head that describes nothing": ("::: {x\nwords\n:::", "b-005", 0),
    "an end of nothing": ("words\n\n:::", "b-006", 2),
    "an empty division": ("::: note\n:::", "b-027", 0),
    "a script": ("<script>\nwords\n</script>", "b-035", 0),
    "a row too wide": ("| a | b |\n|---|---|\n| c | d | e |", "b-029", 2),
    "verse without a bar": ("::: {.verse lang=en}\n| a\nb\n:::", "v-003", 2),
    "a bayt of one": ("::: {.verse lang=fa}\n| چو کشور نباشد تن من مباد\n:::", "v-001", 1),
    "parallel text of one": ("::: parallel\n::: {lang=en}\nOne.\n:::\n:::", "b-040", 0),
    "a year": ("words\n23. words", "b-055", 1),
}
CONTAINERS: Final = {
    "the margin": ("", ""), "an item": ("- a\n\n", "  "), "a numbered item": ("1.  a\n\n", "    "),
    "a nested item": ("- a\n  - b\n\n", "    "), "a quotation": ("> a\n>\n", "> "),
    "a quotation in an item": ("- a\n\n  > a\n  >\n", "  > "), "a division": ("::: {.a}\n", ""),
    "a note": ("Call[^n].\n\n[^n]: a\n\n", "    "), "a definition": ("Term\n:   a\n\n", "    "),
}  # fmt: skip


@pytest.mark.parametrize("place", CONTAINERS)
@pytest.mark.parametrize("mistake", BLOCKS)
def test_a_mistake_of_a_block_is_reported_where_it_stands(mistake: str, place: str) -> None:
    written, code, index = BLOCKS[mistake]
    before, prefix = CONTAINERS[place]
    body = before + "".join(f"{prefix}{row}\n" for row in written.split("\n"))
    line = (HEAD + before).count("\n") + 1 + index
    column = len(prefix) + 1 + (2 if code == "v-001" else 0)
    if place == "a division" and code == "b-006":
        body = body.replace(written, f"{written}\n:::")
        line += 1
    assert (line, column) in places_of(body, code)
