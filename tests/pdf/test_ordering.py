"""`exporters.pdf.ordering`: the order of words in a line, as the algorithm has it."""

from __future__ import annotations

import copy
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exporters.bidi import ZWJ
from exporters.pdf.ordering import order_inlines
from tests.pdf.line_order import (
    BREAK,
    Element,
    algorithm_lines,
    engine_lines,
    logical_text,
    token_lines,
    tokens,
)
from tests.pdf.typesetters import set_by_chromium, set_by_weasyprint
from tests.programs import CHROMIUM, needs

if TYPE_CHECKING:
    from exporters.assets import Fonts

PARAGRAPHS = Path(__file__).parent / "ordering" / "paragraphs.txt"
WIDE, NARROW = 3000, (95, 150, 210)


class Mixed(NamedTuple):
    """One paragraph of the fixture: its tree, and the order of its words."""

    title: str
    tree: Element
    order: str


def mixed_paragraphs() -> list[Mixed]:
    blocks = PARAGRAPHS.read_text("utf-8").strip().split("\n\n")
    paragraphs = [block.split("\n") for block in blocks if "\n<p" in block]
    return [Mixed(title, etree.fromstring(tree), order) for title, tree, order in paragraphs]


def ordered(tree: Element | str) -> Element:
    tree = etree.fromstring(tree) if isinstance(tree, str) else copy.deepcopy(tree)
    order_inlines(tree)
    return tree


def written(tree: Element) -> str:
    return etree.tostring(tree, encoding="unicode").replace(ZWJ, "&zwj;")


def broken_as(tree: Element, shown: str) -> str:
    """What the algorithm makes of `tree` when its lines end where those of `shown` do."""
    text = logical_text(tree)
    starts = tokens(text)
    lines = [[int(number) for number in line.split()] for line in shown.split(" / ")]
    ends = {starts[min(line) - 1] - 1 for line in lines[1:]}
    breaks = {end for end in ends if text[end] != BREAK}
    return token_lines(algorithm_lines(tree, breaks), text)


# --- the fixture -----------------------------------------------------------------------------


def test_the_fixture_is_read_whole() -> None:
    paragraphs = mixed_paragraphs()
    titles = {paragraph.title for paragraph in paragraphs}
    assert len(titles) == len(paragraphs) == PARAGRAPHS.read_text("utf-8").count("\n<p ") >= 120
    directions = [paragraph.tree.get("dir") for paragraph in paragraphs]
    assert min(directions.count("ltr"), directions.count("rtl")) > 50


@pytest.mark.parametrize("mixed", mixed_paragraphs(), ids=lambda mixed: mixed.title)
def test_words_of_a_mixed_paragraph(mixed: Mixed) -> None:
    text = logical_text(mixed.tree)
    assert token_lines(algorithm_lines(mixed.tree), text) == mixed.order
    tree = ordered(mixed.tree)
    assert logical_text(tree) == text
    assert token_lines(engine_lines(tree), text) == mixed.order


def test_the_engine_alone_would_fail() -> None:
    paragraphs = mixed_paragraphs()
    right = [
        token_lines(engine_lines(mixed.tree), logical_text(mixed.tree)) == mixed.order
        for mixed in paragraphs
    ]
    assert 30 < right.count(True) < len(paragraphs) / 2


def test_weasyprint_sets_the_words_in_order(fonts: Fonts) -> None:
    paragraphs = mixed_paragraphs()
    shown = set_by_weasyprint([ordered(mixed.tree) for mixed in paragraphs], fonts, WIDE)
    assert shown == [mixed.order for mixed in paragraphs]


@pytest.mark.parametrize("width", NARROW)
def test_weasyprint_sets_broken_lines_in_order(fonts: Fonts, width: int) -> None:
    trees = [mixed.tree for mixed in mixed_paragraphs()]
    shown = set_by_weasyprint([ordered(tree) for tree in trees], fonts, width)
    assert sum("/" in lines for lines in shown) > len(trees) / 3
    assert shown == [broken_as(tree, lines) for tree, lines in zip(trees, shown, strict=True)]


@pytest.mark.outside
@needs("Chromium", CHROMIUM)
def test_chromium_agrees(fonts: Fonts, tmp_path: Path) -> None:
    paragraphs = mixed_paragraphs()
    shown = set_by_chromium([mixed.tree for mixed in paragraphs], fonts, WIDE, tmp_path)
    assert shown == [mixed.order for mixed in paragraphs]


