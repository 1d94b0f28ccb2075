"""The text of a leaf → the model's inlines, each with its place in the source.

One pass from left to right with a stack of brackets, then one over the delimiters of emphasis, as
CommonMark 0.31.2 describes it (appendix, “An algorithm for parsing nested emphasis and links”), so
that the time grows with the length of the text, whatever stands in it.
"""

from exporters.reader.inline.folding import fold_inlines, settle
from exporters.reader.inline.passage import Passage
from exporters.reader.inline.pieces import Folded, Picture, Piece, TexFormula
from exporters.reader.inline.scanner import read_folded, read_inlines

__all__ = [
    "Folded",
    "Passage",
    "Picture",
    "Piece",
    "TexFormula",
    "fold_inlines",
    "read_folded",
    "read_inlines",
    "settle",
]
