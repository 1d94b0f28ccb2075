"""exporters.build.cover: kept as long as it would be drawn the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from exporters.assets import load_styles
from exporters.build.cover import draw_cover
from exporters.document import Resource
from exporters.options import Options
from tests.documents import MASTHEAD, document, paragraph

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.assets import Fonts
    from exporters.document import Document


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """The documents whose covers were drawn, by a pen that draws nothing."""
    found: list[Document] = []

    def render_cover(shown: Document, _options: Options) -> bytes:
        found.append(shown)
        return b"cover"

    monkeypatch.setattr("exporters.pdf.cover.render_cover", render_cover)
    return found


def test_a_cover_is_drawn_anew_when_what_it_shows_has_changed(
    drawn: list[Document], tmp_path: Path, fonts: Fonts
) -> None:
    options = Options(fonts, load_styles())
    masthead = replace(MASTHEAD, logo="logo.png")
    first = document(masthead=masthead, resources=(Resource("logo.png", "image/png", b"1"),))
    other_text = replace(first, body=(paragraph("Another text."),))
    other_logo = replace(first, resources=(Resource("logo.png", "image/png", b"2"),))
    kept = tmp_path / "x.cover"
    other_style = replace(options, styles=replace(options.styles, cover="p {}"))
    for shown, told in ((first, options), (first, options), (other_text, options)):
        draw_cover(shown, told, kept)
    assert drawn == [first]
    draw_cover(other_logo, options, kept)
    draw_cover(first, other_style, kept)
    assert drawn == [first, other_logo, first]
    draw_cover(first, options)
    assert len(drawn) == 4
    assert [path.name for path in tmp_path.iterdir()] == ["x.cover"]
