"""Where the language changes inside a line of text, and what else its line must not reorder.

A run of the other direction is kept whole, digits, brackets and trailing marks included, so that
one isolate can hold it: cut in two, its halves would change places on the page (UAX #9, P2–P3
resolve each isolate alone).
"""

from exporters.runs.addresses import ADDRESS, number_isolates
from exporters.runs.language_runs import Run, changes_of_script, foreign_runs, language_runs

__all__ = [
    "ADDRESS",
    "Run",
    "changes_of_script",
    "foreign_runs",
    "language_runs",
    "number_isolates",
]
