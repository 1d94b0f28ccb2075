"""Tags of raw HTML: how they are written, and what becomes of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.reader.references import resolve_references

if TYPE_CHECKING:
    from exporters.document import Style

# Possessive throughout: a tag has one reading, and an unfinished one is given up at once.
_ATTRIBUTE = r"""[A-Za-z_:][\w:.-]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+"""
TAG: Final = re.compile(
    rf"<(?:/(?P<close>[A-Za-z][A-Za-z0-9-]*+)\s*+"
    rf"|(?P<open>[A-Za-z][A-Za-z0-9-]*+)(?P<attributes>(?:\s++{_ATTRIBUTE})*+)\s*+(?P<empty>/?))>"
)
_TAG_ATTRIBUTES: Final = re.compile(
    r"""([A-Za-z_:][\w:.-]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?+"""
)
VOID_TAGS: Final = frozenset(
    ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
STYLES: Final[dict[str, Style]] = {
    "em": "emphasis", "i": "emphasis", "strong": "strong", "b": "strong", "sup": "superscript",
    "sub": "subscript", "del": "strikeout", "s": "strikeout", "strike": "strikeout",
    "ins": "inserted", "u": "inserted", "mark": "marked", "small": "small", "q": "quoted",
    "cite": "cited", "kbd": "keyboard", "samp": "sample", "var": "variable", "dfn": "definition",
}  # fmt: skip
# What raw HTML may say in a line.
READ_TAGS: Final = frozenset(
    {*STYLES, "span", "bdi", "abbr", "code", "tt", "a", "br", "wbr", "img"}
)
# Tags that run, fetch or draw something, or ask the reader for something: refused.
REFUSED_TAGS: Final = frozenset(
    ("applet", "audio", "base", "button", "canvas", "embed", "form", "frame", "frameset", "iframe",
     "input", "link", "math", "meta", "object", "option", "script", "select", "style", "svg",
     "template", "textarea", "video")
)  # fmt: skip
# The other elements of HTML: their tags are left out, what stands between them stays.
OTHER_TAGS: Final = frozenset(
    ("acronym", "address", "area", "article", "aside", "bdo", "big", "blink", "blockquote", "body",
     "caption", "center", "col", "colgroup", "data", "dd", "details", "dialog", "dir", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5",
     "h6", "head", "header", "hgroup", "hr", "html", "label", "legend", "li", "main", "map",
     "marquee", "menu", "meter", "nav", "nobr", "noscript", "ol", "output", "p", "param",
     "picture", "pre", "progress", "rp", "rt", "ruby", "search", "section", "slot", "source",
     "summary", "table", "tbody", "td", "tfoot", "th", "thead", "time", "title", "tr", "track",
     "ul")
)  # fmt: skip
# Words on the two sides of these are two words.
PARTING_TAGS: Final = frozenset(("dd", "dt", "li", "p", "td", "th", "tr", "div", "caption"))


def read_tag_attributes(text: str) -> tuple[tuple[str, str], ...]:
    """The attributes in a tag, names in lower case, character references resolved."""
    return tuple(
        (name.lower(), resolve_references(double or single or bare))
        for name, double, single, bare in _TAG_ATTRIBUTES.findall(text)
    )
