"""Stand-ins for modules that are seldom needed."""

from __future__ import annotations

import sys
from importlib import resources

from exporters.pdf.deferral import deferred, load_late, unread


def test_a_module_is_loaded_when_it_is_called() -> None:
    sys.modules.pop("colorsys", None)
    with deferred("colorsys"):
        from colorsys import rgb_to_hsv  # noqa: PLC0415
    assert "colorsys" not in sys.modules
    assert rgb_to_hsv(1, 0, 0) == (0, 1, 1)
    assert "colorsys" in sys.modules


def test_stand_ins_know_each_other() -> None:
    for name in ("xml.sax", "xml.sax.saxutils"):
        sys.modules.pop(name, None)
    with deferred("xml.sax", "xml.sax.saxutils"):
        from xml.sax import SAXParseException, UnknownError, saxutils  # type: ignore[attr-defined] # noqa: PLC0415
    assert issubclass(UnknownError, Exception)
    assert callable(SAXParseException)
    assert saxutils.escape("<") == "&lt;"


def test_a_module_is_loaded_when_it_is_used() -> None:
    sys.modules.pop("colorsys", None)
    load_late("colorsys", "no_such_module")
    import colorsys  # noqa: PLC0415

    assert "rgb_to_hsv" not in vars(colorsys)
    assert not hasattr(colorsys, "__path__")
    assert colorsys.rgb_to_hsv(1, 0, 0) == (0, 1, 1)
    assert "rgb_to_hsv" in vars(colorsys)
    load_late("colorsys")
    assert sys.modules["colorsys"] is colorsys


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