@pytest.mark.outside
@needs("Chromium", CHROMIUM)
@pytest.mark.parametrize("width", NARROW)
def test_chromium_agrees_on_broken_lines(fonts: Fonts, width: int, tmp_path: Path) -> None:
    trees = [mixed.tree for mixed in mixed_paragraphs()]
    browser = set_by_chromium(trees, fonts, width, tmp_path)
    assert browser == [broken_as(tree, lines) for tree, lines in zip(trees, browser, strict=True)]
    engine = set_by_weasyprint([ordered(tree) for tree in trees], fonts, width)
    same = [
        (one, other)
        for one, other in zip(browser, engine, strict=True)
        if [set(line.split()) for line in one.split(" / ")]
        == [set(line.split()) for line in other.split(" / ")]
    ]
    assert len(same) > len(trees) * 0.75
    assert all(one == other for one, other in same)


# --- any paragraph ---------------------------------------------------------------------------

WORDS = (
    "abc", "word", "x", "سلام", "کتاب", "می\u200cروم", "א", "12", "3", "۱۲", "١٢", "٣", " ", " ",
    " ", " ", ".", ",", "-", "/", ":", "%", "$", "(", ")", "[", "]", "«", "»", '"', "!", "?", "+",
    "#", "،",
    "\u00a0", "–", "\u200e", "\u200f", "\u2067سلام, abc! 3\u2069", "\u2066abc - سلام\u2069",
    "\u202babc. سلام!\u202c", "\u202eab\u202c",
)  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), max_size=6).map("".join)
tags = st.sampled_from(["a", "b", "em", "span", "sup", "bdi", "code"])
directions = st.sampled_from(["", "", "", "ltr", "rtl", "auto"])


@st.composite
def inlines(draw: st.DrawFn, depth: int = 0) -> Element:
    if draw(st.integers(0, 15)) == 0:
        return etree.Element("img", alt="")
    element = etree.Element(draw(tags))
    if direction := draw(directions):
        element.set("dir", direction)
    fill(draw, element, depth)
    return element


def fill(draw: st.DrawFn, element: Element, depth: int) -> None:
    element.text = draw(texts)
    for _ in range(draw(st.integers(0, 3 - depth))):
        child = draw(inlines(depth + 1))
        child.tail = draw(texts)
        element.append(child)


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[Element, set[int]]:
    paragraph = etree.Element("p", dir=draw(st.sampled_from(["ltr", "rtl"])))
    fill(draw, paragraph, 0)
    for number, element in enumerate(paragraph.iterdescendants()):
        element.set("id", f"e{number}")
    spaces = [index for index, mark in enumerate(logical_text(paragraph)) if mark == " "]
    breaks = draw(st.sets(st.sampled_from(spaces), max_size=3)) if spaces else set()
    return paragraph, breaks


@given(paragraphs())
@settings(max_examples=150)
def test_every_line_of_every_paragraph(broken: tuple[Element, set[int]]) -> None:
    paragraph, breaks = broken
    text = logical_text(paragraph)
    tree = ordered(paragraph)
    assert logical_text(tree) == text
    engine = [line for line in engine_lines(tree, breaks) if line]
    assert engine == [line for line in algorithm_lines(paragraph, breaks) if line]
    assert sorted(tree.xpath(".//@id")) == sorted(paragraph.xpath(".//@id"))
    again = ordered(tree)
    assert written(again) == written(tree)


