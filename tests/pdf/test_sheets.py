"""Style sheets that were kept are those that the engine would parse."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from exporters.assets import find_fonts, load_styles
from exporters.pdf.engine import load_engine


@pytest.fixture(scope="module")
def sheets() -> Any:
    """The module, which needs the engine."""
    load_engine(find_fonts())
    from exporters.pdf import sheets  # noqa: PLC0415

    return sheets


def _of_engine(sheets: Any) -> str:
    return Path(sheets.weasyprint.css.__file__).with_name("html5_ua.css").read_text("utf-8")


def _shown(value: Any) -> Any:
    """Whatever stands in a style sheet, to be compared."""
    if isinstance(value, FunctionType):
        return value.__code__
    if isinstance(value, dict):
        return {key: _shown(content) for key, content in value.items()}
    if isinstance(value, list | tuple):
        return type(value).__name__, [_shown(content) for content in value]
    if hasattr(value, "serialize"):
        return value.serialize(), value.source_line, value.source_column
    if hasattr(value, "__dict__") or hasattr(value, "matcher"):
        return type(value), {name: _shown(content) for name, content in vars(value).items()}
    return value


@pytest.mark.parametrize("name", ["of_engine", "base", "print", "cover"])
def test_a_style_sheet_is_restored(sheets: Any, name: str) -> None:
    text = _of_engine(sheets) if name == "of_engine" else getattr(load_styles(), name)
    restored, parsed = sheets.find(text), sheets._parse(text)
    assert restored.css.matcher.order == parsed.css.matcher.order > 30
    assert _shown(restored) == _shown(parsed)


def test_the_comparison_sees_a_difference(sheets: Any) -> None:
    one, other = (sheets._parse(f"p > a {{ margin: {length} }}") for length in ("1px", "2px"))
    assert _shown(one) != _shown(other)


def test_the_engine_has_its_own(sheets: Any) -> None:
    engine = sheets.weasyprint
    assert _shown(engine.UA_STYLESHEET) == _shown(sheets._parse(_of_engine(sheets)).css)
    assert "persian" in engine.UA_COUNTER_STYLE


def test_a_selector_is_a_function_of_its_element(sheets: Any) -> None:
    text = 'p[class~="a b" i]:is(h1 + *, :nth-child(2n)) > a[href^="x"] { color: red }'
    restored = sheets.unpack(sheets.pack(text))
    tree = sheets.cssselect2.ElementWrapper.from_html_root(
        sheets.weasyprint.HTML(string="<a href=x>").etree_element
    )
    assert restored.css.matcher.match(next(tree.iter_subtree())) == []


@pytest.mark.parametrize(
    "text",
    [
        "@font-face { font-family: Naskh; src: url(naskh.ttf) }",
        "@import 'other.css';",
        "p { colour: red }",
        "::before-all { color: red }",
    ],
)
def test_a_style_sheet_that_does_more_is_not_kept(sheets: Any, text: str) -> None:
    assert sheets.pack(text) is None


@pytest.mark.parametrize("foreign", [subprocess.run, Path, sys.exit])
def test_values_of_other_classes_are_refused(sheets: Any, foreign: Any) -> None:
    pickled = io.BytesIO()
    pickle.Pickler(pickled, protocol=5).dump((foreign, {}))
    with pytest.raises(KeyError):
        sheets.unpack(sheets.Packed(pickled.getvalue(), ()))


def test_a_run_parses_none_of_them() -> None:
    script = (
        "import tinycss2\n"
        "from exporters.assets import find_fonts\n"
        "from exporters.pdf.engine import load_engine\n"
        "parsed, parse = [], tinycss2.parse_stylesheet\n"
        "tinycss2.parse_stylesheet = lambda text: parsed.append(text) or parse(text)\n"
        "load_engine(find_fonts())\n"
        "assert parsed == ['', '', ''], len(parsed)\n"
    )
    root = Path(__file__).resolve().parents[2]
    for attempt in range(2):
        subprocess.run([sys.executable, "-c", script], check=attempt == 1, cwd=root)
