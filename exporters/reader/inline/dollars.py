"""What `$` begins: mathematics in TeX's notation, checked where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.document import Formula
from exporters.formulas import FormulaError, read_formula
from exporters.reader.formulas import find_formula
from exporters.reader.inline.pieces import TexFormula

if TYPE_CHECKING:
    from exporters.reader.inline.scanner import InlineScanner


def read_dollar(scanner: InlineScanner) -> None:
    """`$…$` in a line, `$$…$$` for display; a formula that is not understood is reported."""
    found = find_formula(scanner.text, scanner.position, scanner.end)
    if found is None:
        return
    try:
        read_formula(found.tex, is_display=found.is_display)
    except FormulaError as error:
        mark = scanner.passage.mark(found.start + error.offset)
        scanner.context.findings.add("b-060", mark, reason=error.reason)
    mark = scanner.passage.mark(scanner.position)
    made = TexFormula if found.is_display else Formula
    scanner.put(made(found.tex, mark), found.end)
