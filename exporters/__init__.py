"""diglot: one Markdown source, two scripts, an EPUB and a PDF.

reader → document → xhtml, credits → epub | pdf → verify → provenance: the sentence that is also
the file tree.
"""

__version__ = "0.1.0"