# --- the tree --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            '<p dir="ltr">one <em>دو سه</em> four</p>',
            '<p dir="ltr">one <em>دو سه</em> four</p>',
            id="a run of letters inside one text node is left to the engine",
        ),
        pytest.param(
            '<p dir="ltr">one <em>دو، سه</em> four</p>',
            '<p dir="ltr">one <em><span class="bidi-run" dir="rtl">دو، سه</span></em> four</p>',
            id="a run stands as deep as it can",
        ),
        pytest.param(
            '<p dir="ltr">one <em>two سه</em> چهار five</p>',
            '<p dir="ltr">one <em data-cut="1">two </em><span class="bidi-run" dir="rtl">'
            '<em data-cut="1">سه</em> چهار</span> five</p>',
            id="an element is cut where a run crosses it",
        ),
        pytest.param(
            '<p dir="ltr"><a href="#x" id="here" lang="fa" class="c">two سه</a> چهار</p>',
            '<p dir="ltr"><a href="#x" id="here" lang="fa" class="c" data-cut="1">two </a>'
            '<span class="bidi-run" dir="rtl"><a href="#x" lang="fa" class="c" '
            'data-cut="1">سه</a> چهار</span></p>',
            id="its pieces bear its attributes, the first its id",
        ),
        pytest.param(
            '<p dir="ltr">x یک <a id="empty"/>د<!-- said -->و، <img alt=""/> سه y</p>',
            '<p dir="ltr">x <span class="bidi-run" dir="rtl">یک <a id="empty"/>د<!-- said -->و، '
            '<img alt=""/> سه</span> y</p>',
            id="empty elements, comments and images keep their place",
        ),
        pytest.param(
            '<p dir="rtl">سال 12-34 و ۱۲٫۵ و 50%</p>',
            '<p dir="rtl">سال <span class="bidi-run" dir="ltr">12</span>-<span class="bidi-run" '
            'dir="ltr">34</span> و ۱۲٫۵ و <span class="bidi-run" dir="ltr">50</span>%</p>',
            id="numbers whose signs depend on the letter before them",
        ),
        pytest.param(
            '<p dir="rtl">متن <bdi>book (2)</bdi> <bdi>کتاب</bdi> <bdi>12</bdi> <code>x</code></p>',
            '<p dir="rtl">متن <bdi dir="ltr">book (2)</bdi> <bdi dir="rtl">کتاب</bdi> '
            '<bdi dir="ltr">12</bdi> <code dir="ltr">x</code></p>',
            id="isolates are given their direction",
        ),
        pytest.param(
            '<div><p dir="auto"><bdi>book</bdi> (متن)</p><p dir="AUTO">12</p></div>',
            '<div><p dir="rtl"><bdi dir="ltr">book</bdi> (متن)</p><p dir="ltr">12</p></div>',
            id="auto is resolved by the first strong letter outside isolates",
        ),
        pytest.param(
            '<p dir="ltr">x یک<span class="note">A <b>دو</b>، سه.</span> چهار</p>',
            '<p dir="ltr">x <span class="bidi-run" dir="rtl">یک<span class="note" dir="ltr">A '
            '<span class="bidi-run" dir="rtl"><b>دو</b>، سه</span>.</span> چهار</span></p>',
            id="a note is ordered alone and keeps the paragraph's direction",
        ),
        pytest.param(
            '<p dir="ltr">x <q>یک two</q> یا <b>سه <q>چهار</q> و</b> y</p>',
            '<p dir="ltr">x <q>یک two</q> <span class="bidi-run" dir="rtl">یا <b>سه <q>چهار</q> '
            "و</b></span> y</p>",
            id="a quotation's marks are counted",
        ),
        pytest.param(
            '<p dir="rtl">متن <q>book</q> shop است</p>',
            '<p dir="rtl">متن <q dir="rtl">book</q> shop است</p>',
            id="a quotation is a unit rather than cut",
        ),
        pytest.param(
            '<ul dir="rtl"><li>یک two <b>three</b><ul><li>چهار</li></ul>five <i>six</i></li></ul>',
            '<ul dir="rtl"><li>یک <span class="bidi-run" dir="ltr">two <b>three</b></span><ul><li>'
            'چهار</li></ul><span class="bidi-run" dir="ltr">five <i>six</i></span></li></ul>',
            id="a block ends the line's paragraph",
        ),
        pytest.param(
            '<p dir="ltr" class="bayt"><span class="hemistich">یک <b>دو</b></span> '
            '<span class="hemistich">سه <b>چهار</b></span></p>',
            '<p dir="ltr" class="bayt"><span class="hemistich"><span class="bidi-run" dir="rtl">یک '
            '<b>دو</b></span></span> <span class="hemistich"><span class="bidi-run" dir="rtl">سه '
            "<b>چهار</b></span></span></p>",
            id="a hemistich is a block",
        ),
        pytest.param(
            '<pre dir="ltr">a ب\nج <b>د</b>\n</pre>',
            '<pre dir="ltr">a ب\n<span class="bidi-run" dir="rtl">ج <b>د</b></span>\n</pre>',
            id="a preserved line is a paragraph",
        ),
        pytest.param(
            '<p dir="ltr">a ب\nج <b>د</b>\n</p>',
            '<p dir="ltr">a <span class="bidi-run" dir="rtl">ب\nج <b>د</b></span>\n</p>',
            id="a collapsed line feed is a space",
        ),
        pytest.param(
            '<p dir="ltr">سل<b>ا</b>م گ<i>ل</i></p>',
            '<p dir="ltr"><span class="bidi-run" dir="rtl">سل&zwj;<b>&zwj;ا</b>م گ&zwj;'
            "<i>&zwj;ل</i></span></p>",
            id="letters join across an element's edge",
        ),
        pytest.param(
            '<p dir="rtl">می‌<b>روم</b> ل<b>َ</b>ب ک<sup>ب</sup> ت<bdi dir="rtl">ت</bdi> ب<i/>ب</p>',
            '<p dir="rtl">می‌<b>روم</b> ل&zwj;<b>َ</b>&zwj;ب ک<sup>ب</sup> ت<bdi dir="rtl">'
            "ت</bdi> ب&zwj;<i/>&zwj;ب</p>",
            id="joining sees through marks, and stops at half spaces, raised text and isolates",
        ),
        pytest.param(
            '<html xmlns="http://www.w3.org/1999/xhtml" dir="rtl"><head><title>یک two</title>'
            "<style>p::before { content: 'متن' }</style></head><body><p>یک two <b>b</b></p>"
            "</body></html>",
            '<html xmlns="http://www.w3.org/1999/xhtml" dir="rtl"><head><title>یک two</title>'
            "<style>p::before { content: 'متن' }</style></head><body><p>یک <span "
            'class="bidi-run" dir="ltr">two <b>b</b></span></p></body></html>',
            id="the namespace is kept and the head left alone",
        ),
        pytest.param(
            '<p dir="ltr">او \u202eabc\u202c <b>رفت</b> x</p>',
            '<p dir="ltr"><span class="bidi-run" dir="rtl">او \u202eabc\u202c <b>رفت</b></span> x'
            "</p>",
            id="an override goes with its text",
        ),
    ],
)
def test_tree(source: str, expected: str) -> None:
    tree = ordered(source)
    assert written(tree) == expected
    assert written(ordered(tree)) == expected


