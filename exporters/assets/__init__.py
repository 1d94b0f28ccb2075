"""What an output is made of besides the document: fonts and style sheets, found and digested."""

from exporters.assets.fonts import Face, Fonts, find_fonts
from exporters.assets.styles import Styles, load_styles

__all__ = ["Face", "Fonts", "Styles", "find_fonts", "load_styles"]
