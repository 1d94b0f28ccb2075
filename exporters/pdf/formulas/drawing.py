"""MathML → a picture of it (SVG, outlines only), drawn by ziamath.

The formula is set in STIX Two Math, which ziamath brings along (SIL Open Font License 1.1; its
outlines are drawn, the font itself is not embedded). Words that this font has no letters for, and
all words of a connected script, are set in the document's own faces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from ziamath.config import config
from ziamath.nodes.mnode import Mnode
from ziamath.zmath import Math

from exporters.formulas import MATHML
from exporters.pdf.formulas import tables  # noqa: F401 - the library takes the class from there
from exporters.pdf.formulas.words import Outline, Scribe
from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.assets import Fonts

# Naskh is drawn smaller than a roman of the same size.
_WORDS_SCALE: Final = 1.13
# Units to an em of the pictures: as fine as the fonts' own.
_EM: Final = 1000
# STIX Two is drawn a little larger than EB Garamond: its x-height is 0.473 em against 0.4.
_SCALE: Final = 0.92
_TOKENS: Final = ("mi", "mn", "mo", "mtext", "ms")
# Signs that say how to read and show nothing; a variation selector asks for a form of its letter.
_UNSEEN: Final = dict.fromkeys((*range(0x2061, 0x2065), *range(0xFE00, 0xFE10)))
# What stands above and below a sum on a line of its own stands beside it in a line of text.
_BESIDE: Final = {"munderover": "msubsup", "munder": "msub", "mover": "msup"}
_MOVABLE: Final = frozenset("∏∐∑⋀⋁⋂⋃⨀⨁⨂⨃⨄⨅⨆⨉") | {"lim", "max", "min", "sup", "inf"}
_OUTLINED: Final = "outlined"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, its size and its part below the baseline in em, characters without a glyph."""

    svg: bytes
    width: float
    height: float
    depth: float
    missing: tuple[str, ...] = ()


class _Outlined(Mnode, tag=_OUTLINED):
    """Words that are outlines already: `d` in thousandths of an em, and how far they reach."""

    def __init__(self, element: ET.Element, parent: Mnode, **kwargs: object) -> None:
        super().__init__(element, parent, **kwargs)
        self.scale = self.glyphsize / _EM * _WORDS_SCALE
        advance, low, high = (float(element.get(key, 0)) for key in ("advance", "low", "high"))
        self.bbox = type(self.bbox)(0, advance * self.scale, low * self.scale, high * self.scale)

    def draw(self, x: float, y: float, svg: ET.Element) -> tuple[float, float]:
        """Add the outline to the picture, its baseline at `y`."""
        move = f"translate({x:.3f} {y:.3f}) scale({self.scale:.5f} {-self.scale:.5f})"
        ET.SubElement(svg, "path", {"d": self.element.get("d", ""), "transform": move})
        return x + self.bbox.xmax, y


class Pen:
    """Draws formulas for one document, whose faces are `fonts`."""

    def __init__(self, fonts: Fonts) -> None:
        self._scribe = Scribe(fonts)
        config.svg2 = False  # outlines in their places: no symbols, no references
        self._mathematics = Math("<math><mi>x</mi></math>").font

    def draw(self, mathml: bytes) -> Drawing:
        """The picture of a `math` element."""
        root = ET.fromstring(mathml)  # noqa: S314 - serialised just now
        for element in root.iter():
            element.tag = element.tag.removeprefix(f"{{{MATHML}}}")
        is_display = root.get("displaystyle") == "true"
        root.set("displaystyle", str(is_display).lower())
        missing = [sign for element in root.iter() for sign in self._suit(element)]
        if not is_display:
            _set_beside(root)
        picture = Math(root, size=_EM / 10, margin=0)
        width, height = (length * 10 / _EM for length in picture.getsize())
        depth = -picture.getyofst() * 10 / _EM
        return Drawing(
            picture.svg().encode(),
            width * _SCALE, height * _SCALE, depth * _SCALE, tuple(missing),
        )  # fmt: skip

    def _suit(self, element: ET.Element) -> list[str]:
        """Change an element into what the library draws well; returns what no font has."""
        if element.tag in {"mtd", "mrow"} and not len(element):
            ET.SubElement(element, "mspace", {"width": "0em"})
        if element.tag not in _TOKENS:
            return []
        element.text = (element.text or "").translate(_UNSEEN) or "\u200a"
        strange = [sign for sign in element.text if not self._knows(sign)]
        if not strange:
            return []
        outline = self._scribe.outline(element.text)
        if element.tag == "mtext" and outline is not None:
            _replace(element, outline)
            return []
        return strange

    def _knows(self, sign: str) -> bool:
        return sign.isspace() or bool(self._mathematics.glyphindex(sign))


def _replace(element: ET.Element, outline: Outline) -> None:
    """Make of an element of words the outline of these words."""
    element.tag, element.text = _OUTLINED, None
    element.attrib.clear()
    for key in ("d", "advance", "low", "high"):
        element.set(key, str(getattr(outline, key)))


def _set_beside(root: ET.Element) -> None:
    """Set the limits of sums beside them, where nothing asks for the height of a display."""
    for element in root.iter():
        if element.tag in _BESIDE and len(element):
            sign = element[0]
            if sign.tag == "mo" and sign.text in _MOVABLE:
                element.tag = _BESIDE[element.tag]
