"""Gates: a finished file and its document → diagnostics.

Knows documents and bytes, never a reader or an exporter. `check_retained` and `check_direction`
run on every build and are cheap; `check_conformance` asks outside judges.
"""

from exporters.verify.conformance import check_conformance, check_conformance_of
from exporters.verify.direction import check_direction
from exporters.verify.retained import check_retained

__all__ = ["check_conformance", "check_conformance_of", "check_direction", "check_retained"]
