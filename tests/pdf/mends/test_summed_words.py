"""Lines that are broken by the sums of their words end where the engine ends them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from fontTools.ttLib import TTFont

from exporters.pdf.engine import load_engine
from tests.pdf.mends.paragraphs import HEADS, TEXTS, paragraphs
from tests.pdf.tagged import set_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.assets import Fonts


@pytest.fixture
def compared(fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each text of a line was summed up; one that is not what the engine makes, fails."""
    load_engine(fonts)
    from weasyprint.layout import inline  # noqa: PLC0415 - the engine loads only when needed

    from exporters.pdf.mends import summed_words  # noqa: PLC0415

    mended = inline.split_text_box
    summed: list[bool] = []
    set_line = summed_words._set

    def watch(*arguments: Any) -> Any:
        line = set_line(*arguments)
        summed.append(line is not None)
        return line

    def split(*arguments: Any, **named: Any) -> Any:
        ours = mended(*arguments, **named)
        theirs = mended.replaces_function_of_weasyprint(*arguments, **named)
        assert _values(ours) == _values(theirs)
        return ours

    replaced = "replaces_function_of_weasyprint"
    setattr(split, replaced, getattr(mended, replaced))
    monkeypatch.setattr(summed_words, "_set", watch)
    monkeypatch.setattr(inline, "split_text_box", split)
    return summed


def _values(result: tuple[Any, ...]) -> Any:
    box, *where, preserved = result
    values = dict(vars(box)) if box else {"pango_layout": object}
    layout = vars(values.pop("pango_layout")) if box else None
    return values if box else None, layout, where, bool(preserved)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("lang", TEXTS)
def test_lines_end_where_the_engine_ends_them(
    lang: str, seed: int, fonts: Fonts, compared: list[bool]
) -> None:
    body = "".join(paragraphs(lang, seed))
    set_pages(fonts, body, lang=lang, head=HEADS[lang])
    assert sum(compared) > len(compared) / 8


def test_ordinary_lines_are_summed_up(fonts: Fonts, compared: list[bool]) -> None:
    text = "The ferry crosses twice a day, and whoever misses it waits with the oranges. "
    set_pages(fonts, f"<p>{text * 20}</p>")
    assert sum(compared) > len(compared) * 0.8


@pytest.mark.parametrize(
    "style",
    ["letter-spacing: 1pt", "word-spacing: 1pt", "white-space: pre-wrap",
     "direction: rtl; font-family: 'Diglot Naskh'"],
)  # fmt: skip
def test_texts_that_are_more_than_words_are_left(
    style: str, fonts: Fonts, compared: list[bool]
) -> None:
    set_pages(fonts, f'<p style="{style}">کشتی the ferry</p>')
    assert compared == [True]  # the number of the page


@pytest.mark.parametrize(
    ("family", "features"),
    [("EBGaramond", set()), ("JetBrainsMono", set()), ("Amiri", {"kern", "mark", "ccmp"})],
)
def test_no_other_rules_of_a_font_reach_over_a_space(
    family: str, features: set[str], fonts: Fonts
) -> None:
    """Kerning is off in Naskh, and `mark` and `ccmp` have to do with marks beside a space."""
    found = {
        feature
        for path in fonts.folder.glob(f"{family}-*.ttf")
        for feature in features_of(TTFont(path), {"space", "uni00A0"})
    }
    assert found == features


def features_of(font: TTFont, glyphs: set[str]) -> Iterator[str]:
    """The features of a font that have a rule in which one of the glyphs is named."""
    for tag in ("GSUB", "GPOS"):
        table = font[tag].table
        for record in table.FeatureList.FeatureRecord:
            for index in record.Feature.LookupListIndex:
                if not glyphs.isdisjoint(_names(table.LookupList.Lookup[index])):
                    yield record.FeatureTag


def _names(part: Any) -> Iterator[str]:
    """All the names in a part of a font's table."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        yield from _names([*part.items()])
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from _names(inner)
    elif hasattr(part, "__dict__"):
        yield from _names([value for name, value in vars(part).items() if name != "reader"])
