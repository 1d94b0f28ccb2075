"""Lines → the tree of blocks that they are, before a word of them is read.

Containers (quotations, items, divisions, notes, definitions) hold leaves (runs of lines, headings,
code). The way is that of CommonMark 0.31.2, appendix “A parsing strategy”: line by line, with
a stack of open containers, so that its time grows with the text alone.
"""

from exporters.reader.structure.scanner import MAX_DEPTH, BlockScanner, Scan, scan_blocks

__all__ = ["MAX_DEPTH", "BlockScanner", "Scan", "scan_blocks"]
