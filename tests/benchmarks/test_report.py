"""Costs as a table and as a chart."""

from __future__ import annotations

import io
from xml.etree import ElementTree as ET

from PIL import Image

from benchmarks.chart import rasterise, render_chart
from benchmarks.measure import Cost, Spread
from benchmarks.report import Row, Table, render_markdown

OURS = Row("diglot", (Cost(1, 2, 90), Cost(3, 2, 95)), {".epub": 4000, ".pdf": 70000})
THEIRS = Row("R&D → typst", (Cost(2, 4, 50), Cost(4, 4, 60)), {".pdf": 8000})
TABLES = (Table("article", "One article", (OURS, THEIRS)),)


def test_ratios_are_taken_run_by_run() -> None:
    assert THEIRS.ratio(OURS, "cpu") == Spread(0.625, 0.5, 0.75)


def test_a_table_has_a_row_for_each() -> None:
    lines = render_markdown(TABLES).splitlines()
    assert lines[0] == "One article; 2 runs of each, in turn:"
    assert lines[4] == "| diglot | 2.00 (1.00–3.00) |  | 2.00 |  | 95 | 4 + 70 |"
    assert lines[5] == (
        "| R&D → typst | 3.00 (2.00–4.00) | 0.62 (0.50–0.75) | 4.00 | 0.50 | 60 | 8 |"
    )


def test_the_longest_bar_fills_its_space() -> None:
    picture = ET.fromstring(render_chart(TABLES))  # noqa: S314 - drawn just now
    bars = [float(bar.get("width", 0)) for bar in picture.findall("{*}rect")]
    assert bars == [233.3, 350.0]


def test_the_chart_is_drawn_as_wide_as_two_pixels_to_a_point() -> None:
    picture = Image.open(io.BytesIO(rasterise(render_chart(TABLES))))
    assert picture.width == 720 * 72 / 96 * 2
    inks = {ink for _, ink in picture.convert("RGB").getcolors() or ()}
    assert {(0x7A, 0x1F, 0x24), (0xB9, 0xAE, 0x9F)} <= inks
