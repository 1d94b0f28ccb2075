"""The structure tree of a PDF (ISO 32000-1, 14.7 and 14.8): who says what to a screen reader.

`TreeBuilder` reads the laid-out pages, `finish_tree` completes the tree, `TreeWriter` writes it.
"""

from exporters.pdf.structure.building import TreeBuilder
from exporters.pdf.structure.finishing import finish_tree

__all__ = ["TreeBuilder", "finish_tree"]
