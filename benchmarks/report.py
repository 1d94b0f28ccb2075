"""Measured costs → a table in Markdown, and the same as JSON."""

from __future__ import annotations

import os
import platform
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.measure import Spread
from benchmarks.peers import find_versions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.measure import Cost


@dataclass(frozen=True, slots=True)
class Row:
    """What one builder made of a workload: its cost in each run, its outputs' bytes by suffix."""

    builder: str
    costs: tuple[Cost, ...]
    sizes: dict[str, int]

    @property
    def cpu(self) -> Spread:
        """CPU seconds."""
        return Spread.of([cost.cpu for cost in self.costs])

    @property
    def wall(self) -> Spread:
        """Wall seconds."""
        return Spread.of([cost.wall for cost in self.costs])

    @property
    def memory(self) -> float:
        """The most megabytes that a process of it held."""
        return max(cost.memory for cost in self.costs)

    def ratio(self, other: Row, measure: str) -> Spread:
        """What the first row costs for 1 of this one's: run by run, `cpu` or `wall`."""
        pairs = zip(other.costs, self.costs, strict=True)
        return Spread.of([getattr(its, measure) / getattr(mine, measure) for its, mine in pairs])


@dataclass(frozen=True, slots=True)
class Table:
    """A workload's rows, diglot's first."""

    name: str
    title: str
    rows: tuple[Row, ...]


def render_markdown(tables: Sequence[Table]) -> str:
    """The tables, and what they were measured with."""
    parts = [_render_table(table) for table in tables]
    versions = ", ".join(f"{name} {number}" for name, number in find_versions().items())
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return "\n\n".join([*parts, f"Measured on {machine}, with {versions}."]) + "\n"


def _render_table(table: Table) -> str:
    runs = len(table.rows[0].costs)
    lines = [
        f"{table.title}; {runs} run{'s' * (runs > 1)} of each, in turn:",
        "",
        "| | CPU, s | diglot : it, CPU | wall, s | diglot : it, wall | MB | kB |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    first = table.rows[0]
    for row in table.rows:
        sizes = " + ".join(f"{size / 1000:.0f}" for size in row.sizes.values())
        ratios = [
            _spread(row.ratio(first, of)) if row is not first else "" for of in ("cpu", "wall")
        ]
        lines.append(
            f"| {row.builder} | {_spread(row.cpu)} | {ratios[0]} | {_spread(row.wall)} "
            f"| {ratios[1]} | {row.memory:.0f} | {sizes} |"
        )
    return "\n".join(lines)


def _spread(spread: Spread) -> str:
    if spread.least == spread.most:
        return f"{spread.median:.2f}"
    return f"{spread.median:.2f} ({spread.least:.2f}–{spread.most:.2f})"


def as_json(tables: Sequence[Table]) -> dict[str, Any]:
    """The figures as they were measured."""
    return {"versions": find_versions(), "tables": [asdict(table) for table in tables]}
