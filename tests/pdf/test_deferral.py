"""Stand-ins for modules that are seldom needed."""

from __future__ import annotations

import sys

from exporters.pdf.deferral import deferred


def test_a_module_is_loaded_when_it_is_called() -> None:
    sys.modules.pop("colorsys", None)
    with deferred("colorsys"):
        from colorsys import rgb_to_hsv  # noqa: PLC0415
    assert "colorsys" not in sys.modules
    assert rgb_to_hsv(1, 0, 0) == (0, 1, 1)
    assert "colorsys" in sys.modules


def test_a_loaded_module_stays_itself() -> None:
    import colorsys  # noqa: PLC0415

    with deferred("colorsys"):
        assert sys.modules["colorsys"] is colorsys
    assert sys.modules["colorsys"] is colorsys
