"""A finished file → who made its text, where that comes from, and what the file was built from.

Reads any EPUB and any PDF, whoever made it. `inspect_file` tells what is stated, `check_credits`
whether all that is stated agrees, `read_sources` gives the sources back, `compare_files` names the
parts in which two files differ.
"""

from exporters.provenance.comparison import compare_files
from exporters.provenance.credits import check_credits
from exporters.provenance.inspection import Inspection, inspect_file
from exporters.provenance.sources import Sources, read_sources

__all__ = [
    "Inspection",
    "Sources",
    "check_credits",
    "compare_files",
    "inspect_file",
    "read_sources",
]
