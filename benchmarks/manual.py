"""Measured costs → the manual's section that shows them, and its chart."""

from __future__ import annotations

import os
import platform
import re
from typing import TYPE_CHECKING, Final

from benchmarks.peers import find_versions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from benchmarks.report import Table

_SECTION: Final = re.compile(r"^## Speed\n.*?(?=^## )", re.MULTILINE | re.DOTALL)
_NEXT: Final = "## How it is made\n"
_OPENING: Final = """\
## Speed

`make bench` builds the same texts with diglot and with other programs, in turn, and says what each
cost. `make bench BENCH=--manual` writes what follows. The ratio is what diglot takes of the
processor for each second that the other takes: the less, the better. MB is the memory of the
largest process. diglot reads its files back and checks them, and draws the cover of an EPUB; the
others do neither."""
CHART: Final = "speed.png"
_FIGURE: Final = (
    "![For each of the tables a group of bars, as long as its seconds; diglot's are dark.]"
    f'({CHART} "What the tables say, in bars")'
)


def put_into_manual(manual: str, tables: Sequence[Table], day: dt.date) -> str:
    """The manual's text with its section on speed written anew, from costs measured on `day`."""
    versions = ", ".join(f"{name} {number}" for name, number in find_versions().items())
    measured = (
        f"Measured on {day.day} {day:%B} {day.year} on {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, with {versions}."
    )
    section = "\n\n".join([_OPENING, *map(_render_table, tables), _FIGURE, measured]) + "\n\n"
    if _SECTION.search(manual):
        return _SECTION.sub(lambda _: section, manual, count=1)
    return manual.replace(_NEXT, section + _NEXT, 1)


def _render_table(table: Table) -> str:
    """A table with its caption, of the medians: processor seconds, their ratio, megabytes.

    Wall seconds are left out: they tell how busy the machine was.
    """
    lines = [
        "| Built with | CPU, s | ratio | MB |",
        "|---|---:|---:|---:|",
    ]
    first = table.rows[0]
    for row in table.rows:
        ratio = f"{row.ratio(first, 'cpu').median:.2f}" if row is not first else "1"
        lines.append(f"| {row.builder} | {row.cpu.median:.2f} | {ratio} | {row.memory:.0f} |")
    return "\n".join([*lines, "", f"Table: {table.title}"])
