r"""Formulas where pandoc finds them: `$…$` in a line, `$$…$$` on a line of its own.

An opening `$` is followed by no space, a closing one by no digit and preceded by no space, so that
prices stay text. `\$` is a dollar sign, in a formula too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.document import Equation
from exporters.reader.checks import check_attributes
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from exporters.reader.context import Context
    from exporters.reader.inline.pieces import TexFormula

# Possessive: a formula ends at the first sign that can end it, or there is none. A `$` inside
# `\\text{…}` is part of the text.
_INLINE: Final = re.compile(
    r"\$(?![\s$])(?P<tex>(?>\\text\w{0,8}+\{[^{}\\$]{0,400}+(?:\$[^{}\\$]{0,400}+\$[^{}\\$]{0,400}+)?+\}"
    r"|\\.|[^\\$])++)(?<!\s)\$(?!\d)",
    re.DOTALL,
)
_DISPLAY: Final = re.compile(r"\$\$(?P<tex>(?>\\.|[^\\$]|\$(?!\$))++)\$\$", re.DOTALL)


class FoundFormula(NamedTuple):
    """A formula in a text: its TeX, where that begins, where the formula ends; for display or not.

    White space around the TeX is no part of it.
    """

    tex: str
    start: int
    end: int
    is_display: bool


def find_formula(text: str, position: int, end: int) -> FoundFormula | None:
    """The formula that the `$` at `position` opens; None where it opens none."""
    is_display = text.startswith("$$", position)
    match = (_DISPLAY if is_display else _INLINE).match(text, position, end)
    if match is None or not (tex := match["tex"].strip()):
        return None
    start = match.start("tex") + len(match["tex"]) - len(match["tex"].lstrip())
    return FoundFormula(tex, start, match.end(), is_display)


def read_equation(formula: TexFormula, context: Context) -> Equation:
    """The block that a formula for display is."""
    attributes = check_attributes(formula.attributes, formula.mark, context)
    return Equation(
        lang=attributes.lang,
        id=attributes.id,
        classes=attributes.classes,
        line=formula.mark.line,
        column=formula.mark.column,
        tex=formula.tex,
    )
