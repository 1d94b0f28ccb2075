"""TeX → MathML: the only door to math-core, which loads with the first formula.

math-core follows TeX by recursion, so that what nests too deep is refused before it sees it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from lxml import etree

from exporters.formulas.suiting import suit_to_readers
from exporters.language import script_of_letter

if TYPE_CHECKING:
    import math_core

MOST_CHARACTERS: Final = 8000
_DEEPEST: Final = 40
_MOST_EXPANSIONS: Final = 1000

# What goes one level down, and what comes up again; a chain of commands nests by each of them.
_NESTING: Final = re.compile(
    r"(?P<down>\{|\\left(?![a-z])|\\begin(?![a-z]))|(?P<up>\}|\\right(?![a-z])|\\end(?![a-z]))"
    r"|\\[\\{}]"
)
_CHAIN: Final = re.compile(rf"(?:\\[A-Za-z]++[ ]*+){{{_DEEPEST + 1}}}")
_TEXT: Final = re.compile(r"\\(?:text\w*|mbox|operatorname)\*?\s*\{[^{}]*\}")
_SAID: Final = re.compile(r"(\d+): (.*)", re.DOTALL)
# Commands of TeX that say the same as one that math-core knows.
_MACROS: Final = {"mbox": r"\text{#1}", "hbox": r"\text{#1}"}


class FormulaError(ValueError):
    """A formula that is not understood: why, and at which of its characters, from 0."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(reason)
        self.offset = offset
        self.reason = reason


@lru_cache(maxsize=1024)
def read_formula(tex: str, *, is_display: bool) -> str:
    """The `math` element that a formula in TeX's notation is, serialised, in its own namespace.

    Its attribute `alttext` is the formula as it was written. A formula for display has its sums
    and fractions at full height. Raises FormulaError.
    """
    _check_limits(tex)
    _check_letters(tex)
    try:
        said = _reader().convert_with_local_state(tex, displaystyle=is_display)
    except ValueError as error:
        raise _explained(error) from error
    except Exception as error:  # math-core's own errors have no public base but this
        raise _explained(error) from error
    root = etree.fromstring(said.replace("&ApplyFunction;", "\u2061"))
    suit_to_readers(root, tex)
    root.set("alttext", " ".join(tex.split()))
    if is_display:
        root.set("displaystyle", "true")
    return etree.tostring(root, encoding="unicode")


@lru_cache(maxsize=1)
def _reader() -> math_core.LatexToMathML:
    import math_core  # noqa: PLC0415 - few documents have formulas

    return math_core.LatexToMathML(
        xml_namespace=True,
        fancy_error=False,
        max_expansions=_MOST_EXPANSIONS,
        macros=_MACROS,
    )


def _check_limits(tex: str) -> None:
    """Refuse a formula that is too long or nests too deep for any reader."""
    if len(tex) > MOST_CHARACTERS:
        raise FormulaError(0, f"it has more than {MOST_CHARACTERS} characters")
    depth = 0
    for match in _NESTING.finditer(tex):
        depth += (match["down"] is not None) - (match["up"] is not None)
        if depth > _DEEPEST:
            raise FormulaError(match.start(), f"it nests more than {_DEEPEST} deep")
    if chain := _CHAIN.search(tex):
        raise FormulaError(chain.start(), f"it nests more than {_DEEPEST} deep")


def _check_letters(tex: str) -> None:
    """Refuse words of a connected script outside a text: as variables they would fall apart."""
    if tex.isascii():
        return
    bare = _TEXT.sub(lambda match: " " * len(match.group()), tex)
    for offset, character in enumerate(bare):
        if script_of_letter(character) in {"Arab", "Hebr", "Syrc"}:
            raise FormulaError(offset, r"words stand in \text{…}")


def _explained(error: Exception) -> FormulaError:
    """The library's error, its place read from its message."""
    match = _SAID.fullmatch(str(error))
    if match is None:
        return FormulaError(0, str(error))
    reason = match.group(2).rstrip(".")
    return FormulaError(int(match.group(1)), reason[:1].lower() + reason[1:])