def test_text_with_nothing_to_order_is_not_touched() -> None:
    source = (
        '<body lang="en" dir="ltr"><h1 id="a">A <em>title</em></h1><p>Text <a href="#a">with</a>'
        ' a <b>link</b>, 12–14 (50%).</p><div dir="rtl" lang="fa"><p>متن «فارسی» با'
        ' <a href="#a">پیوند</a>، و بس!</p></div></body>'
    )
    assert written(ordered(source)) == source


def test_only_the_tree_below_is_ordered() -> None:
    body = etree.fromstring('<body dir="rtl"><p>یک two <b>b</b></p><p>سه four <b>d</b></p></body>')
    order_inlines(body[1])
    assert len(body[0]) == 1
    assert body[1][0].get("class") == "bidi-run"


def test_cuts_are_numbered_once_in_a_tree() -> None:
    crossed = '<p dir="ltr">one <em>two سه</em> چهار five</p>'
    tree = ordered(f"<body>{crossed}{crossed}</body>")
    tree.append(etree.fromstring(crossed))
    order_inlines(tree)
    numbers = [element.get("data-cut") for element in tree.iter("em")]
    assert numbers == ["1", "1", "2", "2", "5", "5"]


# --- the page --------------------------------------------------------------------------------

JOINED = (
    "کتا<b>بخ</b>انه و س<i>ل</i>ام، م<b>ـح</b>مد؛ ن<i>ه</i>نگ، ع<b>ش</b>ق، پش<i>ت</i>و، گ<b>ئ</b>ی"
)


def test_joiners_stay_out_of_the_text_of_a_pdf(fonts: Fonts) -> None:
    import pypdfium2  # noqa: PLC0415 - only this test reads a PDF
    from pypdf import PdfReader  # noqa: PLC0415
    from weasyprint import CSS, HTML  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    tree = ordered(f'<p dir="rtl" lang="fa-AF">{JOINED}</p>')
    assert written(tree).count("&zwj;") == 2 * 13
    (naskh,) = (face for face in fonts.faces if face.role == "naskh" and face.weight == 400)
    configuration = FontConfiguration()
    sheet = CSS(
        string=f'@font-face {{ font-family: Naskh; src: url("{naskh.path.as_uri()}") }}'
        "p { font: 20px Naskh }",
        font_config=configuration,
    )
    html = HTML(string=etree.tostring(tree, encoding="unicode"))
    data = html.write_pdf(stylesheets=[sheet], font_config=configuration)
    folded = "".join(etree.fromstring(f"<p>{JOINED}</p>").itertext())
    assert _text_of_page(pypdfium2.PdfDocument(data)[0]) == folded
    assert _unmarked(PdfReader(io.BytesIO(data)).pages[0].extract_text()) == folded


def _text_of_page(page: Any) -> str:
    return _unmarked(page.get_textpage().get_text_range())


def _unmarked(text: str) -> str:
    """A text without the marks of direction that `pdf.text_layer` puts in."""
    return text.replace("\u200e", "").replace("\u200f", "").strip()
