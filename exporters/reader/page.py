"""The printed page: its size, its binding edge, the numerals of its folios; and its typefaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exporters.document import PageDesign
from exporters.language import is_arabic_script
from exporters.paper import LARGEST, SIZES, SMALLEST, read_size
from exporters.reader.fields import language_tag

if TYPE_CHECKING:
    from exporters.reader.fields import Fields


def read_page(fields: Fields) -> PageDesign:
    """The page that `page` describes; A4 where it says nothing."""
    page = fields.fields("page", ("size", "binding", "numerals"))
    if page is None:
        return PageDesign()
    design: dict[str, Any] = {
        "binding": page.choice("binding", ("auto", "left", "right"), "auto"),
        "numerals": page.choice("numerals", ("both", "latin", "persian", "arabic"), "both"),
    }
    size = page.scalar("size")
    if size is not None:
        measures = read_size(size.text)
        if measures is None:
            page.findings.add("m-021", size.mark, size=size.text, known=", ".join(SIZES))
        elif not all(SMALLEST <= measure <= LARGEST for measure in measures):
            limits = f"{SMALLEST:g} mm to {LARGEST:g} mm"
            page.findings.add("m-022", size.mark, size=size.text, limits=limits)
        else:
            design["width"], design["height"] = measures
    return PageDesign(**design)


def read_nastaliq(fields: Fields) -> tuple[str, ...]:
    """The languages that `nastaliq` names, one or a list; each is of the Arabic script."""
    chosen = []
    for scalar in fields.scalars("nastaliq"):
        tag = language_tag(scalar, fields.findings)
        if tag is not None and not is_arabic_script(tag):
            choices = "ur, fa, ks and other languages of the Arabic script"
            fields.findings.add("m-016", scalar.mark, key="nastaliq", value=tag, choices=choices)
        elif tag is not None:
            chosen.append(tag)
    return tuple(chosen)
