"""Words that are not shaped anew are painted as if they were, to the byte."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from exporters.pdf import seam, text_layer
from exporters.pdf.text_layer import words
from tests.pdf.tagged import set_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from exporters.assets import Fonts

ENGLISH = (
    "In 1924 the ferry crossed twice a day (at 7 and 19:30), and whoever missed it waited with "
    "“the oranges” — 100 crates — for an office to affix – at half its fee – a seal. AVA to Yale! "
)
DARI = (
    "در سال ۱۳۰۳ کشتی روزی دو بار از رود می‌گذشت (ساعت ۷ و ۱۹:۳۰) و هر که به آن نمی‌رسید، کنار "
    "«سبدهای نارنج» – صد صندوق – می‌نشست؛ آیا مُهر را می‌زدند؟ "
)
MIXED = f"He wrote <b lang='fa-AF' dir='rtl'>نقشهٔ راه</b>, <i>of course</i>, {ENGLISH}"
SPACED = f"A, <b>, - </b>this<b> </b>is it; {MIXED}"
PAGES = f"""
<style>
@page {{ size: 300pt 400pt; @bottom-left {{ content: counter(page) " of " counter(pages) }} }}
p {{ text-align: justify }} .ragged {{ text-align: start }}
.kerned {{ text-align: start; font-kerning: normal }}
.underlined {{ text-decoration: underline }} .wide {{ letter-spacing: 1pt; word-spacing: 2pt }}
.cut {{ overflow: hidden; text-overflow: ellipsis; white-space: nowrap }}
.kept {{ white-space: pre-wrap }} .hidden {{ visibility: hidden }} .small {{ font-size: 6.3pt }}
</style>
<p>{ENGLISH * 5}</p><p dir="rtl" lang="fa-AF">{DARI * 5}</p>
<p>{MIXED * 4}</p><p>{SPACED * 4}</p>
<p dir="rtl" lang="fa-AF">{DARI} <span dir="ltr" lang="en">{ENGLISH}</span></p>
<p class="underlined">{ENGLISH}</p><p class="wide">{ENGLISH}</p><p class="cut">{ENGLISH}</p>
<p class="kept">two  spaces {ENGLISH}</p><p class="hidden">{ENGLISH}</p>
<p class="ragged">{ENGLISH * 2}</p><p class="kerned">{ENGLISH * 2}</p>
<p class="ragged" dir="rtl" lang="fa-AF">{DARI * 2}</p>
<p class="kerned" dir="rtl" lang="fa-AF">{DARI.translate(dict.fromkeys(map(ord, "۰۱۳۷۹")))}</p>
<p class="small">{ENGLISH * 3}</p><p>ﬁ ☙ {ENGLISH} αβγ ±§</p>
<p lang="ckb" dir="rtl">{DARI} 12 34</p><p>12 34, <i>56</i> 78. ... - <i>!</i> {"90 " * 40}</p>
"""


pytestmark = pytest.mark.usefixtures("mended_again")


@pytest.fixture
def shaped_anew(fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], bytes]:
    """Pages whose texts are all left to the engine to shape."""

    def set_pages_anew(html: str) -> bytes:
        seam.uninstall()
        with monkeypatch.context() as patched:
            patched.setattr(text_layer, "shaping_words", lambda *_: lambda _: None)
            seam.install()
            pages = set_pages(fonts, html)
            seam.uninstall()
        seam.install()
        return pages

    return set_pages_anew


def test_the_same_pages(fonts: Fonts, shaped_anew: Callable[[str], bytes]) -> None:
    expected = shaped_anew(PAGES)
    assert set_pages(fonts, PAGES) == expected  # learnt
    assert set_pages(fonts, PAGES) == expected  # known


def test_known_words_are_not_shaped(fonts: Fonts) -> None:
    from weasyprint.text.line_break import Layout  # noqa: PLC0415 - the engine

    html = f"<style>p {{ text-align: justify }}</style><p>{ENGLISH * 9}</p>"
    set_pages(fonts, html)
    counts = []
    for text in (html, html.replace("oranges", "lemons")):
        shape = patch.object(Layout, "reactivate", autospec=True, side_effect=Layout.reactivate)
        with shape as shaped:
            set_pages(fonts, text)
            counts.append(shaped.call_count)
    assert counts == [0, 1]


def test_words_that_a_line_changes_are_shaped_in_it(
    fonts: Fonts, shaped_anew: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    from weasyprint.text.line_break import Layout  # noqa: PLC0415 - the engine

    html = f"<p style='font-size: 9.79pt; text-align: start'>{ENGLISH * 3}</p>"
    expected = shaped_anew(html)
    monkeypatch.setattr(words, "_glyphs_of", lambda _: object())
    for _ in range(2):
        shape = patch.object(Layout, "reactivate", autospec=True, side_effect=Layout.reactivate)
        with shape as shaped:
            assert set_pages(fonts, html) == expected
            assert shaped.call_count > 5


def test_where_pango_spaces_words_otherwise_it_shapes_them(
    fonts: Fonts, shaped_anew: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    html = f"<style>p {{ font-size: 9.77pt; text-align: justify }}</style><p>{ENGLISH * 9}</p>"
    expected = shaped_anew(html)
    monkeypatch.setattr(words, "_halves", lambda room: (room // 3, room - room // 3))
    assert set_pages(fonts, html) == expected


@pytest.mark.parametrize("text", ["漢", f"{'日本 ' * 80}{ENGLISH} 漢字 {ENGLISH}"])
def test_a_letter_that_no_font_has_is_told_each_time(text: str, fonts: Fonts) -> None:
    for _ in range(2):
        with pytest.raises(AssertionError, match="漢"):
            set_pages(fonts, f"<p style='text-align: justify'>{text}</p>")


def test_few_words_are_kept(fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> None:
    html = f"<style>p {{ font-size: 9.78pt; text-align: justify }}</style><p>{ENGLISH * 9}</p>"
    expected = set_pages(fonts, html)
    monkeypatch.setattr(words, "_MOST_KEPT", 3)
    assert set_pages(fonts, html) == expected
