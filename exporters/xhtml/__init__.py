"""Document → XHTML parts, shared by every exporter, so that two outputs cannot disagree.

Each `render_…` function returns elements in the XHTML namespace whose text nodes all stand under
a known `lang` and `dir`; what an exporter adds around them is its own page, never their words.
"""

from exporters.xhtml.attribution import (
    render_attribution,
    render_colophon,
    render_short_attribution,
)
from exporters.xhtml.body import render_body, render_notes
from exporters.xhtml.masthead import render_masthead
from exporters.xhtml.outline import OutlineEntry, outline, render_contents
from exporters.xhtml.running import count as count_running
from exporters.xhtml.running import is_running, running_text
from exporters.xhtml.title_block import render_title_block
from exporters.xhtml.typefaces import NASTALIQ, mark_nastaliq

__all__ = [
    "NASTALIQ",
    "OutlineEntry",
    "count_running",
    "is_running",
    "mark_nastaliq",
    "outline",
    "render_attribution",
    "render_body",
    "render_colophon",
    "render_contents",
    "render_masthead",
    "render_notes",
    "render_short_attribution",
    "render_title_block",
    "running_text",
]
