"""The only door to Python-Markdown: a scanned text in, its tree of elements out.

What Python-Markdown is good at stays with it: the structure of blocks, emphasis, links, tables,
definition lists, abbreviations. What it reads in its own way or too freely is switched off here
and done by the scanner: raw HTML, character references, code spans, fences, attribute lists, notes.
No HTML is ever written: the tree goes straight into the model.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import AutolinkInlineProcessor, SimpleTagInlineProcessor

from exporters.reader.tokens import DIRECTIVE, MARKS

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DIRECTIVE_TAG = "directive"
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


class _DirectiveProcessor(BlockProcessor):  # type: ignore[misc] # the library is not typed
    """A block that opens with a directive mark becomes an element of its own, text included."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library's signature
        return block.lstrip(" \n").startswith(DIRECTIVE)

    def run(self, parent: Element, blocks: list[str]) -> None:
        from xml.etree.ElementTree import SubElement  # noqa: PLC0415 - only the builder is wanted

        block = blocks.pop(0).strip(" \n")
        mark = MARKS.match(block)
        end = mark.end() if mark else 0
        element = SubElement(parent, DIRECTIVE_TAG, {"mark": block[:end]})
        element.text = block[end:]


@lru_cache(maxsize=1)
def _parser() -> markdown.Markdown:
    """Python-Markdown with this dialect's parts switched on and off."""
    parser = markdown.Markdown(
        extensions=["tables", "def_list", "abbr", "sane_lists"],
        extension_configs={"tables": {"use_align_attribute": True}},
    )
    for name in ("normalize_whitespace", "html_block"):
        parser.preprocessors.deregister(name)
    for name in ("backtick", "html", "entity", "automail"):
        parser.inlinePatterns.deregister(name)
    parser.treeprocessors.deregister("prettify")
    parser.parser.blockprocessors.register(_DirectiveProcessor(parser.parser), "directive", 200)
    parser.delimiters.add("~", "del", double=True)
    for name, sign in (("sup", r"\^"), ("sub", "~")):
        processor = SimpleTagInlineProcessor(rf"({sign})([^\s{sign}]+){sign}", name)
        parser.inlinePatterns.register(processor, name, 50)
    # The library's own turns each character of an address into a reference.
    mail = AutolinkInlineProcessor(r"<([^\s<>@]+@[^\s<>@]+)>", parser)
    parser.inlinePatterns.register(mail, "mail", 110)
    parser.ESCAPED_CHARS = list(_PUNCTUATION)
    return parser


def parse_markup(text: str) -> Element:
    """The tree that Python-Markdown makes of a scanned text; its root holds the blocks.

    Raises RecursionError where the text nests deeper than Python can follow.
    """
    parser = _parser()
    parser.reset()
    root: Element = parser.parser.parseDocument(text.split("\n")).getroot()
    for treeprocessor in parser.treeprocessors:
        replaced = treeprocessor.run(root)
        root = root if replaced is None else replaced
    return root
