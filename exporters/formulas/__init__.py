"""Mathematics: formulas in TeX's notation as presentation MathML (MathML 3, chapter 3).

EPUB 3.3 shows that MathML as it is; a page shows a picture of it (`exporters.pdf.formulas`).
"""

from exporters.formulas.reading import MOST_CHARACTERS, FormulaError, read_formula
from exporters.formulas.suiting import MATHML

__all__ = ["MATHML", "MOST_CHARACTERS", "FormulaError", "read_formula"]
