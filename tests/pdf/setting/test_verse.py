"""Verse on a page: abreast where two hemistichs have room, else one under the other."""

from __future__ import annotations

import pytest

from exporters.document import PageDesign, Verse
from exporters.pdf.geometry import measure_page
from exporters.pdf.setting.letters import reckon_width
from exporters.pdf.setting.verse import mark_long_verse
from exporters.xhtml import render_body
from exporters.xhtml.elements import append, element
from tests.documents import bayt
from tests.pdf import samples

MASNAWI = ("بشنو این نی چون شکایت می‌کند", "از جدایی‌ها حکایت می‌کند")
GHAZAL = ("به بوی نافه‌ای کاخر صبا زان طره بگشاید", "ز تاب جعد مشکینش چه خون افتاد در دل‌ها")


@pytest.mark.parametrize("lang", ["en", "fa-AF"])
@pytest.mark.parametrize(
    ("width", "bayts", "classes"),
    [
        (210, (MASNAWI,), "verse"),
        (148, (MASNAWI,), "verse"),
        (210, (GHAZAL,), "verse long"),
        (210, (MASNAWI, GHAZAL), "verse long"),
        (90, (MASNAWI,), "verse long"),
    ],
)
def test_the_longest_hemistich_decides(
    lang: str, width: float, bayts: tuple[tuple[str, str], ...], classes: str
) -> None:
    verse = Verse(tuple(bayt(*pair) for pair in bayts), lang=samples.DARI)
    document = samples.english(
        lang=lang, body=(verse,), page=PageDesign(width=width, height=width * 1.4)
    )
    root = element("html", element("body"), lang=lang)
    append(root[0], render_body(document))
    mark_long_verse(root, measure_page(document.page, lang))
    assert [made.get("class") for made in root.iter("{*}div")] == [classes]


def test_joiners_and_marks_have_no_width() -> None:
    assert reckon_width("می\u200cرود") == reckon_width("میرود")
    assert reckon_width("خانهٔ") == reckon_width("خانه")
    assert reckon_width("ab") == 2 * reckon_width("a") > 0
