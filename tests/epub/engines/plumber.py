"""Runs inside calibre: makes a book of another format, and says what calibre warns of.

    calibre-debug -e plumber.py -- SOURCE TARGET SAID

SAID becomes a list in JSON. Only calibre's own log knows which of its lines are warnings.
"""

import json
import sys
from pathlib import Path

from calibre.ebooks.conversion.plumber import Plumber
from calibre.utils.logging import WARN, Log


class Warnings(Log):  # type: ignore[misc]  # calibre has no types
    """A log that keeps what matters."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def prints(self, level: int, *args: object, **_: object) -> None:
        if level >= WARN:
            self.said.append(" ".join(map(str, args)))

    def print_with_flush(self, level: int, *args: object, **_: object) -> None:
        self.prints(level, *args)


source, target, said = sys.argv[-3:]
log = Warnings()
plumber = Plumber(source, target, log)
plumber.merge_ui_recommendations([])
plumber.run()
Path(said).write_text(json.dumps(log.said), "utf-8")
