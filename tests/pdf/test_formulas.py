"""Formulas on pages: pictures on the baseline, tagged and described, outlines and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import page
import pytest
from lxml import etree

from exporters import pdf
from exporters.document import Equation, Formula
from exporters.formulas import read_formula
from exporters.pdf.formulas.drawing import Drawing, Pen
from exporters.verify.pdf_tree import read_tree
from tests.documents import document, paragraph

if TYPE_CHECKING:
    from exporters.assets import Fonts
    from exporters.options import Options

CIRCLE = r"A = \pi r^2"
ALL = (
    CIRCLE, r"\frac{-b \pm \sqrt{b^2-4ac}}{2a}", r"\sum_{i=1}^n i", r"\int_0^\infty e^{-x^2}\,dx",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", r"\mathcal{L}(\mathfrak{g}) \to \mathbb{R}^n",
    r"f(x) = \begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}", r"\overline{x} \hat{y}",
    r"\lim_{n\to\infty} a_n", r"\left( \frac{a}{b} \right]", r"\boxed{x} \cancel{y} \binom{n}{k}",
    r"\begin{array}{|c:c|} \hline a & b \\ c & \frac{d}{e} \\ \hline \end{array}",
    r"\begin{aligned} a &= b \\ &= c \end{aligned}", r"\text{مساحت} = 3", r"x'' \ldots \textbf{a}",
)  # fmt: skip


@pytest.fixture(scope="module")
def pen(fonts: Fonts) -> Pen:
    return Pen(fonts)


def draw(pen: Pen, tex: str, *, is_display: bool = False) -> Drawing:
    return pen.draw(read_formula(tex, is_display=is_display).encode())


@pytest.mark.parametrize("tex", ALL)
def test_a_picture_holds_outlines_alone(pen: Pen, tex: str) -> None:
    drawing = draw(pen, tex)
    names = {etree.QName(part).localname for part in etree.fromstring(drawing.svg).iter()}
    assert names <= {"svg", "path", "rect", "line"}
    assert not drawing.missing
    assert 0 < drawing.width < 20
    assert 0 <= drawing.depth < drawing.height < 5


def test_the_same_formula_is_the_same_picture(pen: Pen, fonts: Fonts) -> None:
    assert draw(pen, ALL[3]) == draw(Pen(fonts), ALL[3])


def test_limits_stand_beside_a_sum_in_a_line_and_below_it_in_a_display(pen: Pen) -> None:
    inline, display = draw(pen, ALL[2]), draw(pen, ALL[2], is_display=True)
    assert inline.height < display.height


def test_words_from_right_to_left_are_joined_and_in_order(pen: Pen) -> None:
    joined, apart = draw(pen, r"\text{سلام}"), draw(pen, r"\text{س} \text{ل} \text{ا} \text{م}")
    assert joined.width < apart.width


def test_words_from_right_to_left_keep_the_spaces_around_them(pen: Pen) -> None:
    bare, before, behind = (draw(pen, rf"x\text{{{words}}}y") for words in ("اگر", " اگر", "اگر "))
    assert bare.width < before.width == behind.width
    outlines = [one.svg.decode().split("translate(")[1].split(" ")[0] for one in (bare, behind)]
    assert outlines[0] == outlines[1]  # the space behind them stands at their right


@pytest.mark.parametrize(
    ("tex", "rules"),
    [
        (r"\begin{array}{cc} a & b \\ c & d \end{array}", 0),
        (r"\begin{array}{c|c} a & b \\ c & d \end{array}", 2),
        (r"\begin{array}{cc} a & b \\ \hline c & d \end{array}", 2),
        (r"\begin{array}{|c|c|} \hline a & b \\ \hline c & d \\ \hline \end{array}", 12),
    ],
)
def test_an_array_has_its_rules_a_piece_for_each_cell(pen: Pen, tex: str, rules: int) -> None:
    drawing = draw(pen, tex, is_display=True)
    found = list(etree.fromstring(drawing.svg).iter("{*}rect"))
    assert len(found) == rules
    box = [float(part) for part in etree.fromstring(drawing.svg).get("viewBox", "").split()]
    for rule in found:
        x, y, width, height = (float(rule.get(key, "")) for key in ("x", "y", "width", "height"))
        assert box[0] - 0.1 <= x <= x + width <= box[0] + box[2] + 0.1
        assert box[1] - 0.1 <= y <= y + height <= box[1] + box[3] + 0.1


def test_a_dashed_rule_is_drawn_in_dashes(pen: Pen) -> None:
    tex = r"\begin{array}{cc} a & b \\ \hdashline c & d \end{array}"
    assert draw(pen, tex).svg.count(b"<rect") > 4


def test_a_character_without_a_glyph_is_named(pen: Pen) -> None:
    assert draw(pen, r"\text{日} + x").missing == ("日",)


@pytest.mark.parametrize("lang", ["en", "fa-AF"])
def test_formulas_conform_and_tell_their_source(options: Options, lang: str) -> None:
    words = "The area" if lang == "en" else "مساحت"
    blocks = [paragraph(words, " ", Formula(tex), lang=lang) for tex in ALL]
    equation = Equation(lang=lang, id="eq", tex=CIRCLE, number=1)
    made = pdf.export(document(lang=lang, body=(*blocks, equation)), options)
    assert not made.diagnostics
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        report = page.validate_pdf_bytes(made.data, profile=profile)
        assert report.is_compliant, report.failures
    found = [part for part in read_tree(made.data).elements() if part.type == "Formula"]
    assert [part.alternative for part in found] == [*ALL, CIRCLE]
