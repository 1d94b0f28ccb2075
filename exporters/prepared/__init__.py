"""What one run prepares for all that follow it, as Python keeps its bytecode.

Whatever follows from the installed versions alone, and not from a document, is made once and
kept beside the cast fonts. A record that is missing, damaged or another's is made anew.
"""

from exporters.prepared.patterns import kept_patterns
from exporters.prepared.places import find_places
from exporters.prepared.records import read_record, write_record

__all__ = ["find_places", "kept_patterns", "read_record", "write_record"]
