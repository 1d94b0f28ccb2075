"""Lines that are set by sums alone are those that the engine sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from exporters.pdf.engine import load_engine
from tests.pdf.mends.paragraphs import HEADS, TEXTS, paragraphs
from tests.pdf.tagged import set_pages

if TYPE_CHECKING:
    from exporters.assets import Fonts

_REPLACES = "replaces_function_of_weasyprint"


@pytest.fixture
def compared(fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """A line for each plain one, else None; one that is not what the engine makes of it, fails."""
    load_engine(fonts)
    from weasyprint.layout import inline  # noqa: PLC0415 - the engine loads only when needed

    from exporters.pdf.mends import plain_lines  # noqa: PLC0415

    mended = inline.get_next_linebox
    plain: list[Any] = []
    next_line = plain_lines._next_line

    def watch(*arguments: Any) -> Any:
        line = next_line(*arguments)
        plain.append(line and line[0])
        return line

    def get_next_linebox(*arguments: Any) -> Any:
        line, place = mended(*arguments)
        if line is not None and any(line is one for one in plain):
            again, same_place = getattr(mended, _REPLACES)(*arguments)
            assert place == same_place
            assert _values(line) == _values(again)
        return line, place

    setattr(get_next_linebox, _REPLACES, getattr(mended, _REPLACES))
    monkeypatch.setattr(plain_lines, "_next_line", watch)
    monkeypatch.setattr(inline, "get_next_linebox", get_next_linebox)
    return plain


def _values(box: Any) -> dict[str, Any]:
    """All that a box has, and all below it; a line's edges are never painted."""
    values: dict[str, Any] = vars(box) | {"children": [*map(_values, box.children)]}
    if "pango_layout" in values:
        values["pango_layout"] = vars(values["pango_layout"])
    if type(box).__name__ == "LineBox":
        del values["remove_decoration_sides"]
    return values


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("lang", TEXTS)
def test_lines_are_those_of_the_engine(
    lang: str, seed: int, fonts: Fonts, compared: list[Any]
) -> None:
    set_pages(fonts, "".join(paragraphs(lang, seed)), lang=lang, head=HEADS[lang])
    assert sum(map(bool, compared)) > len(compared) / 20


def test_ordinary_lines_are_plain(fonts: Fonts, compared: list[Any]) -> None:
    text = "The ferry crosses <em>twice</em> a day, and whoever misses it waits with the oranges. "
    set_pages(fonts, f"<p>{text * 20}</p>")
    assert sum(map(bool, compared)) > len(compared) * 0.8
