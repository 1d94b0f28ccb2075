"""exporters.build.tool: what builds is known by all that the outputs depend on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exporters.build import tool
from exporters.build.tool import tool_digest
from exporters.errors import MissingDependency

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    tool_digest.cache_clear()
    yield
    tool_digest.cache_clear()


def test_it_is_digested_once() -> None:
    assert tool_digest() is tool_digest()
    assert len(tool_digest()) == 64


@pytest.mark.parametrize("name", ["find_versions", "_fonts", "load_styles"])
def test_other_versions_fonts_and_styles_are_another_tool(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tool_digest()
    other = {
        "find_versions": lambda: (("weasyprint", "71.0"),),
        "_fonts": lambda: "others",
        "load_styles": lambda: type("Styles", (), {"digest": "others"}),
    }
    monkeypatch.setattr(tool, name, other[name])
    tool_digest.cache_clear()
    assert tool_digest() != before


def test_other_code_is_another_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    code = tmp_path / "a/b.py"
    code.write_text("x = 1")
    (tmp_path / "a/notes.txt").write_text("1")
    monkeypatch.setattr(tool, "_PACKAGE", tmp_path)
    before = tool_digest()
    for path, same in ((tmp_path / "a/notes.txt", True), (code, False)):
        path.write_text("x = 2")
        tool_digest.cache_clear()
        assert (tool_digest() == before) is same


def test_without_fonts_it_is_another_tool_and_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    before = tool_digest()

    def missing(**_: bool) -> None:
        raise MissingDependency([])

    monkeypatch.setattr(tool, "find_fonts", missing)
    tool_digest.cache_clear()
    assert tool_digest() != before
