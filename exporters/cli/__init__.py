"""The `diglot` command: the only part of diglot that prints or exits."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

from exporters.runtime.garbage import spare_what_is_loaded
from exporters.runtime.patterns import kept_patterns


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command and exit. Nothing is imported before what makes importing quicker."""
    spare_what_is_loaded()
    with kept_patterns():
        from exporters.cli.command import run  # noqa: PLC0415 - see above

        code = run(arguments)
    gc.freeze()  # nothing that is left is looked through before it is dropped
    sys.exit(code)
