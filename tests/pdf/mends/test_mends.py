"""With the mends and without them, pages are the same to the byte."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import Mock, patch

import pytest

from exporters import pdf
from exporters.pdf import mends, seam
from exporters.pdf.engine import load_engine
from tests.pdf import samples
from tests.pdf.tagged import set_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from exporters.assets import Fonts
    from exporters.export import Export
    from exporters.options import Options

NAMES = (
    "shared_setup", "known_lines", "struts", "known_lengths", "flow", "waiting_notes",
    "page_styles", "hyphenation", "shared_styles", "known_skeletons", "spaced_lines",
    "found_targets",
    "summed_words", "plain_lines", "bare_boxes", "unlined_boxes",
)  # fmt: skip
WORDS = "The ferry crosses twice a day, and whoever misses it waits with the oranges. "
DARI = "کشتی روزی دو بار از رود می‌گذرد و هر که به آن نرسد، کنار سبدهای نارنج می‌نشیند. "
# What each mend keeps something of: lines that are broken twice, notes that wait, lengths that are
# percentages and lengths that are not, decorated and spaced text, pages of their own.
PAGES = f"""
<style>
@page {{ @bottom-left {{ content: counter(page) " of " counter(pages) }} }}
@page :nth(3) {{ margin: 30pt; @bottom-left {{ content: "third" }} }}
.spaced {{ letter-spacing: 1pt; text-decoration: underline }}
.half {{ width: 50%; margin-left: 10%; padding: 2pt 3%; box-sizing: border-box }}
.boxed {{ padding: 3pt; border: 1pt solid; box-sizing: border-box; width: 120pt; background: #eee }}
.boxed + .boxed {{ border-radius: 4pt 10% }} .spaced {{ box-shadow: 1pt 1pt #ccc }}
.outlined b {{ outline: 2pt dotted red }} .outlined {{ columns: 2; column-rule: 1pt solid }}
table {{ border-collapse: collapse }} td {{ border: 1pt solid; padding: 2pt }}
.right {{ float: right; width: 70pt }}
p {{ text-align: justify; orphans: 2; widows: 2 }}
#one {{ letter-spacing: 1pt }} #two::before {{ content: "\\2192" }}
a::after {{ content: target-counter(attr(href), page) }}
</style>
<p>See <a href="#one">one</a>, <a href="#two">two</a>, <a href="#three">three</a>.</p>
<div id="one" lang="de"><p id="two">{WORDS}</p><p lang="fr">{WORDS}</p></div>
<p>{WORDS * 9}</p>
<p dir="rtl" lang="fa-AF">{DARI * 7}</p>
<p>Notes<span class="note">{WORDS}</span> wait<span class="note">{WORDS * 3}</span> here.</p>
<p class="half">{WORDS * 2}</p><p class="boxed">{WORDS}</p><p class="boxed">{WORDS}</p>
<div class="right">{WORDS}</div><p class="spaced">{WORDS * 3}</p>
<div class="outlined"><p>{WORDS}<b>{WORDS}<i>{WORDS}</i></b></p></div>
<p class="hyphenated">{WORDS * 2}</p>
<table><tr><td>{WORDS}</td><td dir="rtl" lang="fa-AF">{DARI}</td></tr></table>
<p>{WORDS * 20}</p>
<div id="three" lang="de"><p>{WORDS}</p><p id="four" lang="fr">{WORDS}</p></div>
"""


@pytest.fixture(autouse=True)
def engine(fonts: Fonts) -> Iterator[ModuleType]:
    """The page engine, mended again after the test."""
    yield load_engine(fonts)
    seam.uninstall()
    seam.install()


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Take one mend away, or all of them."""

    def take_away(name: str) -> None:
        seam.uninstall()
        kept = [
            one
            for one in mends.load_patches()
            if name not in {"all", one.replace.__module__.rpartition(".")[2]}
        ]
        assert len(kept) < len(mends.load_patches())
        monkeypatch.setattr(mends, "load_patches", lambda: tuple(kept))
        seam.install()

    yield take_away
    seam.uninstall()
    monkeypatch.undo()


@pytest.mark.parametrize("name", [*NAMES, "all"])
def test_the_same_pages_without(name: str, without: Callable[[str], None], fonts: Fonts) -> None:
    mended = set_pages(fonts, PAGES)
    without(name)
    assert set_pages(fonts, PAGES) == mended


@pytest.mark.parametrize("sample", ["english", "persian"])
def test_the_same_document_without(
    sample: str, without: Callable[[str], None], options: Options, request: pytest.FixtureRequest
) -> None:
    mended: Export = request.getfixturevalue(sample)
    without("all")
    assert pdf.export(getattr(samples, sample)(), options) == mended


def test_every_mend_is_tried() -> None:
    modules = {one.replace.__module__.rpartition(".")[2] for one in mends.load_patches()}
    assert modules == set(NAMES)


def test_a_style_is_set_up_once(fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> None:
    from exporters.pdf.mends import shared_setup  # noqa: PLC0415 - it imports the engine

    make = Mock(wraps=shared_setup._make_setup)
    monkeypatch.setattr(shared_setup, "_make_setup", make)
    set_pages(fonts, f"<p style='font-size: 7.25pt'>{WORDS * 9}</p>" * 3)
    assert 0 < make.call_count < 4


def test_a_style_is_computed_once(fonts: Fonts) -> None:
    from weasyprint.css import ComputedStyle  # noqa: PLC0415

    made = []
    for count in (1, 2, 4):  # the first sets up the fonts
        parts = (
            f"<div id='a{count}-{index}' lang='fa-AF'><p lang='en'>ferry</p></div>"
            for index in range(count)
        )
        compute = patch.object(
            ComputedStyle, "__missing__", autospec=True, side_effect=ComputedStyle.__missing__
        )
        with compute as computed:
            set_pages(fonts, "".join(parts))
        made.append(computed.call_count)
    assert made[2] - made[1] == 2  # the names of the anchors


def test_a_line_is_measured_once(fonts: Fonts) -> None:
    from weasyprint.text.line_break import Layout  # noqa: PLC0415

    text = f"<p style='letter-spacing: 1pt'>This has not been measured. {WORDS * 9}</p>"
    measure = patch.object(
        Layout, "get_first_line", autospec=True, side_effect=Layout.get_first_line
    )
    with measure as measured:
        set_pages(fonts, text)
        first = measured.call_count
        set_pages(fonts, text)
        assert measured.call_count - first < first / 2


def test_pages_that_the_same_rules_select_share_their_styles(engine: ModuleType) -> None:
    rules = "@page { margin: 9pt; @top-left { content: 'x' } } @page :nth(2) { margin: 20pt }"
    text = f"{rules} p {{ break-after: page }}"
    pages = engine.HTML(string=f"<style>{text}</style><p>a</p><p>b</p><p>c</p><p>d").render().pages
    styles = [page._page_box.style for page in pages]
    assert styles[2] is styles[0] or styles[3] is styles[1]
    assert len({id(style) for style in styles}) < len(styles)
    assert [page._page_box.margin_top for page in pages][:2] == pytest.approx([12, 20 / 0.75])
