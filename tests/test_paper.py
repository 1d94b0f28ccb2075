"""Sizes and lengths, as people write them."""

from __future__ import annotations

import pytest

from exporters.paper import read_length, read_size


@pytest.mark.parametrize(
    ("size", "measures"),
    [("A5", (148, 210)), ("letter", (215.9, 279.4)), ("170x240mm", (170, 240)),
     ("17 x 24cm", (170, 240)), ("170 × 240 mm", (170, 240)), ("6×9in", (152.4, 228.6)),
     ("A99", None), ("6x9", None)],
)  # fmt: skip
def test_sizes(size: str, measures: tuple[float, float] | None) -> None:
    assert read_size(size) == measures


@pytest.mark.parametrize(
    ("text", "length"),
    [("3mm", 3), ("0.3 cm", 3), ("0.125in", 3.175), ("72pt", 25.4), ("0", 0), ("3", None),
     ("-3mm", None), ("three", None)],
)  # fmt: skip
def test_lengths(text: str, length: float | None) -> None:
    assert read_length(text) == length
