"""Which structure type an HTML element has (ISO 32000-1, 14.8.4), and which is none at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.pdf.structure.elements import GROUPING

if TYPE_CHECKING:
    from exporters.pdf.structure.fragments import Source

SVG: Final = "{http://www.w3.org/2000/svg}"

TYPES: Final[dict[str, str]] = {
    "main": "Sect", "article": "Art", "section": "Sect", "header": "Sect", "footer": "Sect",
    "aside": "Sect", "nav": "Sect", "hgroup": "Sect", "div": "Div", "details": "Div",
    "address": "Div", "figure": "Div", "blockquote": "BlockQuote", "p": "P", "pre": "P",
    "summary": "P", "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
    "ul": "L", "ol": "L", "menu": "L", "dl": "L", "li": "LI", "dt": "Lbl", "dd": "LBody",
    "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR",
    "th": "TH", "td": "TD", "caption": "Caption", "figcaption": "Caption",
    "img": "Figure", "object": "Figure", "embed": "Figure", f"{SVG}svg": "Figure",
    "a": "Link", "q": "Quote", "code": "Code", "kbd": "Code", "samp": "Code",
    "em": "Em", "i": "Span", "strong": "Strong", "b": "Span",
}  # fmt: skip

# Without its parent a part of a table or list is nothing; with role="presentation" on the table,
# its rows and cells are divisions.
_PARENTS: Final[dict[str, frozenset[str]]] = {
    "THead": frozenset({"Table"}),
    "TBody": frozenset({"Table"}),
    "TFoot": frozenset({"Table"}),
    "TR": frozenset({"Table", "THead", "TBody", "TFoot"}),
    "TH": frozenset({"TR"}),
    "TD": frozenset({"TR"}),
    "LI": frozenset({"L", "TOC"}),
    "Lbl": frozenset({"L", "LI"}),
    "LBody": frozenset({"L", "LI"}),
    "Caption": frozenset({"Table", "Div", "Figure"}),
}
_TRANSPARENT_ALONE: Final = frozenset({"THead", "TBody", "TFoot"})

_IN_NOTE: Final = "note-"
_PRESENTATION: Final = frozenset({"presentation", "none"})
_NOTES: Final = frozenset({"doc-footnote", "doc-endnote", "footnote", "endnote"})
_EPUB_TYPE: Final = "{http://www.idpf.org/2007/ops}type"

NUMBERINGS: Final[dict[str, str]] = {
    "disc": "Disc", "circle": "Circle", "square": "Square", "none": "None",
    "lower-roman": "LowerRoman", "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha", "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha", "upper-latin": "UpperAlpha",
}  # fmt: skip


def name_of(source: Source) -> str:
    """The name of an element; a block inside a note at the foot of a page is a span with it.

    A paragraph cannot hold blocks in HTML: there a list item is `span.note-li`.
    """
    if source.tag == "span":
        for name in source.get("class", "").split():
            if name.startswith(_IN_NOTE) and name.removeprefix(_IN_NOTE) in TYPES:
                return name.removeprefix(_IN_NOTE)
    return source.tag if isinstance(source.tag, str) else ""


def type_of(source: Source, parent: str, *, is_block: bool) -> str:
    """The structure type of an element inside one of type `parent`; empty: it adds nothing.

    What stands in a line and has no type of its own is a `Span`, which the tree keeps only where
    it has something to say.
    """
    name = name_of(source)
    found = TYPES.get(name, "")
    if is_note(source) and found != "LI":
        return "Note"
    if name == "h1" and "title" in source.get("class", "").split():
        return "Title"
    if name == "a" and not source.get("href"):
        found = "Span"
    if name == "div" and parent == "L":
        return "LI"
    if found == "Table" and source.get("role") in _PRESENTATION:
        return "Div"
    if parent not in _PARENTS.get(found, {parent}):
        return "" if found in _TRANSPARENT_ALONE else "Div"
    return found or ("P" if is_block and parent in GROUPING else "Span")


def roles(source: Source) -> frozenset[str]:
    """The values of an element's `role` and `epub:type`."""
    return frozenset(f"{source.get('role', '')} {source.get(_EPUB_TYPE, '')}".split())


def is_note(source: Source) -> bool:
    """Whether an element is a footnote or endnote."""
    return not roles(source).isdisjoint(_NOTES)


def is_note_reference(source: Source) -> bool:
    """Whether an element calls a note."""
    return not roles(source).isdisjoint({"doc-noteref", "noteref"})


def is_contents(source: Source) -> bool:
    """Whether an element holds the table of contents."""
    return not roles(source).isdisjoint({"doc-toc", "toc"})


def is_figure(source: Source | None) -> bool:
    """Whether an element is a figure, which a picture and its caption make up."""
    return source is not None and source.tag == "figure"


def is_code_line(source: Source) -> bool:
    """Whether an element is a numbered line of code."""
    return "code-line" in source.get("class", "").split()


def is_formula(source: Source) -> bool:
    """Whether a picture shows a formula."""
    return "formula-picture" in source.get("class", "").split()


def is_decoration(source: Source) -> bool:
    """Whether an element is there for the eye alone (HTML, `alt=""`; WAI-ARIA, `aria-hidden`)."""
    if source.get("aria-hidden") == "true":
        return True
    if TYPES.get(source.tag) != "Figure":
        return False
    return source.get("role") in _PRESENTATION or source.get("alt", "absent") == ""


def alternative_of(source: Source) -> str | None:
    """What a picture says in words; None if nobody wrote it."""
    label = source.get("alt") or source.get("aria-label")
    if not label and source.tag == f"{SVG}svg":
        label = next((child.text or "" for child in source if child.tag == f"{SVG}title"), "")
    return label or None
