"""Lines from right to left stand between the margins, and are set once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from exporters.pdf.engine import load_engine
from exporters.pdf.fetcher import DeclaredResources
from exporters.xhtml.elements import element

if TYPE_CHECKING:
    from types import ModuleType

    from exporters.assets import Fonts, Styles
    from exporters.xhtml.elements import Element

WIDTH, MARGIN = 240, 60
PAGE = f"@page {{ size: {WIDTH}pt 800pt; margin: 20pt {MARGIN}pt }}"
DARI = "متن فارسی با واژه‌هایی از هر دست و "
ENGLISH = "a text with words of every kind and "


def paragraphs(lang: str) -> list[Element]:
    """Paragraphs with a run of the other language at every place of a line, each with a space."""
    own, other = (DARI, ENGLISH) if lang == "fa" else (ENGLISH, DARI)
    other_lang = "en" if lang == "fa" else "fa"
    made = []
    for count in range(1, 12):
        words = own.split()[:7]
        run = element("bdi", "".join(f"{word} " for word in other.split()[: count % 4 + 1]),
                      lang=other_lang)  # fmt: skip
        run.tail = f"{own * 2} "
        made.append(element("p", " ".join((words * 3)[:count]) + " ", run, lang=lang))
    return made


def overhang(data: bytes) -> tuple[float, float]:
    """How far the ink reaches beyond the margins, in points: left, right."""
    with pypdfium2.PdfDocument(data) as file:
        picture = file[0].render(scale=4, grayscale=True).to_pil()
    left, _, right, _ = picture.point(lambda value: 255 * (value < 128)).getbbox()
    return MARGIN - left / 4, right / 4 - (WIDTH - MARGIN)


def render(
    engine: ModuleType, fonts: Fonts, styles: Styles, lang: str, content: list[Element]
) -> bytes:
    root = element("html", element("head"), element("body", *content), lang=lang)
    pages = engine.render_pages(
        root, (styles.base, styles.print, PAGE), fonts, DeclaredResources({})
    )
    assert pages.messages == ()
    return bytes(pages.data)


@pytest.fixture(scope="module")
def engine(fonts: Fonts) -> ModuleType:
    return load_engine(fonts)


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_no_line_passes_the_margins(
    engine: ModuleType, fonts: Fonts, styles: Styles, lang: str
) -> None:
    left, right = overhang(render(engine, fonts, styles, lang, paragraphs(lang)))
    assert left < 1.5
    assert right < 1.5


def test_the_engine_itself_would_pass_them(
    engine: ModuleType, fonts: Fonts, styles: Styles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the mend is still needed: where this fails, `exporters.pdf.setting.lines` can go."""
    from weasyprint.layout import inline  # noqa: PLC0415 - after the engine is loaded

    for name in ("remove_last_whitespace", "add_word_spacing"):
        ours = getattr(inline, name)
        monkeypatch.setattr(inline, name, ours.replaces_function_of_weasyprint)
    left, _ = overhang(render(engine, fonts, styles, "fa", paragraphs("fa")))
    assert left > 1.5


def test_a_line_set_once_is_the_line_set_twice(
    engine: ModuleType, fonts: Fonts, styles: Styles, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = render(engine, fonts, styles, "fa", paragraphs("fa"))
    from weasyprint.layout import inline  # noqa: PLC0415 - after the engine is loaded

    ours = inline.avoid_collisions
    monkeypatch.setattr(inline, "avoid_collisions", ours.replaces_function_of_weasyprint)
    assert render(engine, fonts, styles, "fa", paragraphs("fa")) == once


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_words_that_would_fall_apart_are_left_together(
    engine: ModuleType, fonts: Fonts, styles: Styles, lang: str
) -> None:
    """A long word in the second line leaves two in the first, too few to fill it."""
    few = "این است" if lang == "fa" else "it is"
    content = element("p", f"{few} {'0123456789' * 2} {few}", lang=lang)
    with pypdfium2.PdfDocument(render(engine, fonts, styles, lang, [content])) as file:
        rows = file[0].render(scale=4, grayscale=True).to_pil()
    left, top, right, bottom = rows.point(lambda value: 255 * (value < 128)).getbbox()
    height = (bottom - top) // 3
    first = rows.crop((0, top, rows.width, top + height))
    left, _, right, _ = first.point(lambda value: 255 * (value < 128)).getbbox()
    assert (right - left) / 4 < (WIDTH - 2 * MARGIN) * 0.6
