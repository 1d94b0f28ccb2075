"""Stand-ins for modules that are seldom needed."""

from __future__ import annotations

import sys
from importlib import resources

from exporters.pdf.deferral import deferred, unread


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


def test_a_file_that_is_never_needed_is_empty() -> None:
    with unread("tests.pdf", "conftest.py"):
        folder = resources.files("tests.pdf")
        assert (folder / "conftest.py").read_text("utf-8") == ""
        assert (folder / "samples.py").read_text("utf-8")
        assert (resources.files("tests") / "conftest.py").read_text("utf-8")
    assert (resources.files("tests.pdf") / "conftest.py").read_text("utf-8")
