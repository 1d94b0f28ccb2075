"""What the style sheets of a publication must not say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import tinycss2

from tests.contrast import ENOUGH, contrast

if TYPE_CHECKING:
    from exporters.assets import Styles

LAYERS = ("base", "epub", "epub_modern")
# An engine that cannot parse one of these drops the whole sheet.
BEYOND_OLD_ENGINES = (":not(", ":is(", ":where(", "var(", "calc(", "@supports", "@media", "&")
DIRECTION = {"direction", "unicode-bidi", "writing-mode"}
COLORS = {"color", "background", "background-color", "border-color"}
FREE = {"inherit", "transparent"}


def _declarations(sheet: str) -> list[tuple[str, str]]:
    found = []
    rules = list(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))
    while rules:
        rule = rules.pop()
        assert rule.type != "error", rule
        for part in tinycss2.parse_blocks_contents(rule.content, skip_comments=True):
            if part.type == "declaration":
                found.append((part.lower_name, tinycss2.serialize(part.value).strip()))
            elif part.type == "qualified-rule":
                rules.append(part)
            else:
                assert part.type == "whitespace", part
    return found


@pytest.mark.parametrize("layer", LAYERS)
def test_a_sheet_parses_and_says_something(layer: str, styles: Styles) -> None:
    assert len(_declarations(getattr(styles, layer))) > 5


@pytest.mark.parametrize("layer", LAYERS)
def test_direction_is_the_markups_business(layer: str, styles: Styles) -> None:
    """EPUB 3.3, 6.3.2: `direction` and `unicode-bidi` are not allowed in a publication's CSS."""
    assert DIRECTION.isdisjoint(name for name, _ in _declarations(getattr(styles, layer)))


@pytest.mark.parametrize("layer", LAYERS)
def test_colours_are_the_readers(layer: str, styles: Styles) -> None:
    """Dark pages and electronic paper: what is fixed can be read on white and on black."""
    chosen = {value for name, value in _declarations(getattr(styles, layer)) if name in COLORS}
    for color in chosen - FREE:
        assert min(contrast(color, page) for page in ("#ffffff", "#000000")) >= ENOUGH, color


@pytest.mark.parametrize("layer", LAYERS)
def test_sizes_follow_the_reader(layer: str, styles: Styles) -> None:
    for name, value in _declarations(getattr(styles, layer)):
        assert not re.search(r"\d(pt|cm|mm|in)\b", value), (name, value)
        assert "px" not in value or name.startswith("border"), (name, value)


@pytest.mark.parametrize("layer", ["base", "epub"])
def test_the_first_layer_is_for_every_engine(layer: str, styles: Styles) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", getattr(styles, layer), flags=re.DOTALL)
    assert not [construct for construct in BEYOND_OLD_ENGINES if construct in sheet]
    assert not re.search(r"display:\s*(flex|grid)", sheet)


def test_only_short_units_are_kept_on_one_line(styles: Styles) -> None:
    """A hemistich that may not break is clipped in a narrow column."""
    assert "nowrap" not in styles.base + styles.epub
    assert re.findall(r"(\S+) \{[^}]*nowrap", styles.epub_modern) == ["bdi", "bdi[lang].date"]
