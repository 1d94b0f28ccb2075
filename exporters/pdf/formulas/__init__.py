"""Formulas on pages: the page engine knows no MathML, so that each stands there as a picture.

Its alternative text is the formula as it was written (ISO 14289-1, 7.7: a formula has one).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from lxml import etree

from exporters.document import Resource
from exporters.formulas import MATHML
from exporters.pdf.fetcher import SCHEME
from exporters.values import NamedTuple
from exporters.xhtml.elements import element

if TYPE_CHECKING:
    from exporters.assets import Fonts
    from exporters.pdf.formulas.drawing import Drawing
    from exporters.xhtml.elements import Element

FOLDER: Final = "formulas/"
CLASS: Final = "formula-picture"


class DrawnFormulas(NamedTuple):
    """The pictures of a document's formulas, and the characters that no font has for them."""

    resources: tuple[Resource, ...] = ()
    missing: tuple[str, ...] = ()


def draw_formulas(root: Element, fonts: Fonts) -> DrawnFormulas:
    """Put a picture in the place of every `math` element below `root`.

    The pictures
    are measured in em: they grow with the text around them, whose baseline they share.
    """
    found = list(root.iter(f"{{{MATHML}}}math"))
    if not found:
        return DrawnFormulas()
    from exporters.pdf.formulas.drawing import Pen  # noqa: PLC0415 - few documents have formulas

    pen = Pen(fonts)
    drawings: dict[bytes, Drawing] = {}
    names: dict[bytes, str] = {}
    for math in found:
        content = etree.tostring(math, with_tail=False)
        if content not in drawings:
            drawings[content] = pen.draw(content)
            names[content] = f"{FOLDER}{hashlib.sha256(content).hexdigest()[:20]}.svg"
        _put_picture(math, drawings[content], names[content])
    resources = tuple(
        Resource(names[content], "image/svg+xml", drawing.svg)
        for content, drawing in drawings.items()
    )
    missing = dict.fromkeys(sign for drawing in drawings.values() for sign in drawing.missing)
    return DrawnFormulas(resources, tuple(missing))


def _put_picture(math: Element, drawing: Drawing, name: str) -> None:
    """The picture of a formula in its place; what follows it stays."""
    measures = {
        "width": drawing.width, "height": drawing.height, "vertical-align": -drawing.depth,
    }  # fmt: skip
    image = element("img", classes=CLASS, src=f"{SCHEME}:{name}", alt=math.get("alttext", ""))
    image.set("style", "; ".join(f"{key}: {value:.4f}em" for key, value in measures.items()))
    image.tail = math.tail
    parent = math.getparent()
    if parent is not None:
        parent.replace(math, image)
