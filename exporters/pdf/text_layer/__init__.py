"""The text layer: what comes out of a page when it is copied, searched or read by a program.

A content stream is a picture of text. Three things in it decide what an extractor makes of it:
which character each glyph stands for, where each glyph's origin is, and in which order and pieces
the glyphs are shown. For lines that hold text from right to left, all three are settled here.

- `clusters`: every glyph stands for one character (ISO 32000-1, 9.10.3), every character has a
  glyph, if an empty one.
- `codes`: a mark is painted from the origin of its letter, on the baseline, by a glyph that has
  its offset in its outline; a mark that is painted elsewhere is taken for a word of its own.
- `lines`: empty marks of direction and empty steps aside, where extractors would go wrong that
  put a line in order by rules of their own.
- `turning`: blanks that tell pdfium in what order to read.
- `moving`: where poppler would cut a phrase in pieces, glyphs told to stand elsewhere for it.
- `painting`: the pieces stand in logical order, each piece from left to right as it is painted.

Nothing that is seen changes. And nothing is shaped or read twice:

- `items`: a text as Pango has shaped it; `words`: the items of those that have been seen before.
- `shaping` makes an item's glyphs and `plain` its operators, once for each file.
"""

from exporters.pdf.text_layer.blanks import hide_blanks
from exporters.pdf.text_layer.drawing import lines_with_texts, painting_lines
from exporters.pdf.text_layer.texts import adding_glyphs, drawing_runs, drawing_texts
from exporters.pdf.text_layer.units import Units
from exporters.pdf.text_layer.words import shaping_words

__all__ = [
    "Units",
    "adding_glyphs",
    "drawing_runs",
    "drawing_texts",
    "hide_blanks",
    "lines_with_texts",
    "painting_lines",
    "shaping_words",
]
