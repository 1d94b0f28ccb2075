"""Where the time of a build goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.profile import Profile, Spent, profile, render_profile
from benchmarks.texts import make_article

if TYPE_CHECKING:
    from pathlib import Path


def test_time_is_told_by_rooms(tmp_path: Path) -> None:
    found = profile(make_article(0, "diglot").write(tmp_path), ("epub",), tmp_path / "output")
    assert (tmp_path / "output/article-0001.epub").is_file()
    assert {"exporters.reader", "exporters.epub", "exporters.verify", "markdown"} <= set(
        found.rooms
    )
    assert any(name.startswith("exporters/reader/") for name in found.functions)


def test_the_costliest_comes_first() -> None:
    spent = {"a.py:1 read": Spent(2, 0.5, 1), "b.py:7 write": Spent(1, 1.5, 2)}
    lines = render_profile(Profile({"a": 0.5, "b": 1.5}, spent)).splitlines()
    assert lines[2] == "    1.50 s  75.0 %  b"
    assert lines[-1] == "    0.50      1.00         2  a.py:1 read"
