"""Small tagged PDFs from a few lines of XHTML, for the tests of the structure tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from exporters.document import Resource
from exporters.pdf.engine import load_engine
from exporters.pdf.fetcher import DeclaredResources
from exporters.verify.pdf_tree import TagTree, read_tree

if TYPE_CHECKING:
    from exporters.assets import Fonts

# Little pages, so that little text fills several of them.
STYLES = """
@page { size: 300pt 160pt; margin: 24pt;
        @top-left { content: element(head) } @bottom-left { content: counter(page) } }
html { font: 10pt "Diglot Serif", "Diglot Naskh"; orphans: 1; widows: 1 }
[dir=rtl] { direction: rtl }
[dir=ltr] { direction: ltr }
p, h1, h2, table, ul, ol, dl { margin: 0 }
img { image-rendering: crisp-edges }
.running { position: running(head) }
.note { float: footnote }
.hyphenated { hyphens: auto; width: 60pt }
.narrow { width: 60pt }
.hemistich { display: block }
.leader::after { content: leader(".") "7" }
.starred::after { content: "٭" }
.numbered::after { content: " 7" }
"""

# A red square of one pixel.
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
PICTURES = DeclaredResources({"diglot:pixel": Resource("pixel.png", "image/png", _PIXEL, 1, 1)})


def set_pages(
    fonts: Fonts, body: str, *, lang: str = "en", head: str = "", variant: str = "pdf/ua-1"
) -> bytes:
    """The PDF of a body written in XHTML."""
    direction = "rtl" if lang.startswith("fa") else "ltr"
    root = etree.fromstring(
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' lang="{lang}" dir="{direction}">'
        f"<head><title>Test</title>{head}</head><body>{body}</body></html>"
    )
    engine = load_engine(fonts)
    pages = engine.render_pages(root, (STYLES,), fonts, PICTURES, variant=variant)
    assert not pages.messages, pages.messages
    return bytes(pages.data)


def tree_of(fonts: Fonts, body: str, lang: str = "en") -> TagTree:
    """The structure tree that a body gets."""
    return read_tree(set_pages(fonts, body, lang=lang))
