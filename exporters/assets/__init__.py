"""What an output is made of besides the document: fonts and style sheets, found and digested."""

from exporters.assets.families import NASTALIQ, find_sources
from exporters.assets.fonts import Face, Fonts, find_fonts
from exporters.assets.styles import Styles, find_styles, load_styles
from exporters.assets.versions import find_versions

__all__ = [
    "NASTALIQ", "Face", "Fonts", "Styles", "find_fonts", "find_sources", "find_styles",
    "find_versions", "load_styles",
]  # fmt: skip
