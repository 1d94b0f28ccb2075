"""TeX → MathML: what is understood, what is refused and where, what no formula can do."""

from __future__ import annotations

import subprocess
import sys

import pytest
from lxml import etree

from exporters.formulas import MATHML, MOST_CHARACTERS, FormulaError, read_formula

M = f"{{{MATHML}}}"


def read(tex: str, *, is_display: bool = False) -> etree._Element:
    return etree.fromstring(read_formula(tex, is_display=is_display))


def test_a_formula_keeps_its_source_beside_its_signs() -> None:
    math = read("E =\n  mc^2")
    assert math.get("alttext") == "E = mc^2"
    assert "".join(math.itertext()) == "E=mc2"


def test_a_formula_for_display_says_so() -> None:
    assert read(r"\sum_i i", is_display=True).get("displaystyle") == "true"
    assert read(r"\sum_i i").get("displaystyle") is None


@pytest.mark.parametrize(
    ("tex", "offset", "reason"),
    [
        (r"a + \radius{r}", 4, "unknown command"),
        (r"\frac{a", 7, "expected closing token"),
        ("x^2^3", 3, "duplicate"),
        ("a & b", 2, "table"),
        (r"\href{javascript:alert(1)}{x}", 0, "unknown command"),
        ("r = شعاع", 4, r"\text{…}"),
        ("{" * 41 + "x" + "}" * 41, 40, "40 deep"),
        (r"\hat " * 60 + "x", 0, "40 deep"),
        ("x" * (MOST_CHARACTERS + 1), 0, "characters"),
        (r"\newcommand{\z}{\z\z}\z", 0, "expansions"),
    ],
)
def test_what_is_not_understood_is_named_with_its_place(tex: str, offset: int, reason: str) -> None:
    with pytest.raises(FormulaError) as refused:
        read(tex)
    assert reason in refused.value.reason
    assert refused.value.offset == offset


def test_columns_are_told_to_readers_of_either_mathml() -> None:
    cells = list(read(r"\begin{aligned} a &= b \\ &= c \end{aligned}").iter(f"{M}mtd"))
    assert [cell.get("columnalign") for cell in cells] == ["right", "left"] * 2
    assert "text-align: right" in cells[0].get("style", "")


def test_a_rule_behind_the_last_row_is_the_table_s_own() -> None:
    table = next(
        read(r"\begin{array}{|c|c|} \hline a & b \\ \hline \end{array}").iter(f"{M}mtable")
    )
    assert len(table) == 1
    assert [
        side for side in ("top", "bottom", "left") if f"border-{side}" in table.get("style", "")
    ] == ["top", "bottom", "left"]


def test_rows_have_no_numbers_but_those_of_the_author() -> None:
    plain = read(r"\begin{align} a &= b \\ c &= d \end{align}", is_display=True)
    tagged = read(r"\begin{align} a &= b \tag{7} \\ c &= d \end{align}", is_display=True)
    assert "".join(plain.itertext()) == "a=bc=d"
    assert "".join(tagged.itertext()) == "a=b(7)c=d"


def test_words_and_their_styles_are_mathml() -> None:
    math = read(r"\text{if \textbf{all} hold}")
    assert {etree.QName(element).localname for element in math.iter()} == {"math", "mrow", "mtext"}
    assert "".join(math.itertext()).split() == ["if", "all", "hold"]


def test_the_spaces_around_words_from_right_to_left_are_the_formula_s() -> None:
    math = read(r"x_{\text{ اگر }} \text{ if } \text{و }")
    row, other = math.iter(f"{M}mrow")
    assert [etree.QName(part).localname for part in row] == ["mspace", "mtext", "mspace"]
    assert [etree.QName(part).localname for part in other] == ["mtext", "mspace"]
    assert [part.text for part in math.iter(f"{M}mtext")] == ["اگر", "\u00a0if\u00a0", "و"]


def test_no_space_leaves_the_page() -> None:
    space = next(read(r"\hspace{100000cm}x").iter(f"{M}mspace"))
    assert space.get("width") == "20em"


def test_a_text_without_formulas_does_not_load_the_library() -> None:
    code = (
        "import sys; from exporters.reader import read; from exporters import xhtml; "
        "sys.exit('math_core' in sys.modules or 'ziamath' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
