"""`make bench`: build the same texts with diglot and its peers, in turn, and say what each cost."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.chart import rasterise, render_chart
from benchmarks.manual import CHART, put_into_manual
from benchmarks.measure import FailedCommandError, measure
from benchmarks.report import Row, Table, as_json, render_markdown
from benchmarks.workloads import FULL, QUICK

if TYPE_CHECKING:
    from benchmarks.measure import Cost
    from benchmarks.peers import Builder
    from benchmarks.workloads import Workload

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Measure the workloads, and write `results.md`, `results.json` and `results.svg`."""
    options = _read_arguments()
    workloads = [
        workload
        for workload in (QUICK if options.quick else FULL)
        if options.only is None or workload.name.startswith(options.only)
    ]
    tables = []
    for workload in workloads:
        tables.append(_measure_workload(workload, options.runs or workload.runs))
        _write(options.output, tables)  # a long run that is broken off has told something
    sys.stdout.write(render_markdown(tables))
    if options.manual:
        manual = ROOT / "source/manual.md"
        text = put_into_manual(manual.read_text("utf-8"), tables, dt.datetime.now(dt.UTC).date())
        manual.write_text(text, "utf-8")
        manual.with_name(CHART).write_bytes(rasterise(render_chart(tables)))


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small texts: two minutes")
    parser.add_argument("--only", help="those whose names begin so: article, change, …")
    parser.add_argument("--runs", type=int, help="how often each builds each text")
    parser.add_argument("--manual", action="store_true", help="write what it cost into the manual")
    parser.add_argument("--output", type=Path, default=Path("build/benchmarks"))
    return parser.parse_args()


def _measure_workload(workload: Workload, runs: int) -> Table:
    """The cost of each builder that is there; they take turns, so that all meet the same load."""
    builders = [builder for builder in workload.builders if builder.is_there]
    costs: dict[str, list[Cost]] = {builder.name: [] for builder in builders}
    sizes: dict[str, dict[str, int]] = {}
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        folder = Path(name)
        for _ in range(runs):
            for builder in builders:
                _say(f"{workload.title}: {builder.name}")
                cost, sizes[builder.name] = _measure_builder(workload, builder, folder)
                costs[builder.name].append(cost)
    rows = tuple(
        Row(builder.name, tuple(costs[builder.name]), sizes[builder.name]) for builder in builders
    )
    return Table(workload.name, workload.title, rows)


def _measure_builder(
    workload: Workload, builder: Builder, scratch: Path
) -> tuple[Cost, dict[str, int]]:
    """One run in a new folder: what it cost, and the bytes of its outputs by suffix."""
    folder = scratch / "run"
    shutil.rmtree(folder, ignore_errors=True)
    output = folder / "output"
    output.mkdir(parents=True)
    sources = workload.write(builder.notation, folder / "source")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the peers were compiled when installed
    try:
        if builder.cost_of is not None:
            cost = builder.cost_of(sources, output)
        else:
            cost = measure(builder.commands(sources, output), environment, folder)
    except FailedCommandError as error:
        sys.exit(f"{workload.title}, {builder.name}: {error}")
    sizes = {
        suffix: sum(path.stat().st_size for path in output.glob(f"*{suffix}"))
        for suffix in builder.outputs
    }
    return cost, sizes


def _write(folder: Path, tables: list[Table]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath("results.md").write_text(render_markdown(tables), "utf-8")
    folder.joinpath("results.svg").write_text(render_chart(tables), "utf-8")
    folder.joinpath("results.json").write_text(json.dumps(as_json(tables), indent=1), "utf-8")


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
