"""Formulas → MathML, left to right in any surroundings."""

from __future__ import annotations

from lxml import etree

from exporters.dates import localize_digits
from exporters.formulas import MATHML, read_formula
from exporters.language import script_of_letter
from exporters.xhtml.elements import Element, element


def render_formula(tex: str, *, is_display: bool = False) -> Element:
    """`bdi.formula` around the `math` element: an isolate, whatever its surroundings.

    Its words of the Arabic script run from right to left.
    """
    math = etree.fromstring(read_formula(tex, is_display=is_display))
    math.set("dir", "ltr")
    for words in math.iter(f"{{{MATHML}}}mtext"):
        if any(script_of_letter(sign) == "Arab" for sign in words.text or ""):
            words.set("dir", "rtl")
    return element("bdi", math, classes="formula", dir="ltr")


def render_equation_number(number: int, lang: str) -> Element:
    """`span.equation-number`: the number that stands beside an equation."""
    return element("span", f"({localize_digits(str(number), lang)})", classes="equation-number")
